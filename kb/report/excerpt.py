"""The line a finding points at, cut to the width of a screen, with the place of its carets.

Nothing personal shows: what the mask or a privacy rule found is covered before the line is cut, so that a cut
can never leave half of a number standing that the mask would have known whole.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from kb.report.mask import masked
from kb.source.span import Span

WIDTH = 100
"""Columns of text shown at most, the ellipses aside."""
_TAB = 4
_AROUND = 2
"""Lines before and after that the mask sees too: a number may be broken over lines."""
_LONGEST = 20_000
"""Characters of a line that are looked at; a longer line is shown without excerpt."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a file as shown: its number, its text, and where the carets stand below it, in columns."""

    line: int
    text: str
    indent: int
    carets: int


def excerpt(lines: Sequence[str], span: Span, hidden: Iterable[Span] = ()) -> Excerpt | None:
    """The excerpt for a span; `None` where the file has no such line, or nothing stands on it."""
    index = span.line - 1
    if not 0 <= index < len(lines) or not lines[index].strip() or len(lines[index]) > _LONGEST:
        return None
    text = covered(lines, index, hidden)
    end = span.end_column - 1 if span.end_line == span.line else len(text)
    start = min(span.column - 1, len(text))
    return _cut(span.line, [cell(char) for char in text], start, min(max(end, start), len(text)))


def covered(lines: Sequence[str], index: int, hidden: Iterable[Span] = ()) -> str:
    """A line as long as it was, in which everything personal is covered."""
    first = max(0, index - _AROUND)
    window = [line if len(line) <= _LONGEST else "" for line in lines[first : index + _AROUND + 1]]
    whole = "\n".join(window)
    safe = _aligned(whole, masked(whole)).split("\n")[index - first]
    chars = list(safe)
    for span in hidden:
        if span.line <= index + 1 <= span.end_line:
            start = span.column - 1 if span.line == index + 1 else 0
            end = span.end_column - 1 if span.end_line == index + 1 else len(chars)
            if safe[start:end] == lines[index][start:end]:
                _cover(chars, start + (span.line == index + 1), end)
    return "".join(chars)


def _aligned(text: str, safe: str) -> str:
    """The masked text, each character at the place it had; where the mask moves them, stars stand for what it took."""
    if len(safe) == len(text) and safe.count("\n") == text.count("\n"):
        return safe
    chars = list(text)
    for tag, start, end, _, _ in SequenceMatcher(None, text, safe, autojunk=False).get_opcodes():
        if tag != "equal":
            _cover(chars, start, end)
    return "".join(chars)


def _cover(chars: list[str], start: int, end: int) -> None:
    for at in range(start, min(end, len(chars))):
        if not chars[at].isspace():
            chars[at] = "*"


def cell(char: str) -> str:
    """A character as it is shown: tabs as blanks, what cannot be seen by its number."""
    if char == "\t":
        return " " * _TAB
    return char if char.isprintable() or char == "\u3000" else f"<U+{ord(char):04X}>"


def width(text: str) -> int:
    """Columns that a text takes on a screen: wide and full-width characters two, combining ones none."""
    return sum(map(_columns, text))


@lru_cache(maxsize=10_000)
def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


@lru_cache(maxsize=10_000)
def _cell_width(cell_: str) -> int:
    return width(cell_)


def _cut(line: int, cells: list[str], start: int, end: int) -> Excerpt:
    """The cells around `start:end` that fit, and the carets below them."""
    first, last = start, start
    room = WIDTH
    marked = end if end > start else start + 1
    while last < min(marked, len(cells)) and room - _cell_width(cells[last]) >= 0:
        room -= _cell_width(cells[last])
        last += 1
    carets = max(1, width("".join(cells[first:last])))
    while room > 0 and (first > 0 or last < len(cells)):
        before = first > 0 and (start - first <= last - start or last >= len(cells))
        grown = cells[first - 1] if before else cells[last]
        room -= _cell_width(grown)
        if room < 0:
            break
        first, last = (first - 1, last) if before else (first, last + 1)
    lead = "…" if first > 0 else ""
    text = lead + "".join(cells[first:last]) + ("…" if last < len(cells) else "")
    return Excerpt(line, text.rstrip(), width(lead + "".join(cells[first:start])), carets)
