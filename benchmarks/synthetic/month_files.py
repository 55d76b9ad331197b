"""Writes a month: the lead's words, and raw figures whose slices add up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from random import Random

from benchmarks.synthetic.case_file import Case
from benchmarks.synthetic.playbook import Playbook

Figures = dict[str, int]

# Share of the due amount that comes in, and of promises that are kept, from the first stage to the last.
_RECOVERED = (0.80, 0.45, 0.27, 0.14)
_KEPT = (0.81, 0.70, 0.63, 0.55)
_DUE = (3_200_000, 2_100_000, 1_500_000, 2_350_000)
_PROMISES = (430, 214, 96, 72)
# Outstanding principal when the month begins, and the share of the stage before that rolls in;
# what rolls into the first stage is newly past due and measured against that stage itself.
_BALANCE = (13_800_000, 3_200_000, 1_850_000, 9_600_000)
_ROLLED_IN = (1.0, 0.24, 0.60, 0.76)

_WORDS = (
    "这个月最值得学的是[[{highlight}]]，请每个组在晨会上读一遍。",
    "先看[[{highlight}]]，再看自己手里最像的那一件。",
    "这个月谈成的不算多，但[[{highlight}]]把后面几期都接上了。",
)
_MORE = (
    "提醒放在到期前两天以后，{stage} 的承诺兑现得更稳。",
    "判断画像要慢一点，前两通多问少说，{count}件误判都出在第一通。",
    "记录补齐的案子，后面每一步都快。",
    "用得最多的是[[{strategy}]]，用得对的地方是先听后说。",
    "新来的同事这个月独立处理了 {stage}，师傅们辛苦了。",
)
_PLANS = (
    "前两通电话必须有一个开放式提问，质检单加一项。",
    "淡旺季明显的行业，各补一页话术。",
    "每周三下午对一次停催标记，机器人和人工一起核。",
    "方案报批的进展，每三天告诉客户一次。",
    "错题本每组每月至少一篇。",
)


def month_text(chance: Random, playbook: Playbook, month: str, cases: Sequence[Case]) -> str:
    """The write-up of a month, with one of its cases to read."""
    year, number = (int(part) for part in month.split("-"))
    after = dt.date(year + number // 12, number % 12 + 1, 2)
    highlight = chance.choice([case for case in cases if case.status == "published"])
    people = playbook.ids("people")
    strategy = chance.choice([item for item in playbook.strategies.values() if not item.prohibited])
    failed = sum(case.facts.kind == "failure" for case in cases)
    facts = {
        "highlight": highlight.id,
        "stage": chance.choice(list(playbook.stages)),
        "count": chance.choice("两三四五"),
        "strategy": strategy.title,
    }
    words = [chance.choice(_WORDS), *chance.sample(_MORE, 2)]
    return "\n".join(
        [
            "---",
            f"title: {year} 年 {number} 月复盘",
            f"owner: {chance.choice(people)}",
            f"reviewed_on: {after}",
            f"summary: 本月结案 {len(cases)} 件，其中失败 {failed} 件。",
            "status: published",
            f"author: {chance.choice(people)}",
            f"highlight: {highlight.id}",
            "---",
            "## 组长的话",
            "".join(word.format(**facts) for word in words),
            "",
            "## 下月打算",
            *(f"- {plan}" for plan in chance.sample(_PLANS, 2)),
            "",
        ]
    )


def measures_text(chance: Random, playbook: Playbook, cases: int) -> str:
    """The raw figures of a month; `cases` scales them slightly."""
    names, scale = list(playbook.stages)[:4], 1 + cases / 1000
    balances = _balances(chance, scale)
    stages = {name: _stage(chance, index, scale) | balances[index] for index, name in enumerate(names)}
    total = _sum(stages)
    target = round(total["amount_recovered"] * chance.uniform(0.9, 1.08), -4)
    lines = [
        f"target: {{amount_recovered: {int(target)}}}",
        "total:",
        *(f"  {name}: {value}" for name, value in {**total, **_calls(chance, total)}.items()),
        "by_stage:",
        *(f"  {stage}: {_flow(figures)}" for stage, figures in stages.items()),
        "by_product:",
        *(f"  {name}: {_flow(figures)}" for name, figures in _split(chance, total, playbook.ids("products")).items()),
        "by_tier:",
        *(f"  {name}: {_flow(figures)}" for name, figures in _split(chance, total, ("head", "middle", "tail")).items()),
    ]
    return "\n".join(lines) + "\n"


def _stage(chance: Random, index: int, scale: float) -> Figures:
    due = round(_DUE[index] * scale * chance.uniform(0.9, 1.1), -3)
    promises = round(_PROMISES[index] * scale * chance.uniform(0.9, 1.1))
    return {
        "amount_due": int(due),
        "amount_recovered": int(round(due * _RECOVERED[index] * chance.uniform(0.92, 1.08), -3)),
        "promises_due": promises,
        "promises_kept": round(promises * _KEPT[index] * chance.uniform(0.95, 1.05)),
    }


def _balances(chance: Random, scale: float) -> list[Figures]:
    """What each stage holds when the month begins, and what rolls into it from the one before."""
    starts = [_thousands(balance * scale * chance.uniform(0.95, 1.05)) for balance in _BALANCE]
    before = [starts[0], *starts]
    rolled = [_thousands(before[i] * share * chance.uniform(0.92, 1.08)) for i, share in enumerate(_ROLLED_IN)]
    return [{"balance_start": start, "balance_rolled_in": into} for start, into in zip(starts, rolled, strict=True)]


def _thousands(amount: float) -> int:
    return int(round(amount, -3))


def _sum(slices: Mapping[str, Figures]) -> Figures:
    names = next(iter(slices.values()))
    return {name: sum(figures[name] for figures in slices.values()) for name in names}


def _calls(chance: Random, total: Figures) -> Figures:
    calls = round(total["promises_due"] * chance.uniform(17, 20))
    connected = round(calls * chance.uniform(0.38, 0.45))
    inspected = chance.randint(280, 340)
    return {
        "cases_handled": round(total["promises_due"] * chance.uniform(1.6, 1.8)),
        "calls": calls,
        "calls_connected": connected,
        "calls_with_debtor": round(connected * chance.uniform(0.58, 0.66)),
        "calls_third_party": chance.randint(3, 18),
        "promises_made": total["promises_due"] + chance.randint(40, 120),
        "collectors": chance.randint(11, 13),
        "inspected": inspected,
        "inspected_ok": inspected - chance.randint(0, 6),
        "complaints": chance.randint(0, 4),
    }


def _split(chance: Random, total: Figures, names: Sequence[str]) -> dict[str, Figures]:
    """Divide the amounts among some names; what rounding leaves over goes to the last."""
    shares = [chance.uniform(0.6, 1.4) for _ in names]
    result: dict[str, Figures] = {name: {} for name in names}
    for figure in ("amount_due", "amount_recovered"):
        left = total[figure]
        for name, share in list(zip(names, shares, strict=True))[:-1]:
            part = int(round(total[figure] * share / sum(shares), -3))
            result[name][figure] = part
            left -= part
        result[names[-1]][figure] = left
    return result


def _flow(figures: Mapping[str, float]) -> str:
    return "{" + ", ".join(f"{name}: {int(value)}" for name, value in figures.items()) + "}"
