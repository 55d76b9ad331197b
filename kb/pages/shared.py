"""The site as a whole: what all pages of one rendering share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, cast

from kb.evidence import Evidence
from kb.library import DIMENSION, Library
from kb.pages.autolink import AutoLinker, linkable_names
from kb.pages.environment import environment
from kb.pages.page import Options
from kb.pages.pieces import HtmlWriter, Slots
from kb.pages.urls import Style
from kb.records import RECORD_TYPES, Record, Vocabulary

R = TypeVar("R", bound=Record)


def shown_records(library: Library, options: Options) -> Iterator[Record]:
    """Every record that has a page on the site."""
    for model in RECORD_TYPES.values():
        yield from library.shown(model, drafts=options.drafts)


class Site:
    """Everything that the pages of one rendering share."""

    def __init__(self, library: Library, evidence: Evidence, options: Options) -> None:
        self.library = library
        self.evidence = evidence
        self.options = options
        self.style = Style.DIRECTORY if options.directory_urls else Style.HTML
        self.shown: Mapping[str, Record] = {record.id: record for record in shown_records(library, options)}
        self.linker = AutoLinker(linkable_names(self.shown.values()))
        self.templates = environment(options.templates)
        self.html = HtmlWriter(self.templates)
        self.slotted = Slots(self.templates)

    @property
    def vocabulary(self) -> Vocabulary:
        """The team's words."""
        return self.library.vocabulary

    def of(self, model: type[R]) -> tuple[R, ...]:
        """The shown records of a type, in the library's order."""
        return cast("tuple[R, ...]", self._by_type.get(model, ()))

    @cached_property
    def _by_type(self) -> Mapping[type[Record], tuple[Record, ...]]:
        found: dict[type[Record], list[Record]] = {}
        for record in self.shown.values():
            found.setdefault(type(record), []).append(record)
        return {model: tuple(records) for model, records in found.items()}

    @cached_property
    def by_path(self) -> Mapping[str, Record]:
        """The shown records by the path of their file."""
        return {record.path: record for record in self.shown.values()}

    @cached_property
    def images(self) -> frozenset[str]:
        """The paths of the images that stand beside shown records."""
        return frozenset(asset.path for asset in self.library.assets if asset.record in self.shown)

    @cached_property
    def order(self) -> Mapping[str, tuple[Record | None, Record | None]]:
        """For each record its neighbours within its section."""
        found: dict[str, tuple[Record | None, Record | None]] = {}
        for model in RECORD_TYPES.values():
            row = self.in_order(model)
            for before, record, after in zip((None, *row), row, (*row[1:], None), strict=False):
                found[record.id] = (before, after)
        return found

    def in_order(self, model: type[Record]) -> Sequence[Record]:
        """The records of a type as their section shows them: strategies by dimension, cases newest first."""
        row = self.of(model)
        if model.TYPE != "strategy":
            return row
        dimensions, verdicts = list(self.vocabulary.dimensions), list(self.vocabulary.verdicts)
        return sorted(
            row,
            key=lambda item: (
                _rank(dimensions, item, "dimension"),
                _rank(verdicts, item, "verdict"),
                item.title,
            ),
        )

    def address_of(self, target: Record | str) -> str:
        """The address of a record, of the record with an id, or of `dimension:<id>`."""
        if isinstance(target, Record):
            return target.address
        if target.startswith(DIMENSION):
            return f"dimensions/{target.removeprefix(DIMENSION)}/"
        return self.library.records[target].address

    def shows(self, target: str) -> bool:
        """Whether an id, or `dimension:<id>`, has a page on this site."""
        if target.startswith(DIMENSION):
            return target.removeprefix(DIMENSION) in self.vocabulary.dimensions
        return target in self.shown


def _rank(values: Sequence[str], record: Record, field: str) -> int:
    value = getattr(record, field)
    return values.index(value) if value in values else len(values)
