"""Names: every id, title, alias and former id by which a reference may call a record or a dimension."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.findings import Finding
from kb.records import Record, Vocabulary
from kb.records.suggest import Choices
from kb.records.words import band
from kb.source.span import START, Span

DIMENSION = "dimension:"
"""What stands before the id of a dimension where records and dimensions are named alike."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a name: a record, or a dimension of `kb.yml`."""

    target: str
    type: str
    kind: str
    name: str
    file: str
    span: Span


class Names:
    """The holders of every name, as compared without case, width and blanks."""

    def __init__(self, holders: Iterable[Holder]) -> None:
        self._by_name: dict[str, list[Holder]] = {}
        self._choices: dict[str, Choices] = {}
        for holder in holders:
            self._by_name.setdefault(band(holder.name), []).append(holder)

    def find(self, name: str) -> list[Holder]:
        """Who holds a name, one holder a target; an id takes precedence over titles and aliases."""
        found = self._by_name.get(band(name), [])
        ids = [holder for holder in found if holder.kind == "id"]
        return list({holder.target: holder for holder in ids or found}.values())

    def all(self, accepts: str = "") -> Choices:
        """Every name, of records of one type if `accepts` says so, ready for suggestions."""
        if accepts not in self._choices:
            holders = (holder for found in self._by_name.values() for holder in found)
            self._choices[accepts] = Choices(holder.name for holder in holders if accepts in ("", holder.type))
        return self._choices[accepts]

    def clashes(self) -> Iterator[Finding]:
        """KB205: names that are held twice, reported at each of their holders."""
        for holders in self._by_name.values():
            for holder in holders if len(holders) > 1 else ():
                others = [other for other in holders if other is not holder]
                key = "KB205-id" if holder.kind == "id" and any(o.kind == "id" for o in others) else "KB205-name"
                where = "、".join(dict.fromkeys(f"{other.file}" for other in others))
                args = {"name": holder.name, "others": where}
                yield Finding(key, holder.file, holder.span, args, record=holder.target)


def holders_of(record: Record) -> Iterator[Holder]:
    """The names of one record."""
    yield Holder(record.id, record.TYPE, "id", record.id, record.path, START)
    if record.title:
        yield _holder(record, "title", record.title, ("title",))
    for index, alias in enumerate(record.aliases):
        yield _holder(record, "alias", alias, ("aliases", index))
    for index, former in enumerate(record.former_ids):
        yield _holder(record, "former", former, ("former_ids", index))


def holders_of_dimensions(vocabulary: Vocabulary) -> Iterator[Holder]:
    """The names of the dimensions of `kb.yml`."""
    for key, term in vocabulary.dimensions.items():
        place = vocabulary.places.get(("dimensions", key))
        span = place.span if place else START
        names = dict.fromkeys((key, term.title, *term.aliases))
        for name in names:
            kind = "id" if name == key else "title"
            yield Holder(DIMENSION + key, "dimension", kind, name, vocabulary.path, span)


def _holder(record: Record, kind: str, name: str, path: tuple[str | int, ...]) -> Holder:
    place = record.places.get(path)
    return Holder(record.id, record.TYPE, kind, name, record.path, place.span if place else START)
