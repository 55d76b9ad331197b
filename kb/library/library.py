"""The library: a collection, loaded, with its references resolved both ways. Immutable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from kb.findings import Finding
from kb.library.links import Link
from kb.library.names import DIMENSION, Names
from kb.library.resolve import Found, Resolver
from kb.library.targets import Asset
from kb.records import Case, Month, MonthlyMeasures, Record, Ref, Vocabulary

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Library:
    """Everything of a collection. Records are in the order of their types, then ids.

    `measures` are by month; `files` are all content files that were read; `assets` are images beside records;
    `sources` are the bytes of the files, for checks that look at more than the records' values.
    """

    root: Path
    vocabulary: Vocabulary
    records: Mapping[str, Record]
    measures: Mapping[str, MonthlyMeasures]
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    assets: tuple[Asset, ...]
    sources: Mapping[str, bytes] = field(repr=False)
    _incomplete: frozenset[str]
    _resolver: Resolver
    _incoming: Mapping[str, tuple[Link, ...]] = field(repr=False)
    _outgoing: Mapping[str, tuple[Link, ...]] = field(repr=False)

    @classmethod
    def of_parts(  # noqa: PLR0913  (the parts that loading gathers)
        cls,
        root: Path,
        vocabulary: Vocabulary,
        *,
        findings: Iterable[Finding] = (),
        records: Iterable[Record] = (),
        measures: Mapping[str, MonthlyMeasures] | None = None,
        links: Iterable[Link] = (),
        incomplete: Iterable[str] = (),
        files: Iterable[str] = (),
        assets: Iterable[Asset] = (),
        sources: Mapping[str, bytes] | None = None,
        resolver: Resolver | None = None,
    ) -> Library:
        """Put a library together; the loader is the one who calls this."""
        links = tuple(links)
        by_id: dict[str, Record] = {}
        for record in records:
            by_id.setdefault(record.id, record)
        return cls(
            root=root,
            vocabulary=vocabulary,
            records=MappingProxyType(by_id),
            measures=MappingProxyType(dict(sorted((measures or {}).items()))),
            links=links,
            findings=tuple(sorted(findings, key=Finding.sort_key)),
            files=tuple(files),
            assets=tuple(assets),
            sources=MappingProxyType(dict(sources or {})),
            _incomplete=frozenset(incomplete),
            _resolver=resolver or Resolver(Names(()), by_id, frozenset()),
            _incoming=_grouped(links, "target"),
            _outgoing=_grouped(links, "source"),
        )

    def of(self, model: type[R]) -> tuple[R, ...]:
        """All records of a type, whatever their status, by id."""
        return tuple(record for record in self.records.values() if isinstance(record, model))

    def shown(self, model: type[R], *, drafts: bool = False) -> tuple[R, ...]:
        """The records of a type that reach the site: public ones (with `drafts`, all) in which nothing is wrong.

        By id; cases and months newest first.
        """
        found = [record for record in self.of(model) if self.is_shown(record, drafts=drafts)]
        if issubclass(model, Case):
            found.sort(key=lambda case: case.month if isinstance(case, Case) else "", reverse=True)
        elif issubclass(model, Month):
            found.reverse()
        return tuple(found)

    def is_complete(self, record: Record) -> bool:
        """Whether nothing was missing or wrong when the record was read, references aside."""
        return record.path not in self._incomplete

    def is_shown(self, record: Record, *, drafts: bool = False) -> bool:
        """Whether a record reaches the site."""
        return (record.public or drafts) and self.is_complete(record)

    def get(self, record_id: str) -> Record | None:
        """The record with an id, if there is one."""
        return self.records.get(record_id)

    def find(self, name: str, accepts: str = "") -> Found:
        """What a written reference such as `暂时困难型#常见异议` means; see `Found` for what may be wrong."""
        title, _, place = name.partition("#")
        return self._resolver.find(Ref(title.strip(), place.strip()), accepts)

    def backlinks(self, target: str) -> tuple[Link, ...]:
        """The links that lead to a record, or to `dimension:<id>`, from other records."""
        return tuple(link for link in self._incoming.get(target, ()) if link.source not in (target, "kb.yml"))

    def uses(self, target: str) -> tuple[Link, ...]:
        """Everything that would break, or need a look, if a record or dimension went."""
        key = target if target in self.records or target.startswith(DIMENSION) else DIMENSION + target
        return self._incoming.get(key, ())

    def depends_on(self, source: str) -> tuple[str, ...]:
        """What a record refers to, by id, in order of first mention."""
        return tuple(dict.fromkeys(link.target for link in self._outgoing.get(source, ())))


def _grouped(links: Iterable[Link], key: str) -> Mapping[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(getattr(link, key), []).append(link)
    return MappingProxyType({name: tuple(items) for name, items in found.items()})
