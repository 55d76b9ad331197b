"""KB511, counts: more calls a day to one debtor than the three counts of the rules allow.

Spoken conversations, announcements that got through, and calls that nobody answered are counted apart. Where a text
does not say which it means, dialling is judged by the widest count and anything else by the strictest, as a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.checks.compliance import scope
from kb.checks.compliance.basis import cite
from kb.checks.compliance.limits import strictest
from kb.checks.compliance.matching import TOLD
from kb.checks.compliance.numerals import NUMBER, count
from kb.checks.compliance.phrase import SENTENCE_END
from kb.checks.compliance.quoting import quoted
from kb.checks.context import Context, within
from kb.findings import Finding, Severity
from kb.records.texts import Text

_TIMES = re.compile(rf"(?P<n>{NUMBER})\s?(?:次|通|遍|条|回(?!电|款|收|复|访)|个电话|个(?=[，。,；！!]|$|看|来|打))")
_A_DAY = re.compile(
    r"[每一当全同](?:一)?[天日]|天天|首日|头一天|每日|今天|昨天|第一天|同日|今日|昨日|前日|本日|当晚|今晚|昨晚|从早到晚|从早上?到|一?整天|早中晚|一个?(?:上午|下午|晚上|早上|白天|中午)|上午|早上|下午|晚上|晚饭|白天|24\s?小时|二十四小时|[一每]个?(?:小时|钟头)|[0-9一二三四五六七八九十半几]{1,3}个?(?:小时|分钟|钟头)(?:之?内|里|以内)|一早上|一上午|一下午|一晚上"
)
_WHOLE_DAY = re.compile(r"[每一当全同](?:一)?[天日]|天天|首日|每日|合计|一共|总共|共计|累计|加起来")
_INCOMING = re.compile(r"给我们打|打给我们|打来|打进|来电|呼入|主动打|拨入")
_LONGER = re.compile(rf"(?:{NUMBER}|[每当本上这近半前])个?(?:月|周|星期|季度?|年)|月度|全月|季度|累计|历时")
_PARTS = re.compile(r"上午|早上|中午|下午|傍晚|晚上|晚饭后|夜里|当天|之后")
_TOTAL = re.compile(r"合计|一共|总共|共计|累计|加起来|总计")
_TEAM = re.compile(
    r"每[个名位]?(?:坐席|员工|同事|专员)|坐席(?:人均|每天)|团队|人均|日均|全组|全员|每人|小组|抽检|抽听|质检|全体|目标户均|机器人日|系统每天|平均每[天日]|我们组|整个组|名单|户次|万通|听录音|录音"
)
_CALLING = re.compile(r"打|[不没未]接|发|拨|呼|通话|接通|电话|联系|播报|聊|沟通|密度|[他她户案]|短信|语音")
_TALKED = re.compile(r"有效通话|通话|聊|沟通|说上话|谈了|交谈|有效沟通")
_ANNOUNCED = re.compile(r"播报|语音通知|语音提醒|告知式|机器人语音")
_UNANSWERED = re.compile(
    r"没有?接|未接|不接|没有?人接|无人接|打不通|拨不通|没通|都没|没有接通|未接通|占线|无法接通|拒接"
)
_DIALLED = re.compile(r"拨|呼|条")
_HOURLY = re.compile(r"[一每]个?(?:小时|钟头)")
_SENTENCE = re.compile(rf"[^{SENTENCE_END}]+")


@dataclass(frozen=True, slots=True)
class Count:
    """How often, in a sentence, somebody is called in a day, and where that is written."""

    number: int
    start: int
    end: int


def over_frequency(text: Text, context: Context) -> Iterator[Finding]:
    """A count above its limit in a text; one finding a text."""
    if not _TIMES.search(text.text) or not _A_DAY.search(text.text):
        return
    for sentence in _SENTENCE.finditer(text.text):
        said = sentence.group()
        if not _A_DAY.search(said) or not _CALLING.search(said) or _TEAM.search(said) or _INCOMING.search(said):
            continue
        found = _counted(said)
        kind = _kind(said)
        bound = strictest(context.library, f"{kind}-calls-per-day")
        if found is None or bound is None or bound.max is None or found.number <= bound.max:
            continue
        start, end = sentence.start() + found.start, sentence.start() + found.end
        if not _meant(text, start, end):
            continue
        finding = within(
            text, start, end, f"KB511-{kind}", words=quoted(text.text, start, end), n=str(found.number),
            max=f"{bound.max:g}", basis=cite(context.library, bound.article), article=bound.article,
        )  # fmt: skip
        yield finding if _clear(said, found.number, context) else replace(finding, severity=Severity.WARNING)
        return


def _meant(text: Text, start: int, end: int) -> bool:
    place = scope.place_of(text.text, start, end)
    told = text.role in TOLD
    if scope.denied(place, (), told=told) or re.search(
        r"(?:不超过|不多于|不超|最多|至多|上限|以内|不宜超过|限)\s?$", place.clause_before
    ):
        return False
    if not told:
        return not (scope.of_others(place) or scope.asked(place))
    return not (scope.of_debtor(place) or scope.of_other_party(place) or scope.condemned(place, past=True))


def _counted(said: str) -> Count | None:
    """The count of a sentence: the total that it states, else the sum over the parts of the day, else the highest."""
    found = [
        Count(n, match.start(), match.end()) for match in _TIMES.finditer(said) if (n := count(match["n"])) is not None
    ]
    if not found:
        return None
    found = [item for item in found if not _longer_time(said, item)]
    daily = [item for item in found if _A_DAY.search(_clause(said, item))]
    found = found if _TOTAL.search(said) or len(set(_PARTS.findall(said))) > 1 else daily or found
    if not found:
        return None
    if total := _TOTAL.search(said):
        return next((item for item in found if item.start >= total.start()), found[-1])
    highest = max(found, key=lambda item: item.number)
    parts = [item for item in found if _PARTS.search(said, 0, item.start)]
    if len(set(_PARTS.findall(said))) > 1 and len(parts) > 1 and not _WHOLE_DAY.search(said[: found[0].start]):
        summed = sum(item.number for item in parts)
        if summed > highest.number and highest.number != summed:
            return Count(summed, parts[0].start, parts[-1].end)
    return highest


def _clause(said: str, item: Count) -> str:
    """The clause of a count, within its sentence."""
    first = max(said.rfind(mark, 0, item.start) for mark in "，,：:") + 1
    last = min((place for mark in "，,：:" if (place := said.find(mark, item.end)) >= 0), default=len(said))
    return said[first:last]


def _longer_time(said: str, item: Count) -> bool:
    """Whether a count is one of a week, a month or more: 一个月里通话二十二次."""
    clause = _clause(said, item)
    return bool(_LONGER.search(clause)) and not _A_DAY.search(clause)


def _kind(said: str) -> str:
    if _ANNOUNCED.search(said):
        return "notice"
    if _UNANSWERED.search(said) or (_DIALLED.search(said) and not _TALKED.search(said)):
        return "unanswered"
    return "effective"


def _clear(said: str, number: int, context: Context) -> bool:
    """Whether the count is too high whatever it counts, or the sentence says what it counts."""
    widest = strictest(context.library, "unanswered-calls-per-day")
    above = widest is not None and widest.max is not None and number > widest.max
    return above or bool(_TALKED.search(said) or _ANNOUNCED.search(said) or _UNANSWERED.search(said))
