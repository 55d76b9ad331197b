"""KB514: instalment plans longer than the rules allow, in the terms of a case or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.checks.compliance import scope
from kb.checks.compliance.basis import cite
from kb.checks.compliance.limits import Bound, strictest
from kb.checks.compliance.matching import TOLD
from kb.checks.compliance.numerals import FIRST, NUMBER, REST, count
from kb.checks.compliance.quoting import quoted
from kb.checks.compliance.wording import judged, worded
from kb.checks.context import Context, at, within
from kb.checks.options import words
from kb.checks.rule import Option, Rule
from kb.checks.view import View
from kb.findings import Finding
from kb.records import Case
from kb.records.texts import Role, Text

_CARDS = Option("products", ("credit-card",), "按信用卡个性化分期限期数的产品")
_CARD = re.compile(r"信用卡|卡债|这张卡|卡片")
_OTHER = re.compile(r"按揭|房贷|车贷|经营贷|经营性|小微|公积金贷")
_TERM = re.compile(
    rf"(?P<n>{FIRST}(?<!第.)(?<![0-9].){REST})\s?(?:(?P<month>期(?!限|间|末|初|货|满|待)|个月(?!前|后|以后|内|没|里|来))|(?P<year>年(?!前|后|以后|内|没|里|来|度|级|纪|初|底|末|费)))"
)
_SPREAD = re.compile(
    r"分期|分[^，。]{0,6}[年期月]|期数|拉到|拉长|批到|批|做|给到|放到|改成|改为|也可以|也行|封顶|批过|还清|方案|延到|办|摊|长期|谈|最多|最长|可以到|能到|个性化"
)
_EXTENDED = re.compile(
    rf"(?P<first>{NUMBER})\s?(?P<first_unit>年|个月)期?的?[^，。；]{{0,10}}展期[^，。；]{{0,3}}?(?P<then>{NUMBER})\s?(?P<then_unit>年|个月)"
)
_REFUSED = re.compile(
    r"(?:做|批|办|给|报|拉|放)不(?:了|到|下)|没法|无法|办不|系统(?:一律)?(?:驳回|不受理|不收)|不受理"
    r"|(?:上限|最长|最多|顶多|封顶)(?:就?是|只有|到|为)?[^，。；]{0,8}(?:五年|5\s?年|六十|60)"
    r"|(?:五年|六十期|60\s?期|5\s?年)[^，。；]{0,10}(?:上限|封顶|到顶)"
)
"""What is asked for is refused, or the longest term is told beside it."""
_YEAR = 12
_QUICK = re.compile(r"[期年月]")


def _found(view: View, context: Context) -> Iterator[Finding]:
    bound = strictest(context.library, "plan-months")
    case = view.record if isinstance(view.record, Case) else None
    card = case is not None and case.product in words(context, _CARDS)
    if bound is None or bound.max is None:
        return
    if case and card and case.outcome.plan and case.outcome.plan.months > bound.max:
        args = {"months": str(case.outcome.plan.months), **_bound(bound, context)}
        yield at(case, ("outcome", "plan"), "KB514-plan", **args)
    gists = (text for text in view.texts if text.role is Role.GIST)
    for text in (*judged(view), *gists):
        counted: list[Finding] = []
        if _QUICK.search(text.text):
            counted += _in_words(text, bound, context, card=card)
            counted += _extension(text, context)
        yield from counted
        yield from worded("KB514", text, view, context, counted=bool(counted))


def _in_words(text: Text, bound: Bound, context: Context, *, card: bool) -> Iterator[Finding]:
    if not (card or _CARD.search(text.text)):
        return
    for match in _TERM.finditer(text.text):
        n = count(match["n"])
        months = 0 if n is None else n * (_YEAR if match["year"] else 1)
        if months <= (bound.max or months):
            continue
        place = scope.place_of(text.text, *match.span())
        sentence = place.before + match.group() + place.after
        if (
            _OTHER.search(sentence)
            or _REFUSED.search(sentence)
            or not _SPREAD.search(sentence)
            or not _meant(text, place)
        ):
            continue
        if match["year"] and not _SPREAD.search(place.clause_before + match.group() + place.after[:8]):
            continue
        args = {"words": quoted(text.text, *match.span()), "months": str(months), **_bound(bound, context)}
        yield within(text, match.start(), match.end(), "KB514-words", **args)
        return


def _extension(text: Text, context: Context) -> Iterator[Finding]:
    """Extensions of personal loans, which may only be so long as the loan itself, or half so long above a year."""
    if "展期" not in text.text:
        return
    for match in _EXTENDED.finditer(text.text):
        first, then = _months(match["first"], match["first_unit"]), _months(match["then"], match["then_unit"])
        bound = strictest(context.library, "extension-short-ratio" if first <= _YEAR else "extension-long-ratio")
        if bound is None or bound.max is None:
            continue
        most = int(first * bound.max)
        if first and then > most and _meant(text, scope.place_of(text.text, *match.span())):
            yield within(
                text, match.start(), match.end(), "KB514-extension", words=quoted(text.text, *match.span()),
                first=str(first), then=str(then), **(_bound(bound, context) | {"max": str(most)}),
            )  # fmt: skip


def _meant(text: Text, place: scope.Place) -> bool:
    told = text.role in TOLD or text.role is Role.GIST
    if scope.denied(place, (), told=told):
        return False
    return (
        not (scope.of_debtor(place) or scope.condemned(place, past=False))
        if told
        else not (scope.of_others(place) or scope.asked(place))
    )


def _months(number: str, unit: str) -> int:
    n = count(number) or 0
    return n * _YEAR if unit == "年" else n


def _bound(bound: Bound, context: Context) -> dict[str, str]:
    return {"max": f"{bound.max:g}", "basis": cite(context.library, bound.article), "article": bound.article}


PLAN_LENGTH = Rule(
    "KB514", "plan-length", "分期超过允许的期数", "a plan longer than allowed", options=(_CARDS,), of_record=_found,
)  # fmt: skip
