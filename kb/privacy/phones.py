"""Mobile and landline numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.privacy import labels
from kb.privacy.hit import Hit, Kind
from kb.privacy.labels import ends_word, is_labelled
from kb.privacy.runs import Window

_MOBILE = re.compile(r"(?P<prefix>0086|86|0)?1[3-9]\d{9}")
_SHAPES = frozenset({
    (11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 4, 3), (4, 3, 4), (5, 6), (6, 5), (3, 5, 3), (5, 3, 3),
    (4, 7), (3, 2, 2, 2, 2), (3, 2, 2, 4), (2, 3, 3, 3), (3, 4, 2, 2), (3, 3, 3, 2), (1, 10), (2, 9),
    (1, 2, 2, 2, 2, 2), (2, 2, 2, 2, 2, 1),
})  # fmt: skip
"""How people space a mobile number."""
_COUNTRY = re.compile(r"(?:[（(]\s?\+?\s?(?:00)?86\s?[)）][- ]?|\+)$")
_AREA = re.compile(r"[（(]\s?(0\d{2,3}|(?<=86[（(])\d{2,3})\s?[)）]\s?[-—]?\s?$")
_LANDLINE = re.compile(r"0\d{9,11}")
_ABROAD = re.compile(r"(?:00)?860?[1-9]\d{8,10}")
_ABROAD_CODES = frozenset({"86", "0086"})
_LOCAL = frozenset({7, 8})
_AREA_CODES = frozenset({3, 4})
_REACH = 10
_CLOSE = 12
_LETTERS = str.maketrans("oOlIi|", "001111")
_LETTERED = re.compile(r"[1lI|](?<![A-Za-z0-9|].)[3-9][0-9oOlI](?:[ -]?[0-9oOlI]{4}){2}(?![A-Za-z0-9])")
_FEWEST_DIGITS = 6
_IN_WORDS = re.compile(
    r"区号[是为：:\s]{0,2}(?P<area>0\d{2,3})[，,、；;\s]{0,2}(?:号码|电话|座机|固话|后面|再拨|本地号码?)?[是为：:\s]{0,2}"
    r"(?P<number>\d{7,8})(?!\d)"
)
_LOCAL_SHAPES = frozenset({(7,), (8,), (4, 4), (3, 4)})


def mobile(text: str, window: Window) -> Hit | None:
    """A mobile number, with or without the country's."""
    match = _MOBILE.fullmatch(window.digits)
    if not match or not ends_word(text, window.end):
        return None
    prefix = match["prefix"] or ""
    spaced = any(_is_spaced(lengths, prefix) for lengths in (window.raw, window.shape))
    if not spaced and not (window.near and is_labelled(text, window.start, labels.PHONE)):
        return None
    if window.near and is_labelled(text, window.start, labels.OTHER):
        return None
    return Hit(Kind.MOBILE, _with_country(text, window.start), window.end)


def _is_spaced(lengths: tuple[int, ...], prefix: str) -> bool:
    """Whether digits are spaced as people space a mobile number, or one by one."""
    if prefix:
        alone = lengths[0] == len(prefix)
        lengths = lengths[1:] if alone else (lengths[0] - len(prefix), *lengths[1:])
    return lengths in _SHAPES or set(lengths) == {1}


def _with_country(text: str, start: int) -> int:
    country = _COUNTRY.search(text, max(0, start - _REACH), start)
    return country.start() if country else start


def spelt_with_letters(text: str) -> Iterator[Hit]:
    """Mobile numbers in which O stands for zero or l for one; told in words, landlines with their area code."""
    for match in _LETTERED.finditer(text):
        digits = match[0].translate(_LETTERS)
        letters = sum(map(str.isalpha, match[0]))
        if letters and len(digits) - letters >= _FEWEST_DIGITS and digits[1] in "3456789":
            yield Hit(Kind.MOBILE, match.start(), match.end())
    if "区号" in text:
        for match in _IN_WORDS.finditer(text):
            yield Hit(Kind.LANDLINE, match.start("area"), match.end())


def _may_be_landline(window: Window) -> bool:
    """Whether the digits alone leave it possible: told before anything around them is looked at."""
    digits = window.digits
    return len(digits) in _LOCAL or digits[0] == "0" or window.groups[0].digits in _ABROAD_CODES


def landline(text: str, window: Window) -> Hit | None:
    """A landline number: with its area code, or named so."""
    digits, start = window.digits, window.start
    possible = _may_be_landline(window) and ends_word(text, window.end)
    if not possible or (window.near and is_labelled(text, start, labels.OTHER)):
        return None
    bracket = _AREA.search(text, max(0, start - _REACH), start) if window.near else None
    if bracket and len(digits) in _LOCAL:
        return Hit(Kind.LANDLINE, bracket.start(), window.end)
    named = window.near and is_labelled(text, start, labels.PHONE, _CLOSE)
    first = len(window.groups[0].digits)
    if _LANDLINE.fullmatch(digits):
        separated = first in _AREA_CODES and len(digits) - first in _LOCAL
        return Hit(Kind.LANDLINE, start, window.end) if separated or named else None
    if window.groups[0].digits in _ABROAD_CODES and _ABROAD.fullmatch(digits):
        return Hit(Kind.LANDLINE, _with_country(text, start), window.end)
    if (
        window.near
        and (
            is_labelled(text, start, labels.LANDLINE, _CLOSE)
            or labels.RIGHT_BEFORE.search(text, max(0, start - _CLOSE), start)
        )
        and len(digits) in _LOCAL
        and digits[0] not in "01"
        and window.shape in _LOCAL_SHAPES
    ):
        return Hit(Kind.LANDLINE, start, window.end, sure=False)
    return None
