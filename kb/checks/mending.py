"""Putting the mends of findings into the files, again and again until there is nothing left to mend."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.checks.edits import overlap, rewritten
from kb.checks.texts import Role, texts
from kb.findings import Finding, Fix
from kb.library import Library, load
from kb.records import Record
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
    spoilt: set[str] = set()
    root = library.root
    findings = tuple(judge(library))
    readable = _paths(library)
    for _ in range(ROUNDS):
        todo = [finding for finding in findings if wanted(finding) and finding.path not in spoilt]
        new = dict(_rewritten(library, todo, unsafe=unsafe))
        if not new:
            break
        originals |= {path: library.sources[path] for path in new if path not in originals}
        changes |= new
        library = load(root, replaced=changes)
        now = _paths(library)
        if lost := (readable & set(changes)) - now:
            # A guess that broke its file is worse than the finding: the file stays as it was.
            spoilt |= lost
            changes = {path: data for path, data in changes.items() if path not in lost}
            library = load(root, replaced=changes)
        readable |= now
        findings = tuple(judge(library))
    return Mended(library, findings, {path: data for path, data in changes.items() if data != originals[path]})


def _paths(library: Library) -> set[str]:
    return {record.path for record in library.records.values()}


def _rewritten(library: Library, findings: Iterable[Finding], *, unsafe: bool) -> Iterator[tuple[str, bytes]]:
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.fix and (finding.fix.safe or unsafe) and finding.path in library.sources:
            by_path.setdefault(finding.path, []).append(finding)
    records = {record.path: record for record in library.records.values() if record.path in by_path}
    for path, found in by_path.items():
        spoken = list(_spoken(records[path])) if path in records else []
        fixes = [finding.fix for finding in found if finding.fix and _may(finding, finding.fix, spoken)]
        old = library.sources[path]
        if (new := rewritten(old, fixes)) != old:
            yield path, new


def _may(finding: Finding, fix: Fix, spoken: Iterable[Span]) -> bool:
    """Whether a mend leaves the lines to say alone, or only masks: what is said is for people to decide."""
    if finding.rule.startswith(_MASKING):
        return True
    return not any(overlap(edit.span, span) for edit in fix.edits for span in spoken)


def _spoken(record: Record) -> Iterator[Span]:
    for text in texts(record):
        if text.spoken or text.role is Role.COUNTER_EXAMPLE:
            yield text.span(0, len(text.text))
