"""What a change touches: the files that changed, those that depend on them, and the names they held or hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.findings import Finding
from kb.library.files import classify
from kb.library.library import Library
from kb.records import Record
from kb.records.reader import read_record
from kb.records.words import Lexicon, band


@dataclass(frozen=True, slots=True)
class Affected:
    """The files that a change touches, and the names and paths by which a finding elsewhere may speak of it."""

    files: frozenset[str]
    names: frozenset[str]
    paths: frozenset[str]

    def holds(self, finding: Finding) -> bool:
        """Whether a finding may be due to the change.

        A reference to a name that the change took away leads nowhere now, and so is no link; its finding names it.
        """
        if finding.path in self.files:
            return True
        said = [str(value) for value in finding.args.values()]
        return any(band(value) in self.names or any(path in value for path in self.paths) for value in said)


def affected(library: Library, changed: Mapping[str, bytes | None]) -> Affected:
    """What a change touches.

    Whatever refers to a changed record in a declared field depends on it, and so does what depends on that; a mention
    in prose depends on it, and no further. A change of `kb.yml` touches everything.

    Args:
        library: the collection as it is now.
        changed: changed, new and deleted files with their old content, `None` for new ones.
    """
    names: set[str] = set()
    for path, old in changed.items():
        names.update(_old_names(library, path, old))
    now = [record for record in library.records.values() if record.path in changed]
    names.update(name for record in now for name in _names(record))
    files = set(changed) | set(_dependents(library, [record.id for record in now]))
    files.update(_companions(library, set(changed)))
    if library.vocabulary.path in changed:
        files.update(library.files)
    return Affected(frozenset(files), frozenset(map(band, names)), frozenset(changed))


def _names(record: Record) -> tuple[str, ...]:
    return (record.id, record.title, *record.aliases, *record.former_ids)


def _old_names(library: Library, path: str, old: bytes | None) -> Iterator[str]:
    if not path.startswith(("cases/", "playbooks/")):
        return
    file = classify(path)
    if old is None or file.model is None:
        return
    lexicon = Lexicon(library.vocabulary)
    record = read_record(file.model, old, record_id=file.id, path=path, lexicon=lexicon).record
    yield file.id
    if isinstance(record, Record):
        yield from _names(record)


def _dependents(library: Library, ids: list[str]) -> Iterator[str]:
    pending, seen = list(ids), set(ids)
    while pending:
        for link in library.uses(pending.pop()):
            yield link.file
            if link.kind == "field" and link.source in library.records and link.source not in seen:
                seen.add(link.source)
                pending.append(link.source)


def _companions(library: Library, changed: set[str]) -> Iterator[str]:
    """Records that show a changed image, and the month whose figures changed."""
    for asset in library.assets:
        if asset.path in changed:
            yield library.records[asset.record].path
    for month, figures in library.measures.items():
        if figures.path in changed and month in library.records:
            yield library.records[month].path
