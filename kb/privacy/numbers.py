"""Numbers told by their digits: identity numbers, companies' codes, bank cards, mobile and landline phones.

Each stretch of digits is claimed once, by the first kind that fits, in this order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kb.privacy.hit import Claims, Hit
from kb.privacy.identities import card, id15, id18, uscc
from kb.privacy.phones import landline, mobile, spelt_with_letters
from kb.privacy.protect import protected
from kb.privacy.runs import LABEL_REACH, Group, Window, runs, windows

_CODE = 18
_TELEPHONES = frozenset(range(10, 15))
_NEXT = 2
_MARKS = frozenset(".,")
_GLUED = re.compile(r"(?<![A-Za-z])(?:tel|phone|mobile|mob|call)$", re.IGNORECASE)
_GLUED_REACH = 8
_AFTER: tuple[Callable[[str, Window], Hit | None], ...] = (card, id15, mobile, landline)
"""Kinds that are looked for once identity numbers and companies' codes are taken."""


def numbers(text: str) -> Iterator[Hit]:
    """Every number of a person or company that its digits give away."""
    for groups in runs(text):
        harmless = protected(text, groups[0].start, groups[-1].end)
        for part in _split(groups, harmless):
            yield from _in_run(text, part)
    yield from spelt_with_letters(text)


def _split(groups: tuple[Group, ...], harmless: tuple[tuple[int, int], ...]) -> Iterator[tuple[Group, ...]]:
    """The run without the groups that are known to be harmless, in the parts that remain."""
    claims = Claims(groups[0].start, groups[-1].end)
    for stretch in harmless:
        claims.hold(*stretch)
    part: list[Group] = []
    for group in groups:
        if claims.holds(group.start, group.end):
            if part:
                yield tuple(part)
            part = []
        else:
            part.append(group)
    if part:
        yield tuple(part)


def _in_run(text: str, groups: tuple[Group, ...]) -> Iterator[Hit]:
    claims = Claims(groups[0].start - LABEL_REACH, groups[-1].end + 2 * _CODE)
    candidates = [window for window in windows(groups) if _is_candidate(text, window)]
    yield from filter(claims.take, _hits(id18, text, candidates))
    codes = (uscc(text, group.start) for group in groups if _begins_word(text, group.start))
    yield from (hit for hit in codes if hit and claims.take(hit))
    for look in _AFTER:
        yield from filter(claims.take, _hits(look, text, candidates))


def _hits(look: Callable[[str, Window], Hit | None], text: str, candidates: list[Window]) -> Iterator[Hit]:
    return (hit for window in candidates if (hit := look(text, window)))


def _is_candidate(text: str, window: Window) -> bool:
    """Whether the digits may be some number, are not all zeros, and not part of a longer word or of a decimal."""
    digits = window.digits
    if not digits.strip("0") or not _begins_word(text, window.start):
        return False
    # Of ten to fourteen digits only telephones are made, which begin so.
    if len(digits) in _TELEPHONES and digits[0] not in "018":
        return False
    if len(window.groups) > 1:
        return True
    before, after = text[max(0, window.start - _NEXT) : window.start], text[window.end : window.end + _NEXT]
    return not (before[-1:] in _MARKS and before[:1].isdigit()) and not (after[:1] in _MARKS and after[1:].isdigit())


def _begins_word(text: str, start: int) -> bool:
    before = text[start - 1] if start else " "
    if not (before.isascii() and before.isalnum()):
        return True
    return _GLUED.search(text, max(0, start - _GLUED_REACH), start) is not None
