"""Blanks that nobody sees: at the ends of lines, and after the last one."""

from __future__ import annotations

from collections.abc import Iterator

from kb.checks.canon.source import Source
from kb.findings import Edit
from kb.source.span import Span

_BREAK = 2
"""Blanks at the end of a line from which Markdown breaks the line there."""


def blank_edits(source: Source, newline: str) -> Iterator[Edit]:
    """Edits that take away blanks at the ends of lines, and end the file in one line end."""
    inner = {line for place in source.places().values() if place.origin for line, _ in place.origin.lines[:-1]}
    fence = ""
    last = max((n for n, line in enumerate(source.lines, start=1) if line.strip()), default=0)
    for number, line in enumerate(source.lines[:last], start=1):
        mark = line.lstrip()[:3]
        fenced = bool(fence)
        if mark in {"```", "~~~"} and (not fence or mark == fence):
            fence = "" if fence else mark
        bare = line.rstrip(" ")
        blanks = len(line) - len(bare)
        broken = number in inner and bare and blanks >= _BREAK
        if blanks and not broken and not fenced:
            yield Edit(Span.at(number, len(bare) + 1, blanks), "")
    end = Span(last, len(source.lines[last - 1]) + 1, len(source.lines), len(source.lines[-1]) + 1)
    if last and len(source.lines) != last + 1:
        yield Edit(end, newline)
