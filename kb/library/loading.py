"""Loading a collection: one pass over its files, then one over its references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kb.findings import Finding
from kb.library.files import File, discover
from kb.library.library import Library
from kb.library.links import Link, make_link
from kb.library.names import Names, holders_of, holders_of_dimensions
from kb.library.resolve import Resolver, report, with_refs
from kb.library.still import no_collections
from kb.library.targets import Asset, all_assets, check_target
from kb.records import RECORD_TYPES, FieldPath, MonthlyMeasures, Record, Ref, Vocabulary
from kb.records.kinds import Target, Written
from kb.records.reader import Read, read_record, read_vocabulary
from kb.records.words import Lexicon, band
from kb.source.span import START

_TITLE = re.compile(rb"^(?:title|\xe6\xa0\x87\xe9\xa2\x98)\s*(?::|\xef\xbc\x9a)\s*(.+?)\s*$", re.MULTILINE)
_ORDER = {name: index for index, name in enumerate(RECORD_TYPES)}

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class _Loading:
    """What has been gathered so far."""

    root: Path
    vocabulary: Vocabulary
    findings: list[Finding]
    replaced: Mapping[str, bytes]
    records: list[Record] = field(default_factory=list)
    measures: dict[str, MonthlyMeasures] = field(default_factory=dict)
    references: dict[str, tuple[Written, ...]] = field(default_factory=dict)
    targets: dict[str, tuple[Target, ...]] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)
    sources: dict[str, bytes] = field(default_factory=dict)


def load(root: Path, progress: Progress | None = None, replaced: Mapping[str, bytes] | None = None) -> Library:
    """Load the collection whose `kb.yml` lies in `root`.

    Never raises for what the files hold: whatever is wrong is a finding of the library. Where `kb.yml` cannot be
    read, nothing else is judged, for every record depends on it.

    Args:
        root: the folder that holds `kb.yml`.
        progress: called with the number of files read and of all files.
        replaced: what stands, for some files, in place of what is on disk: mends that are not written yet.

    Raises:
        OSError: `kb.yml` cannot be opened.
    """
    replaced = replaced or {}
    source = replaced["kb.yml"] if "kb.yml" in replaced else (root / "kb.yml").read_bytes()
    read = read_vocabulary(source)
    vocabulary = read.record or Vocabulary()
    loading = _Loading(root, vocabulary, [problem.found_in("kb.yml", None) for problem in read.problems], replaced)
    loading.sources["kb.yml"] = source
    if read.problems:
        return Library.of_parts(root, vocabulary, findings=loading.findings, files=("kb.yml",), sources=loading.sources)
    with no_collections():
        _read_all(loading, progress)
        return _link(loading, read.references)


def _read_all(loading: _Loading, progress: Progress | None) -> None:
    lexicon = Lexicon(loading.vocabulary)
    files = list(discover(loading.root))
    for index, file in enumerate(files):
        _read(file, lexicon, loading)
        if progress:
            progress(index + 1, len(files))


def _read(file: File, lexicon: Lexicon, loading: _Loading) -> None:
    loading.files.append(file.path)
    if file.model is None:
        zh, en = file.advice
        loading.findings.append(Finding("KB103-stray", file.path, START, {"advice": zh, "advice_en": en}))
        return
    if not file.valid_id:
        loading.findings.append(Finding("KB104-id", file.path, START, {"name": file.id}, record=file.id))
    try:
        data = loading.replaced[file.path] if file.path in loading.replaced else (loading.root / file.path).read_bytes()
    except OSError as error:
        args = {"detail": error.strerror or type(error).__name__}
        loading.findings.append(Finding("KB101-unreadable", file.path, START, args, record=file.id))
        loading.unreadable.add(band(file.id))
        return
    read: Read[Record | MonthlyMeasures] = read_record(
        file.model, data, record_id=file.id, path=file.path, lexicon=lexicon
    )
    loading.sources[file.path] = data
    loading.findings += [problem.found_in(file.path, file.id) for problem in read.problems]
    _keep(file, read, data, loading)


def _keep(file: File, read: Read[Record | MonthlyMeasures], data: bytes, loading: _Loading) -> None:
    if isinstance(read.record, MonthlyMeasures):
        if read.complete:
            loading.measures[file.id] = read.record
    elif read.record is None:
        loading.unreadable.add(band(file.id))
        if match := _TITLE.search(data):
            loading.unreadable.add(band(match.group(1).decode("utf-8", "replace").strip("\"'")))
    else:
        loading.records.append(read.record)
        loading.references[file.path] = read.references
        loading.targets[file.path] = read.targets
        if not (read.complete and file.valid_id):
            loading.incomplete.add(file.path)


def _link(loading: _Loading, own: Iterable[Written]) -> Library:
    """Resolve every reference and put the library together."""
    vocabulary = loading.vocabulary
    records = sorted(loading.records, key=lambda record: (_ORDER[record.TYPE], record.id, record.path))
    by_id = {record.id: record for record in reversed(records)}
    holders = [holder for record in records for holder in holders_of(record)]
    names = Names([*holders_of_dimensions(vocabulary), *holders])
    findings = [*loading.findings, *names.clashes()]
    resolver = Resolver(names, by_id, frozenset(loading.unreadable))
    links: list[Link] = []
    for record in records:
        links += _resolve(record, record.path, loading.references[record.path], resolver, by_id, findings)
    links += _resolve(vocabulary, vocabulary.path, own, resolver, by_id, findings)
    resolved = _resolved(records, links)
    assets = _check_targets(loading, records, findings)
    return Library.of_parts(
        loading.root, vocabulary, findings=findings, records=resolved, measures=loading.measures, links=links,
        incomplete=loading.incomplete, files=("kb.yml", *loading.files), assets=assets,
        resolver=resolver, sources=loading.sources,
    )  # fmt: skip


def _resolve(
    source: Record | Vocabulary,
    file: str,
    references: Iterable[Written],
    resolver: Resolver,
    by_id: dict[str, Record],
    findings: list[Finding],
) -> list[Link]:
    links = []
    record = source if isinstance(source, Record) else None
    anchors = record.anchors() if record else {}
    for written in references:
        found = resolver.find(written.ref, written.accepts)
        findings += report(record, file, written, found, by_id)
        if found.target and (not found.problem or found.at_place):
            links.append(make_link(source, anchors, written, found.target, found.anchor))
    return links


def _resolved(records: list[Record], links: list[Link]) -> list[Record]:
    """The records with the references of their fields replaced by ids and anchors."""
    table: dict[str, dict[FieldPath, Ref]] = {}
    for link in links:
        if link.kind == "field":
            table.setdefault(link.file, {})[link.path] = Ref(link.target, link.anchor)
    return [with_refs(record, table[record.path]) if record.path in table else record for record in records]


def _check_targets(loading: _Loading, records: list[Record], findings: list[Finding]) -> tuple[Asset, ...]:
    assets: list[Asset | None] = []
    for record in records:
        for target in loading.targets[record.path]:
            found, asset = check_target(loading.root, record, target)
            findings += found
            assets.append(asset)
    return all_assets(iter(assets))
