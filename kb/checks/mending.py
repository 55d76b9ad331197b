"""Putting the mends of findings into the files, again and again until there is nothing left to mend."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.checks.edits import overlap, rewritten
from kb.findings import Finding, Fix
from kb.library import Library, load
from kb.records import Record
from kb.records.reader import read_record
from kb.records.texts import Role, texts
from kb.records.words import Lexicon
from kb.source.span import Span

ROUNDS = 10
"""Rounds at most. One mend may bring another to light: a file that could not be read has findings of its own."""
_MASKING = "KB4"
"""The family whose mends may change a line to say, for they only mask."""

Judge = Callable[[Library], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Mended:
    """What mending came to: the library as it then is, its findings, and the new contents of changed files."""

    library: Library
    findings: tuple[Finding, ...]
    changes: Mapping[str, bytes]


def mend(
    library: Library, judge: Judge, *, unsafe: bool = False, wanted: Callable[[Finding], bool] = lambda _: True
) -> Mended:
    """Mend a collection in memory; nothing is written.

    Args:
        library: the collection as it is.
        judge: gives the findings of a collection.
        unsafe: whether to put in guesses too.
        wanted: which findings to mend.
    """
    changes: dict[str, bytes] = {}
    originals: dict[str, bytes] = {}
    root = library.root
    findings = tuple(judge(library))
    for _ in range(ROUNDS):
        new = dict(_rewritten(library, filter(wanted, findings), unsafe=unsafe))
        if not new:
            break
        originals |= {path: library.sources[path] for path in new if path not in originals}
        changes |= new
        library = load(root, replaced=changes)
        findings = tuple(judge(library))
    return Mended(library, findings, {path: data for path, data in changes.items() if data != originals[path]})


def _rewritten(library: Library, findings: Iterable[Finding], *, unsafe: bool) -> Iterator[tuple[str, bytes]]:
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.fix and (finding.fix.safe or unsafe) and finding.path in library.sources:
            by_path.setdefault(finding.path, []).append(finding)
    records = {record.path: record for record in library.records.values() if record.path in by_path}
    for path, found in by_path.items():
        record = records.get(path)
        spoken = list(_spoken(record)) if record else []
        fixes = [finding.fix for finding in found if finding.fix and _may(finding, finding.fix, spoken)]
        old = library.sources[path]
        new = rewritten(old, fixes)
        if record and not _readable(record, new, library):
            new = _step_by_step(record, old, fixes, library)
        if new != old:
            yield path, new


def _step_by_step(record: Record, old: bytes, fixes: Iterable[Fix], library: Library) -> bytes:
    """The file with those fixes that leave it readable: a guess that breaks its file is worse than the finding."""
    kept: list[Fix] = []
    for fix in fixes:
        if _readable(record, rewritten(old, [*kept, fix]), library):
            kept.append(fix)
    return rewritten(old, kept)


def _readable(record: Record, data: bytes, library: Library) -> bool:
    lexicon = Lexicon(library.vocabulary)
    return read_record(type(record), data, record_id=record.id, path=record.path, lexicon=lexicon).record is not None


def _may(finding: Finding, fix: Fix, spoken: Iterable[Span]) -> bool:
    """Whether a mend leaves the lines to say alone, or only masks: what is said is for people to decide."""
    if finding.rule.startswith(_MASKING):
        return True
    return not any(overlap(edit.span, span) for edit in fix.edits for span in spoken)


def _spoken(record: Record) -> Iterator[Span]:
    for text in texts(record):
        if text.spoken or text.role is Role.COUNTER_EXAMPLE:
            yield text.span(0, len(text.text))
