"""KB511, hours: contact at a time of day when none is allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.checks.compliance import scope
from kb.checks.compliance.basis import cite
from kb.checks.compliance.limits import bounds
from kb.checks.compliance.matching import TOLD
from kb.checks.compliance.numerals import count
from kb.checks.compliance.phrase import SENTENCE_END
from kb.checks.compliance.quoting import quoted
from kb.checks.context import Context, within
from kb.findings import Finding
from kb.records.texts import Text

_NIGHTS = ("半夜", "深夜", "夜里", "夜间", "夜", "午夜")
_AFTERNOONS = ("下午", "傍晚", "晚上", "当晚", "今晚", "晚间", "晚", *_NIGHTS)
_MORNINGS = ("凌晨", "清晨", "清早", "一大早", "大早上", "大清早", "早上", "早晨", "上午", "中午", "早")
_PERIODS = "|".join(sorted((*_MORNINGS, *_AFTERNOONS), key=len, reverse=True))
_SMALL_HOURS = 5
"""After midnight 夜里 still belongs to the night before: 夜里两点 is 2:00."""
_TIME = re.compile(
    rf"(?P<period>{_PERIODS})?\s?(?P<hour>[0-9]{{1,2}}|[零一二两三四五六七八九十]{{1,3}})\s?"
    r"(?:[:：](?P<minute>[0-5][0-9])|(?P<oclock>点钟?|时(?!间|候|段|长|效))"
    r"(?P<spoken>半|一刻|三刻|整|[0-9]{1,2}分?|[一二三四五]?十[一二三四五六七八九]?分?|过[一二三四五六七八九十]{1,3}分?)?)"
)
_NIGHT = re.compile(
    r"天亮前|天亮之前|没天亮|鸡叫|五更|大?半夜|夜里|夜间|深更|通宵|大清早|一大早|天刚亮|天蒙蒙亮|后半夜|睡下|午夜|深夜|凌晨|后半夜|天不亮|天没亮|天还没亮|三更半夜"
)
_CONTACT = re.compile(
    r"拨|外呼|呼叫|上门|外访|短信|接通|打(?:通|给|一?遍|一?个|一?次|电话|了|过|他|她|最|也|进|都|来|[，,。！？；]|$)"
    r"|[给补再去]{1,2}.{0,3}打|(?:前|后|点|半|分)\s?打|催|电话|语音|联系|通话|致电|去电|来电?谈|扫(?:一?[轮遍圈]|号)|[跑走过打开]一?[轮遍圈]|开拨|开打|轮呼|群发|消息|发(?:了|送|一条|消息|信息|过去)|叫醒|吵醒|呼|[补拨打追加][了过]?[一二两三]?[通次遍]|[拨打补]了|响(?:铃|了)|按门铃|到(?:了)?(?:他|她|客户)家"
    r"|敲门|登门|堵|走访"
)
_INCOMING = re.compile(
    r"打进|打来|来电|打回|呼入|回电|拨入|(?<![给对跟向])[他她]打|主动(?:打|发|来|联系|找)|自己(?:打|发)|发来|来(?:了)?(?:短信|消息|信息|电话)|跑批|系统维护|睡不着|客服热线|值班"
)
_AGREED = re.compile(
    r"(?<!没有)(?<!没)(?<!未经)(?<!未)(?<!不)(?:同意|约定|约在|约好|约了|约的|约到|自己定|他定|定的时间"
    r"|应(?:客户|本人|他|她)|要求的|指定的|征得|本人要)"
)
_NOT_AGREED = re.compile(
    r"(?:没有?|未|不|并没|从没|并未|没说|没有说)(?:征得|经|得到|说|表示)?[^，。]{0,6}(?:同意|可以|约定|答应|允许)"
)
_STOPS = re.compile(
    r"停|结束|截止|不再|以后不|之后不|后不|收工|关机|下班|不作业|恢复|锁|冻结|拨不出|不准|不许|谁都别|再放出"
)
_NOTHING = re.compile(
    r"为\s?0|为零|零通|没有一通|不作业|由系统|时区|拨不出|锁[死呼]|任何人不得|谁都别|不准拨|监管[^，。]{0,8}罚|测试环境"
)
_THEN = re.compile(
    rf"[，,][^{SENTENCE_END}，,]{{0,6}}(?:那会儿|那时候?|那个点|这个点|这时候?|那个时间|这会儿)"
    rf"[^{SENTENCE_END}，,]{{0,6}}(?:打|拨|联系|上门|去|发)"
)
_CLAUSE = re.compile(rf"[^{SENTENCE_END}，,]+")
_HALF_DAY, _DAY = 12, 24
_FEW = 2
# Two patterns, as one that chose between a set and words would try every character.
_CLOCK = re.compile(r"[0-9零一二两三四五六七八九十]\s?(?:[点时]|[:：][0-5])")
_LATE = re.compile(
    r"半夜|深夜|凌晨|天不亮|天没亮|天亮前|天亮之前|没天亮|鸡叫|天刚亮|大清早|一大早|睡下|午夜|天蒙蒙亮|夜里|夜间|深更|通宵"
)


@dataclass(frozen=True, slots=True)
class Hours:
    """The time of day between which contact is allowed, in minutes after midnight, and the articles that say so."""

    first: int
    last: int
    articles: tuple[str, ...]

    @property
    def shown(self) -> str:
        """As a message shows it: 8:00–22:00."""
        return f"{self.first // 60}:{self.first % 60:02}–{self.last // 60}:{self.last % 60:02}"


def hours_of(context: Context) -> Hours | None:
    """The hours that all regulations in force leave open; `None` where no regulation says."""
    found = [
        bound
        for name in ("contact-hours", "call-hours")
        for bound in bounds(context.library, name)
        if bound.from_ and bound.to
    ]
    if not found:
        return None
    return Hours(
        max(_minutes(bound.from_) for bound in found),
        min(_minutes(bound.to) for bound in found),
        tuple(dict.fromkeys(bound.article for bound in found)),
    )


def outside_hours(text: Text, allowed: Hours, context: Context) -> Iterator[Finding]:
    """Contact outside the hours, told or said in a text; one finding a text."""
    if not (_CLOCK.search(text.text) or _LATE.search(text.text)):
        return
    if not _CONTACT.search(text.text):
        return
    for clause in _CLAUSE.finditer(text.text):
        said = clause.group()
        meant = _CONTACT.search(said) or _nothing_but_a_time(said) or _THEN.match(text.text, clause.end())
        found = _outside(said, allowed) if meant else None
        if found is None:
            continue
        start, end = clause.start() + found[0], clause.start() + found[1]
        place = scope.place_of(text.text, start, end)
        sentence = place.before + text.text[start:end] + place.after
        told = text.role in TOLD
        agreed = _AGREED.search(sentence) and not _NOT_AGREED.search(sentence)
        if _INCOMING.search(sentence) or agreed or _NOTHING.search(sentence):
            continue
        if scope.denied(place, (), told=told) or (
            told and (scope.of_debtor(place) or scope.condemned(place, past=True))
        ):
            continue
        yield within(
            text, start, end, "KB511-hours", words=quoted(text.text, start, end), hours=allowed.shown,
            basis=cite(context.library, allowed.articles[0]), article=allowed.articles[0],
        )  # fmt: skip
        return


def _nothing_but_a_time(clause: str) -> bool:
    """Whether a clause only says when what follows was done."""
    match = _TIME.search(clause)
    return match is not None and len(clause.replace(match.group(), "").strip()) <= _FEW


def _outside(clause: str, allowed: Hours) -> tuple[int, int] | None:
    for match in _TIME.finditer(clause):
        time = _time_of(match)
        if time is None:
            continue
        tail = clause[match.end() :]
        if _STOPS.search(tail[:10]) and time <= allowed.last:
            continue
        before = re.match(r"\s?(?:之前|以前|前)", tail)
        if time < allowed.first or (time == allowed.first and before) or time > allowed.last:
            return match.span()
        if (
            time == allowed.last
            and not re.match(r"\s?(?:之前|以前|前|[-—–~～至到])", tail)
            and not re.search(r"[-—–~～至到]\s?(?:晚上|晚)?\s?$", clause[: match.start()])
        ):
            return match.span()
    if all(_time_of(match) is None for match in _TIME.finditer(clause)) and (found := _NIGHT.search(clause)):
        return found.span()
    return None


def _time_of(match: re.Match[str]) -> int | None:
    """Minutes after midnight; `None` where half of the day is not told and may be either."""
    hour = count(match["hour"])
    if hour is None or hour > _DAY:
        return None
    minute = _minute(match["minute"] or match["spoken"] or "")
    period = match["period"] or ""
    if not period and not match["minute"] and 0 < hour <= _HALF_DAY:
        return None
    small = period in _NIGHTS and hour <= _SMALL_HOURS
    if period in _AFTERNOONS and hour < _HALF_DAY and not small:
        hour += _HALF_DAY
    elif hour == _HALF_DAY and period not in {"中午", "上午", "早上", ""}:
        hour = 0 if period == "凌晨" else _DAY
    return hour * 60 + minute


def _minute(written: str) -> int:
    fixed = {"": 0, "半": 30, "一刻": 15, "三刻": 45, "整": 0}
    if written in fixed:
        return fixed[written]
    return count(written.removeprefix("过").removesuffix("分")) or 0


def _minutes(written: str) -> int:
    hour, _, minute = written.partition(":")
    return int(hour) * 60 + int(minute)
