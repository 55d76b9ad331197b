"""KB605: records that are nearly the same.

Comparing each record with each other would take hours at ten thousand. So each gets a sketch: the few smallest
hashes of short stretches of its prose. Records that are alike share some of them; only those are compared in full,
each with at most a few, so that the time grows with the number of records and not with its square.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from kb.checks.context import Context
from kb.checks.editorial.sketch import sketch
from kb.checks.options import number
from kb.checks.rule import Option, Rule
from kb.checks.view import lines_of
from kb.findings import Finding, Severity
from kb.records import Record
from kb.source.span import START, Span

_PERCENT = Option("percent", 85, "相同百分之几以上才报")
_LEAST = Option("least", 200, "正文多少字以上才比较")
_LONG_LINE = 16
"""Lines with fewer Chinese characters are keys, labels and headings, which are alike in all records of a type."""
_NEIGHBOURS = 6
_COMPARED = 3
_SHARED = 2


@dataclass(frozen=True, slots=True)
class _Prose:
    """The long lines of a record's file, joined."""

    record: Record
    text: str
    places: tuple[tuple[int, int, int], ...]
    """For each line: where it begins in `text`, and its line and column in the file."""

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the file."""
        (line, column), (end_line, end_column) = self._place(start), self._place(max(start, end - 1))
        return Span(line, column, end_line, end_column + 1)

    def _place(self, index: int) -> tuple[int, int]:
        first, line, column = next((p for p in reversed(self.places) if p[0] <= index), (0, *START[:2]))
        return line, column + index - first


def _found(context: Context) -> Iterator[Finding]:
    by_type: dict[str, list[_Prose]] = {}
    least = number(context, _LEAST)
    for record in context.library.records.values():
        if record.status == "draft":
            continue
        prose = _prose(record, lines_of(context.library, record.path))
        if len(prose.text) >= least:
            by_type.setdefault(record.TYPE, []).append(prose)
    for proses in by_type.values():
        proses.sort(key=lambda prose: prose.record.path)
        yield from _alike(proses, number(context, _PERCENT))


def _prose(record: Record, lines: Sequence[str]) -> _Prose:
    kept: list[str] = []
    places: list[tuple[int, int, int]] = []
    length = 0
    for index, line in enumerate(lines, start=1):
        bare = line.strip()
        if len(bare) >= _LONG_LINE and _wide(bare) >= _LONG_LINE:
            places.append((length, index, len(line) - len(line.lstrip()) + 1))
            kept.append(bare)
            length += len(bare) + 1
    return _Prose(record, "\n".join(kept), tuple(places))


def _wide(line: str) -> int:
    """How many characters of a line are Chinese, which take three bytes where others take one."""
    return (len(line.encode("utf-8", "replace")) - len(line)) // 2


def _alike(proses: Sequence[_Prose], percent: float) -> Iterator[Finding]:
    buckets: dict[int, deque[int]] = {}
    recent = partial(deque[int], maxlen=_NEIGHBOURS)
    for index, prose in enumerate(proses):
        shared: Counter[int] = Counter()
        for mark in sketch(prose.text):
            bucket = buckets.setdefault(mark, recent())
            shared.update(bucket)
            bucket.append(index)
        best, likeness = None, 0.0
        for other, count in shared.most_common(_COMPARED):
            if count < _SHARED:
                break
            found = fuzz.ratio(prose.text, proses[other].text, score_cutoff=max(percent, likeness))
            if found > likeness:
                best, likeness = proses[other], found
        if best:
            yield _reported(prose, best, likeness)


def _reported(prose: _Prose, other: _Prose, likeness: float) -> Finding:
    """Reported at the longest passage that stands in both."""
    same = [block for block in Indel.opcodes(prose.text, other.text) if block.tag == "equal"]
    longest = max(same, key=lambda block: block.src_end - block.src_start)
    span = prose.span(longest.src_start, longest.src_end)
    there = other.span(longest.dest_start, longest.dest_end)
    args = {
        "title": other.record.title, "path": other.record.path, "percent": f"{likeness:.0f}",
        "line": str(there.line), "n": str(longest.src_end - longest.src_start),
    }  # fmt: skip
    return Finding("KB605-alike", prose.record.path, span, args, record=prose.record.id)


ALIKE = Rule(
    "KB605", "near-duplicate", "两条记录几乎一样", "two records are nearly the same", Severity.WARNING,
    options=(_PERCENT, _LEAST), of_library=_found,
)  # fmt: skip
