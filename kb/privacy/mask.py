"""Masking: whatever is said about a text, nobody can be found from what is said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kb.privacy.find import written
from kb.privacy.plain import plain
from kb.privacy.protect import protected
from kb.privacy.sums import is_total, sums

_KEPT = frozenset("-·.@:/()（） \n\t")
_WIDE = frozenset({"W", "F"})
_LONG = re.compile(r"[0-9](?<![0-9A-Za-z.].)[0-9]{9,63}[Xx]?(?![0-9A-Za-z])")
"""Digits that may be anybody's where nothing around them tells what they are: an output may have cut it off."""


_SHORT = 160
"""The longest text that is remembered, in characters: hints, titles and names of files come again and again."""


def mask_text(text: str) -> str:
    """The text with everything personal starred, as long and as wide as it was."""
    return _remembered(text) if len(text) <= _SHORT else _masked(text)


@lru_cache(maxsize=20_000)
def _remembered(text: str) -> str:
    return _masked(text)


def _masked(text: str) -> str:
    reading = plain(text)
    stretches = [(hit.start, hit.end) for hit in written(reading)]
    stretches += [reading.written(*stretch) for stretch in (*_long_numbers(reading.text), *_exact_sums(reading.text))]
    return _starred(text, sorted(stretches)) if stretches else text


def _long_numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in _LONG.finditer(text):
        start, end = match.span()
        if not any(first < end and start < last for first, last in protected(text, start, end)):
            yield start, end


def _exact_sums(text: str) -> Iterator[tuple[int, int]]:
    return ((found.start, found.end) for found in sums(text) if not is_total(text, found))


def starred(value: str) -> str:
    """A value in which nothing but its punctuation is left."""
    return "".join(map(_star, value))


def _starred(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    out: list[str] = []
    done = 0
    for start, end in stretches:
        out += (text[done : max(done, start)], starred(text[max(done, start) : end]))
        done = max(done, end)
    return "".join((*out, text[done:]))


def _star(char: str) -> str:
    if char in _KEPT or unicodedata.category(char) == "Cf":
        return char
    return "＊" if unicodedata.east_asian_width(char) in _WIDE else "*"
