"""KB512 and KB513: third parties reached only when contact was lost, and every number with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kb.checks.compliance.basis import cite
from kb.checks.compliance.limits import bounds
from kb.checks.compliance.wording import findings
from kb.checks.context import Context, at
from kb.checks.options import words
from kb.checks.rule import Option, Rule
from kb.checks.view import View
from kb.findings import Finding, Severity
from kb.records import Case
from kb.records.numerals import chinese_numeral

_STRATEGIES = Option("strategies", ("designated-contact",), "联系第三人的策略")
_CHANNELS = Option("channels", ("phone", "robot", "sms", "letter", "visit"), "主动联系的渠道，写了就要写来源")
_INVALID = re.compile(
    r"停机|空号|已注销|号码(?:已经?)?(?:无效|失效|作废|易主|换了主人)|不是本人|打错了|暂停服务|退回|查无此人|去世|身故|不在了"
)
_LOST = re.compile(r"失联(?:的)?(?:条件|记录|凭据)[^，。；]{0,6}(?:齐|满足|核)")
_SAME_DAY = re.compile(r"当天|当日|当场|随即|立刻|马上")
_NEXT_DAY = re.compile(r"次日|第二天|隔天|隔日|转天")
_INCOMING = re.compile(
    r"回电|来电|打回来|打来|打进|回了电话|回拨|主动(?:打|联系|来)|自己打|他打|她打|上门来|来到|找上门|回信|回复|电话来|来(?:还价|谈|问|电|说|商量)|来信|信来|寄来|回了"
)
_ARTICLE = "cba-guideline-2026#third-party"
_SOURCE_ARTICLE = "cba-guideline-2026#sources"


def _lost(view: View, context: Context) -> Iterator[Finding]:
    yield from findings("KB512", view, context)
    if isinstance(view.record, Case):
        yield from _conditions(view.record, context)


def _conditions(case: Case, context: Context) -> Iterator[Finding]:
    strategies = set(words(context, _STRATEGIES))
    article = {"basis": cite(context.library, _ARTICLE), "article": _ARTICLE}
    for index, step in enumerate(case.steps):
        for n, ref in enumerate(step.strategies):
            if ref.name not in strategies:
                continue
            path = ("steps", index, "strategies", n)
            told = "\n".join((case.background, *(earlier.text for earlier in case.steps[: index + 1])))
            if not _shown(told, context):
                yield at(case, path, "KB512-not-shown", **_needed(context), **article)
            elif _on_the_same_day(case, index, told, context):
                yield at(case, path, "KB512-same-day", **_needed(context), **article)


def _shown(told: str, context: Context) -> bool:
    """Whether the text shows that contact was lost: an invalid number, or so many calls or days without an answer."""
    return bool(_INVALID.search(told) or _LOST.search(told) or _attempts(context).search(told))


def _on_the_same_day(case: Case, index: int, told: str, context: Context) -> bool:
    """Whether the calls that were to show it were made on the very day on which somebody else was called."""
    if _INVALID.search(told) or _LOST.search(told) or _days(context).search(told):
        return False
    step = case.steps[index]
    if _NEXT_DAY.search(step.text):
        return False
    same = [other for other in case.steps[:index] if other.day and step.day and other.day.number == step.day.number]
    return bool(_SAME_DAY.search(step.text)) or any(_attempts(context).search(other.text) for other in (*same, step))


def _needed(context: Context) -> dict[str, str]:
    return {"calls": str(_least(context, "failed-calls-before-third-party")),
            "days": str(_least(context, "failed-days-before-third-party"))}  # fmt: skip


def _least(context: Context, name: str) -> int:
    return max((int(bound.min) for bound in bounds(context.library, name) if bound.min), default=0)


def _attempts(context: Context) -> re.Pattern[str]:
    calls = _numbers(_least(context, "failed-calls-before-third-party"))
    return re.compile(
        rf"(?:{calls})\s?次[^。；\n]{{0,16}}(?:没|未|不|无)|(?:没|未|不)[^。；\n]{{0,8}}(?:{calls})\s?次|{_days(context).pattern}"
    )


def _days(context: Context) -> re.Pattern[str]:
    days = _numbers(_least(context, "failed-days-before-third-party"))
    return re.compile(rf"(?:连续|连着|这|整整|一连)?(?:{days})\s?[天日](?:[^。；\n]{{0,20}}(?:没|未|不|无|停机)|里)")


def _numbers(least: int) -> str:
    """Every number from the least to twenty, in both ways of writing."""
    return "|".join(f"{n}|{chinese_numeral(n)}" for n in range(20, max(least, 1) - 1, -1))


def _sources(view: View, context: Context) -> Iterator[Finding]:
    case = view.record
    if not isinstance(case, Case):
        return
    channels, strategies = set(words(context, _CHANNELS)), set(words(context, _STRATEGIES))
    six = "、".join(term.title for term in context.vocabulary.contact_sources.values())
    for index, step in enumerate(case.steps):
        if step.contact_source:
            continue
        args = {"sources": six, "basis": cite(context.library, _SOURCE_ARTICLE), "article": _SOURCE_ARTICLE}
        if any(ref.name in strategies for ref in step.strategies):
            yield at(case, ("steps", index), "KB513-third-party", **args)
        elif channels & set(step.channels) and not _answers(case, index) and not _goes_on(case, index):
            yield replace(at(case, ("steps", index), "KB513-debtor", **args), severity=Severity.WARNING)


def _answers(case: Case, index: int) -> bool:
    """Whether the debtor made the contact himself; of the first step the background may say so."""
    step = case.steps[index]
    told = f"{case.background}\n{step.text}" if index == 0 else step.text
    return bool(_INCOMING.search(step.title) or _INCOMING.search(told))


def _goes_on(case: Case, index: int) -> bool:
    """Whether the step carries on with a contact of an earlier step of the same day."""
    step = case.steps[index]
    return any(other.day == step.day and set(other.channels) & set(step.channels) for other in case.steps[:index])


LOST_CONTACT = Rule(
    "KB512", "lost-contact", "还没有失联就联系第三人", "third parties reached before contact was lost",
    options=(_STRATEGIES,), of_record=_lost,
)  # fmt: skip
CONTACT_SOURCE = Rule(
    "KB513", "contact-source", "联系方式没有写来源", "a contact without a source",
    options=(_CHANNELS, _STRATEGIES), of_record=_sources,
)  # fmt: skip
