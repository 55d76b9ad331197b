"""What is personal in a file, with its places: looked for once, for all privacy rules."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from kb.privacy import Kind
from kb.privacy.find import written
from kb.privacy.plain import Plain, plain
from kb.source.span import Span

_BEFORE = 8
"""How much of what stands before is kept, in characters: whether a label names the value."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Personal data of a kind in a file: its place, the text itself, and what stands right before and after it."""

    kind: Kind
    span: Span
    value: str
    before: str
    after: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """The text of a file as it reads, what is personal in it, and where its lines begin."""

    text: str
    plain: Plain
    sightings: tuple[Sighting, ...]
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The place in the file of a stretch of the text as it reads."""
        return _span(self.starts, *self.plain.written(start, end))


def seen(lines: Sequence[str]) -> Seen:
    """Look at the lines of a file, or at its name."""
    text = "\n".join(lines)
    starts = tuple(accumulate((len(line) + 1 for line in lines), initial=0))
    reading = plain(text)
    found = tuple(
        Sighting(
            hit.kind,
            _span(starts, hit.start, hit.end),
            plain(text[hit.start : hit.end]).text,
            text[max(0, hit.start - _BEFORE) : hit.start],
            text[hit.end : hit.end + 1],
            hit.sure,
        )
        for hit in written(reading)
    )
    return Seen(text, reading, found, starts)


def _span(starts: Sequence[int], start: int, end: int) -> Span:
    line, last = bisect_right(starts, start), bisect_right(starts, max(start, end - 1))
    return Span(line, start - starts[line - 1] + 1, last, end - starts[last - 1] + 1)
