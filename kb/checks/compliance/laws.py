"""KB518: laws that no longer stand, and article numbers that have moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kb.checks.compliance import scope
from kb.checks.compliance.basis import cite
from kb.checks.compliance.numerals import count
from kb.checks.compliance.tables import known_regulations, table
from kb.checks.compliance.wording import worded
from kb.checks.context import Context, within
from kb.checks.rule import Mend, Rule
from kb.checks.view import View
from kb.findings import Edit, Finding, Fix
from kb.records.numerals import chinese_numeral
from kb.records.texts import Role, Text

_SILENT = frozenset({Role.COUNTER_EXAMPLE, Role.DEBTOR_SAYS, Role.RESEARCH, Role.NAME})
_NAMING_LAW = ("法", "银发", "民诉", "指引")
_KNOWN_OLD = re.compile(
    r"废止|失效|取代|替代|接替|旧法|改[为引列成在]|改新号|不再(?:适用|引用|有效|用|作数)|当时(?:施行|有效|的)|旧的?《|原《|原(?:来的|在)|对照|施行前|以前的|已被"
    r"|修[正订](?:以?前|后)|旧条号|旧号|别再|旧第|现为|旧(?:话术|教材|讲义|句|稿|版)|[早已经](?:就|已)?废|停用|[并归]入|并进|没有这部"
    r"|(?:全部|一律|逐条|都|请|，|、)换[成掉]|下架|退[稿回]|重发|还能不能|不管了|出处[错不]|[还仍]写着|[还仍]写《"
)
_CITED = re.compile(r"第[^，。；]{1,9}[条章编节]|规定|总则|分则|司法解释|》")
_CITING = re.compile(
    r"(?:依据|根据|按照?|依照?|适用|违反|见|看|引用?|以|写明|查|背|学|讲|抽考|援引|参照)[^，。；]{0,6}$"
)
_ARTICLE = re.compile(r"》?(?:（[^）]{0,12}）)?\s?第\s?(?P<n>[0-9]{1,3}|[一二三四五六七八九十百零〇]{1,7})\s?条")


@dataclass(frozen=True, slots=True)
class _Repealed:
    name: str
    pattern: re.Pattern[str]
    successor: str
    article: str
    cites_itself: bool
    """Whether the name is so special that it needs no 《》, 第…条 or 依据 around it to be a citation."""


@dataclass(frozen=True, slots=True)
class _Moved:
    regulation: str
    articles: Mapping[int, tuple[str, tuple[str, ...]]]


@cache
def _repealed() -> tuple[_Repealed, ...]:
    found = []
    for row in table("old-laws.yml")["repealed"]:
        after, before = row.get("after", ""), row.get("not_before", [])
        for name in row["names"]:
            pattern = (
                (f"(?<!{after})" if after else "") + re.escape(name) + (f"(?!{'|'.join(before)})" if before else "")
            )
            found.append(_Repealed(name, re.compile(pattern), row["successor"], row["article"], len(name) > 4))  # noqa: PLR2004
    return tuple(found)


@cache
def _moved() -> Mapping[str, _Moved]:
    return {
        name: _Moved(
            row["regulation"],
            {int(key): (new["now"], tuple(new["words"])) for key, new in row["articles"].items()},
        )
        for row in table("old-laws.yml")["renumbered"]
        for name in row["names"]
    }


def _found(view: View, context: Context) -> Iterator[Finding]:
    for text in view.texts:
        if text.role in _SILENT or (view.record.TYPE == "regulation" and text.path[0] != "articles"):
            continue
        if view.record.TYPE == "case" and text.path[0] == "steps" and _corrected(view, text):
            continue
        known: list[Finding] = []
        if any(word in text.text for word in _NAMING_LAW):
            known += _repealed_in(text, context)
            known += _moved_in(text, context)
        yield from known
        yield from worded("KB518", text, view, context, counted=bool(known))


def _corrected(view: View, text: Text) -> bool:
    steps = getattr(view.record, "steps", ())
    return bool(steps[int(text.path[1])].corrected_from)


def _repealed_in(text: Text, context: Context) -> Iterator[Finding]:
    for law in _repealed():
        if law.name not in text.text:
            continue
        for match in law.pattern.finditer(text.text):
            place = scope.place_of(text.text, *match.span())
            around = place.before + match.group() + place.after
            quoted = place.before.endswith(("《", "《中华人民共和国"))
            if _KNOWN_OLD.search(around):
                continue
            if quoted or law.cites_itself or _CITED.match(place.after.lstrip("》")) or _CITING.search(place.before):
                basis = f"（{cite(context.library, law.article)}）" if law.article else ""
                args = {"name": law.name.split("〕")[0], "successor": law.successor, "basis": basis}
                yield within(text, *match.span(), "KB518-repealed", **(args | {"name": law.name}))
                break


def _moved_in(text: Text, context: Context) -> Iterator[Finding]:
    for name, moved in _moved().items():
        start = text.text.find(name)
        while start >= 0:
            end = start + len(name)
            match = _ARTICLE.match(text.text, end)
            if match:
                yield from _at_old_number(text, match, name, moved, context)
            start = text.text.find(name, end)


def _at_old_number(text: Text, match: re.Match[str], name: str, moved: _Moved, context: Context) -> Iterator[Finding]:
    number = count(match["n"])
    new = moved.articles.get(number or 0)
    place = scope.place_of(text.text, *match.span())
    around = place.before + match.group() + place.after
    # A shorter name within a longer one (治安法) has no article of its own right behind it, so nothing is told twice.
    if new is None or _KNOWN_OLD.search(around) or not any(word in around for word in new[1]):
        return
    span = match.span("n")
    written = chinese_numeral(int(new[0])) if not match["n"].isascii() else new[0]
    fix = None if text.spoken else Fix((Edit(text.span(*span), written),), safe=False)
    known = moved.regulation in known_regulations() or context.library.get(moved.regulation)
    now = cite(context.library, f"{moved.regulation}#{new[0]}") if known else f"第 {new[0]} 条"
    yield within(text, *match.span(), "KB518-moved", fix, name=name, old=str(number), now=now, article=new[0])


OLD_LAWS = Rule(
    "KB518", "old-laws", "引用了已废止的法律或旧条号", "a repealed law or a renumbered article is cited",
    mend=Mend.UNSAFE, of_record=_found,
)  # fmt: skip
