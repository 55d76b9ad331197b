"""Edits put into the bytes of a file. What no edit touches stays as it was, byte for byte."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence

from kb.findings import Edit, Fix
from kb.source.span import Span

_NEWLINE = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"<!--|-->|(?:(?<=\s)|^)#", re.MULTILINE)


def rewritten(data: bytes, fixes: Iterable[Fix]) -> bytes:
    """The file with as many of the fixes as go together.

    A fix is put in as a whole or not at all: where two overlap, the first wins and the other waits for the next round.
    A fix that would take a comment away is left out. A file in another encoding is saved as UTF-8 before anything
    else is done to it.
    """
    fixes = list(fixes)
    if encoding := next((fix.encoding for fix in fixes if fix.encoding), None):
        return data.decode(encoding).encode("utf-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return bom + _with_edits(text, fixes).encode("utf-8")


def _with_edits(text: str, fixes: Iterable[Fix]) -> str:
    starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]
    taken: list[tuple[int, int, str]] = []
    for fix in fixes:
        places = [_place(edit, starts, len(text)) for edit in fix.edits]
        if not any(_overlaps(place, taken) or _loses_comment(text, place) for place in places):
            taken += places
    parts, at = [], 0
    for start, end, new in sorted(taken):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def _place(edit: Edit, starts: Sequence[int], length: int) -> tuple[int, int, str]:
    span = edit.span
    return (
        _offset(span.line, span.column, starts, length),
        _offset(span.end_line, span.end_column, starts, length),
        edit.text,
    )


def _offset(line: int, column: int, starts: Sequence[int], length: int) -> int:
    return min(starts[line - 1] + column - 1, length) if line <= len(starts) else length


def _overlaps(place: tuple[int, int, str], taken: Iterable[tuple[int, int, str]]) -> bool:
    start, end, _ = place
    return any((start < last and first < end) or start == first for first, last, _ in taken)


def _loses_comment(text: str, place: tuple[int, int, str]) -> bool:
    """Whether a mark that begins or ends a comment stands in what is taken out, and not in what is put in."""
    start, end, new = place
    before = [match.start() for match in _COMMENT.finditer(text, max(0, start - 1), end) if match.start() >= start]
    return len(before) > len(_COMMENT.findall(new))


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches of a file have a character in common."""
    return one[:2] < other[2:] and other[:2] < one[2:]
