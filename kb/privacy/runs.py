"""Runs of digits, also in Chinese numerals, however they are spaced, hyphenated, emphasised or wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kb.privacy.checksums import is_region

_NUMERALS = "零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖"
_VALUES = str.maketrans(_NUMERALS, "000" + "123456789" + "12" + "123456789")
DIGIT = f"[0-9{_NUMERALS}]"
"""A character class: one digit in any spelling."""
_GAP = (
    r"[ \t\-‐-―−.·•*_`~\\/]{1,4}"
    rf"|[ \t*_`-]{{0,4}}\n[ \t>]{{0,8}}"
    rf"|(?<=[{_NUMERALS}])[，、,](?=[{_NUMERALS}])"
    # A mobile number in its three parts, with whatever pause between them.
    r"|(?:(?<=(?<!\d)1[3-9]\d)|(?<=1[3-9]\d\D\d{4})|(?<=1[3-9]\d\D\D\D\d{4}))(?:[，,、;；+＋=|^转][ ]?|[ ]转[ ]"
    r"|[ ]?[（(）)~～][ ]?)(?=\d{4})"
)
_MAYBE_GAP = r" \t\n\-‐-―−.·•*_`~\\/，、,;；+＋=|^转（()）～"
_RUN = re.compile(rf"{DIGIT}(?=[0-9{_NUMERALS}{_MAYBE_GAP}])(?:(?:{_GAP})?{DIGIT}){{6,}}")
"""What may follow the first digit is asked first: most numerals stand alone in a word."""
_DATE = re.compile(r"(?:19|20)\d{2}-[01]\d-[0-3]\d")
_GROUP = re.compile(rf"[0-9]+|[{_NUMERALS}]+")
_WORD = re.compile("[一二两三四五六七八九][直个次通共起天开周下月般样定边点些家位年日号句会旦时半张笔种]")
"""A numeral that begins the next word: 一直, 九月."""
LONGEST = 19
"""Digits of the longest number that is looked for."""
LABEL_REACH = 16
"""How far before a number its label may stand, in characters."""
_CENTURIES = frozenset({"18", "19", "20"})
_ALL = frozenset({7, 8, *range(10, LONGEST + 1)})
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
    """Neighbouring groups read as one number; `near` where a label may stand before them, and not only digits."""

    groups: tuple[Group, ...]
    digits: str
    near: bool

    @property
    def start(self) -> int:
        """Where the first digit stands."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """Where the last digit ends."""
        return self.groups[-1].end

    @property
    def raw(self) -> tuple[int, ...]:
        """How many digits each group has."""
        return tuple(len(group.digits) for group in self.groups)

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
    """Neighbouring groups that together are as long as some number that begins so; the longest first."""
    whole = "".join(group.digits for group in groups)
    offset = 0
    for first, group in enumerate(groups):
        near = group.start - groups[0].start < LABEL_REACH
        lengths = _ALL if near else _lengths(whole[offset : offset + 2], whole[offset + 6 : offset + 8])
        total, found = 0, []
        for last in range(first, len(groups)) if lengths else ():
            total += len(groups[last].digits)
            if total > LONGEST:
                break
            if total in lengths:
                found.append(Window(tuple(groups[first : last + 1]), whole[offset : offset + total], near))
        yield from reversed(found)
        offset += len(group.digits)


@cache
def _lengths(head: str, century: str) -> frozenset[int]:
    """How long a number without a label can be that begins with two digits: a phone, an identity number, a card.

    `century` is where an identity number says in which its holder was born.
    """
    found: set[int] = set()
    if re.match("1[3-9]", head):
        found |= {11}
    if head.startswith("0") or head == "86":
        found |= {10, 11, 12, 13, 14, 15}
    if is_region(head) and century in _CENTURIES:
        found |= {17, 18}
    if head[0] in "34569":
        found |= {16, 17, 18, 19}
    return frozenset(found)
