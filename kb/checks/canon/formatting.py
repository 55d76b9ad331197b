"""Formatting a collection in memory: edits, then proof that no record says anything else than before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kb.checks.canon.blanks import blank_edits
from kb.checks.canon.names import name_edits
from kb.checks.canon.references import reference_edits
from kb.checks.canon.same import same
from kb.checks.canon.source import Source, Written
from kb.checks.edits import rewritten
from kb.findings import Edit, Fix
from kb.library import Library, Link, load

_DATES = frozenset({"KB104-date", "KB104-month"})
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Formatted:
    """New contents of files by path; and files left alone because their record would have changed."""

    changes: Mapping[str, bytes]
    refused: tuple[str, ...]


def formatted(library: Library, wanted: Callable[[str], bool] = lambda _: True) -> Formatted:
    """Format the files of a collection; nothing is written. Files that cannot be read stay as they are."""
    changes: dict[str, bytes] = {}
    state = library
    for _ in range(_ROUNDS):
        new = dict(_round(state, wanted))
        if not new:
            break
        changes |= new
        state = load(library.root, replaced=changes)
    before, after = _by_path(library), _by_path(state)
    dated = {finding.path for finding in library.findings if finding.key in _DATES}
    refused = tuple(
        path for path in changes if path not in after or not same(before[path], after[path], dates=path in dated)
    )
    return Formatted({path: data for path, data in changes.items() if path not in refused}, refused)


def _by_path(library: Library) -> dict[str, Written]:
    written: list[Written] = [*library.records.values(), *library.measures.values()]
    found = {record.path: record for record in written}
    if library.vocabulary.people:
        found[library.vocabulary.path] = library.vocabulary
    return found


def _round(library: Library, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    links: dict[str, list[Link]] = {}
    for link in library.links:
        links.setdefault(link.file, []).append(link)
    dates: dict[str, list[Fix]] = {}
    for finding in library.findings:
        if finding.key in _DATES and finding.fix:
            dates.setdefault(finding.path, []).append(finding.fix)
    for path, record in _by_path(library).items():
        if not wanted(path):
            continue
        old = library.sources[path]
        edits = _edits(Source.of(record, old), tuple(links.get(path, ())), library, b"\r\n" in old)
        new = rewritten(old, [*dates.get(path, ()), *(Fix((edit,)) for edit in edits)])
        if new != old:
            yield path, new


def _edits(source: Source, links: tuple[Link, ...], library: Library, windows: bool) -> Iterator[Edit]:  # noqa: FBT001
    team = library.vocabulary.fields.get(source.record.TYPE, {}) if hasattr(source.record, "TYPE") else {}
    yield from name_edits(source, team)
    yield from reference_edits(source, links, library)
    yield from blank_edits(source, "\r\n" if windows else "\n")
