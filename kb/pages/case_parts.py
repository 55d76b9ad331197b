"""Parts of the case page: its facts in rows that close, and its steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kb.library import Library
from kb.pages.extras import extra_facts
from kb.pages.numbers import share
from kb.pages.outcomes import plan_text
from kb.records import Case, Strategy
from kb.records.case import Step
from kb.records.values import Ref

_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: the id of a result, text, or the ids of records to link to; `wide` takes two columns."""

    title: str
    text: str = ""
    links: tuple[str, ...] = ()
    result: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """A strategy of a step."""

    id: str
    verdict: str


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the timeline."""

    anchor: str
    when: str
    channels: str
    title: str
    text: str
    used: tuple[Use, ...]
    original: tuple[Use, ...]
    source: str
    persona_before: str
    persona_after: str

    @property
    def replaced(self) -> bool:
        """Whether a lawful way stands in place of the original one, so that both can be shown side by side."""
        return bool(self.original and self.used)


def case_facts(library: Library, case: Case) -> tuple[Fact, ...]:
    """The facts of a case, the result first, in rows without gaps."""
    return tuple(closed_rows(list(_facts(library, case))))


def _facts(library: Library, case: Case) -> Iterator[Fact]:
    words, outcome = library.vocabulary, case.outcome
    yield Fact("结果", plan_text(outcome.plan) if outcome.plan else "", result=outcome.result, wide=True)
    if outcome.recovered_share is not None:
        yield Fact("收回本金", share(outcome.recovered_share))
    if outcome.complaints is not None:
        yield Fact("投诉", str(outcome.complaints))
    yield _personas(case)
    days = "" if case.days_past_due is None else f"，逾期 {case.days_past_due} 天"
    yield Fact("阶段", f"{words.title('stages', case.stage)}{days}")
    yield Fact("产品", words.title("products", case.product))
    if channels := _channels(library, case):
        yield Fact("渠道", channels, wide=True)
    yield Fact("原因", words.title("reasons", case.reason))
    yield Fact("本金", words.title("principals", case.principal))
    if case.trade:
        yield Fact("行业", words.title("trades", case.trade))
    if outcome.waiver:
        yield Fact("减免", outcome.waiver)
    if case.opened:
        yield Fact("起止", _period(case))
    for extra in extra_facts(words, case):
        yield Fact(extra.title, extra.value)


def _personas(case: Case) -> Fact:
    assumed = case.assumed.name if case.assumed else ""
    actual = case.actual.name if case.actual else ""
    if assumed == actual or not (assumed and actual):
        return Fact("画像（起初就看准）" if assumed else "画像", links=(actual or assumed,), wide=True)
    return Fact("画像（起初 → 最终）", links=(assumed, actual), wide=True)


def _channels(library: Library, case: Case) -> str:
    used = dict.fromkeys(channel for step in case.steps for channel in step.channels)
    return "、".join(library.vocabulary.title("channels", channel) for channel in used)


def _period(case: Case) -> str:
    return case.month if case.opened == case.month else f"{case.opened} 至 {case.month}"


def closed_rows(facts: Sequence[Fact], columns: int = _COLUMNS) -> Iterator[Fact]:
    """Widen facts so that every row of the grid is full where that is possible.

    A fact takes one or two columns; the grid wraps one that no longer fits, which leaves a hole. A fact that would
    stand alone in the last row gets company from the row above.
    """
    rows: list[list[Fact]] = [[]]
    for fact in facts:
        if _width(rows[-1]) + _width([fact]) > columns:
            rows.append([])
        rows[-1].append(fact)
    if len(rows) > 1 and len(rows[-1]) == 1 and len(rows[-2]) > columns // 2:
        rows[-1].insert(0, rows[-2].pop())
    for row in rows:
        yield from _stretched(row, columns)


def _stretched(row: Sequence[Fact], columns: int) -> Iterator[Fact]:
    missing = columns - _width(row)
    for fact in row:
        if missing and not fact.wide:
            missing -= 1
            yield replace(fact, wide=True)
        else:
            yield fact


def _width(row: Sequence[Fact]) -> int:
    return sum(2 if fact.wide else 1 for fact in row)


def case_steps(library: Library, case: Case) -> tuple[StepView, ...]:
    """The timeline of a case; the persona is told where the guess changed."""
    views = []
    guess = case.assumed.name if case.assumed else ""
    for number, step in enumerate(case.steps, start=1):
        changed = step.persona.name if step.persona and step.persona.name != guess else ""
        views.append(_step(library, number, step, (guess, changed)))
        guess = changed or guess
    return tuple(views)


def _step(library: Library, number: int, step: Step, personas: tuple[str, str]) -> StepView:
    words = library.vocabulary
    before, after = personas
    return StepView(
        anchor=f"step-{number}",
        when=_when(step),
        channels="、".join(words.title("channels", channel) for channel in step.channels),
        title=step.title,
        text=step.text,
        used=uses(library, step.strategies),
        original=uses(library, step.corrected_from),
        source=words.title("contact_sources", step.contact_source) if step.contact_source else "",
        persona_before=before if after else "",
        persona_after=after,
    )


def _when(step: Step) -> str:
    if step.day is None:
        return ""
    return f"第 {step.day.number} 天{'起' if step.day.ongoing else ''}"


def uses(library: Library, strategies: Sequence[Ref]) -> tuple[Use, ...]:
    """Strategies with their verdicts; references that lead nowhere are left out, as checks report them."""
    found = [library.get(ref.name) for ref in strategies]
    return tuple(Use(item.id, item.verdict) for item in found if isinstance(item, Strategy))
