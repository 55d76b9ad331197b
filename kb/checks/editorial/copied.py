"""KB603: the same paragraph in two places.

Lines of the files are compared as bytes; only where two are equal are the records' texts looked at, to tell prose
from lines to say, which may well be the same in several scripts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.checks.context import Context
from kb.checks.options import number
from kb.checks.rule import Option, Rule
from kb.findings import Finding, Severity
from kb.records import Record
from kb.records.texts import Role, Text, texts
from kb.source.span import Span

_LEAST = Option("least", 40, "多少字以上的段落才比较")
_COMPARED = frozenset(
    {
        Role.BACKGROUND,
        Role.STEP,
        Role.LESSON,
        Role.SUMMARY,
        Role.PROSE,
        Role.NOTE,
        Role.WORDS,
        Role.RESEARCH,
        Role.WHY_PROHIBITED,
    }
)
_MARKS = b" \t-*>\r"
_CJK_BYTES = 3


@dataclass(frozen=True, slots=True)
class _Line:
    record: Record
    number: int


def _found(context: Context) -> Iterator[Finding]:
    least = int(number(context, _LEAST))
    by_path = {record.path: record for record in context.library.records.values() if record.status != "draft"}
    first: dict[bytes, _Line] = {}
    again: dict[str, list[tuple[int, _Line]]] = {}
    for path, record in by_path.items():
        for index, raw in enumerate(context.library.sources.get(path, b"").split(b"\n"), start=1):
            if len(raw) < least * _CJK_BYTES:
                continue
            here = _Line(record, index)
            before = first.setdefault(_bare(raw), here)
            if before is not here:
                again.setdefault(path, []).append((index, before))
    spans: dict[str, Mapping[int, Span]] = {}
    for path, copies in again.items():
        yield from _reported(by_path[path], copies, spans, least)


def _bare(raw: bytes) -> bytes:
    """A line without its list or quote mark, and without the key of a YAML field."""
    line = raw.strip(_MARKS)
    key, colon, value = line.partition(b": ")
    return value if colon and key.isascii() and b" " not in key else line


def _reported(
    record: Record, copies: list[tuple[int, _Line]], spans: dict[str, Mapping[int, Span]], least: int
) -> Iterator[Finding]:
    """One finding a run of copied lines."""
    last = (0, 0, "")
    for number_, before in copies:
        own = _prose(record, spans, least).get(number_)
        other = _prose(before.record, spans, least).get(before.number)
        here = (number_, before.number, before.record.path)
        goes_on = here == (last[0] + 1, last[1] + 1, last[2])
        last = here
        if own is None or other is None or goes_on:
            continue
        same = before.record is record
        args = {"title": before.record.title, "path": before.record.path, "line": str(before.number)}
        yield Finding("KB603-twice" if same else "KB603-copied", record.path, own, args, record=record.id)


def _prose(record: Record, spans: dict[str, Mapping[int, Span]], least: int) -> Mapping[int, Span]:
    """The lines of a record's file that hold long enough prose, with where it stands."""
    if record.path not in spans:
        spans[record.path] = dict(_lines(texts(record), least))
    return spans[record.path]


def _lines(found: Iterator[Text], least: int) -> Iterator[tuple[int, Span]]:
    for text in found:
        if text.role not in _COMPARED or len(text.text) < least:
            continue
        start = 0
        for line in text.text.split("\n"):
            if len(line.strip()) >= least:
                span = text.span(start, start + len(line))
                yield span.line, span
            start += len(line) + 1


COPIED = Rule(
    "KB603", "copied", "同一段话出现在两处", "a paragraph stands in two places", Severity.WARNING, options=(_LEAST,),
    of_library=_found,
)  # fmt: skip
