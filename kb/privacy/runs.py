"""Runs of digits, also in Chinese numerals, however they are spaced, hyphenated, emphasised or wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_NUMERALS = "零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖"
_VALUES = str.maketrans(_NUMERALS, "000" + "123456789" + "12" + "123456789")
DIGIT = f"[0-9{_NUMERALS}]"
"""A character class: one digit in any spelling."""
_GAP = (
    r"[ \t\-‐-―−.·•*_`~\\/]{1,4}"
    rf"|[ \t*_`-]{{0,4}}\n[ \t>]{{0,8}}"
    rf"|(?<=[{_NUMERALS}])[，、,](?=[{_NUMERALS}])"
)
_RUN = re.compile(rf"{DIGIT}(?:(?:{_GAP})?{DIGIT}){{6,}}")
_DATE = re.compile(r"(?:19|20)\d{2}-[01]\d-[0-3]\d")
_GROUP = re.compile(rf"[0-9]+|[{_NUMERALS}]+")
_WORD = re.compile("[一二两三四五六七八九][直个次通共起天开周下月般样定边点些家位年日号句会旦时半张笔种]")
"""A numeral that begins the next word: 一直, 九月."""
LONGEST = 19
"""Digits of the longest number that is looked for."""
_UNSEEN = frozenset("\n*_`~\\")


@dataclass(frozen=True, slots=True)
class Group:
    """Digits without a gap: where they stand, and what they are in ASCII. `gap` is what stands before them."""

    start: int
    end: int
    digits: str
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring groups read as one number."""

    groups: tuple[Group, ...]

    @property
    def digits(self) -> str:
        """All digits."""
        return "".join(group.digits for group in self.groups)

    @property
    def start(self) -> int:
        """Where the first digit stands."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """Where the last digit ends."""
        return self.groups[-1].end

    @property
    def shape(self) -> tuple[int, ...]:
        """How many digits stand between the gaps that a reader sees."""
        lengths = [len(self.groups[0].digits)]
        for group in self.groups[1:]:
            if group.gap and _UNSEEN.isdisjoint(group.gap):
                lengths.append(len(group.digits))
            else:
                lengths[-1] += len(group.digits)
        return tuple(lengths)


def runs(text: str) -> Iterator[tuple[Group, ...]]:
    """Every run of at least seven digits, in groups."""
    for run in _RUN.finditer(text):
        if _DATE.fullmatch(run[0]):
            continue
        if groups := tuple(_groups(text, run.start(), run.end())):
            yield groups


def _groups(text: str, start: int, end: int) -> Iterator[Group]:
    last = start
    for match in _GROUP.finditer(text, start, end):
        first, stop = match.span()
        if _WORD.match(text, stop - 1):
            stop -= 1
        if first < stop:
            yield Group(first, stop, ascii_digits(text[first:stop]), text[last:first])
        last = match.end()


def ascii_digits(text: str) -> str:
    """Chinese numerals as digits."""
    return text.translate(_VALUES)


def windows(groups: Sequence[Group]) -> Iterator[Window]:
    """Neighbouring groups that together have no more digits than any number that is looked for; the longest first."""
    for first in range(len(groups)):
        total = 0
        last = first
        while last < len(groups) and (total := total + len(groups[last].digits)) <= LONGEST:
            last += 1
        for end in range(last, first, -1):
            yield Window(tuple(groups[first:end]))
