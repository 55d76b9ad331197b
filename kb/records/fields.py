"""How a record type declares its fields.

A field is declared once, on the dataclass of its record type: canonical key, Chinese name, synonyms, kind and
whether a published record must have it. Front matter key, label, heading and YAML key are spellings of that one
declaration, so the reader, the schema, the pages and the messages all take their names from here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kb.records.kinds import Kind


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One declared field."""

    name: str
    title: str
    kind: Kind
    synonyms: tuple[str, ...] = ()
    required: bool = False
    heading: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way an author may write the field's name."""
        return (self.key, self.title, *self.synonyms)

    @property
    def key(self) -> str:
        """The canonical key; a Python keyword carries an underscore in code only."""
        return self.name.removesuffix("_")


def declare(kind: Kind, title: str, *synonyms: str, required: bool = False) -> Any:  # noqa: ANN401
    """A front matter field or label; absent, it holds the kind's empty value.

    The return type is `Any` for the same reason as that of `dataclasses.field`: it stands for the field's value.
    """
    metadata = {"kind": kind, "title": title, "synonyms": synonyms, "required": required, "heading": False}
    return dataclasses.field(default_factory=kind.empty, metadata=metadata)


def heading(kind: Kind, title: str, *synonyms: str, required: bool = False) -> Any:  # noqa: ANN401
    """A field that in Markdown is a heading with what stands below it; otherwise like `declare`."""
    metadata = {"kind": kind, "title": title, "synonyms": synonyms, "required": required, "heading": True}
    return dataclasses.field(default_factory=kind.empty, metadata=metadata)


_SPECS: dict[type, dict[str, FieldSpec]] = {}


def specs(model: type) -> dict[str, FieldSpec]:
    """The declared fields of a record type or group, by canonical name, in order of declaration."""
    found = _SPECS.get(model)
    if found is None:
        found = _SPECS[model] = _specs(model)
    return found


def _specs(model: Any) -> dict[str, FieldSpec]:  # noqa: ANN401  (a dataclass, which has no static type of its own)
    return {
        item.name: FieldSpec(item.name, **item.metadata)
        for item in dataclasses.fields(model)
        if "kind" in item.metadata
    }


def spelling_table(declared: Iterator[FieldSpec]) -> dict[str, FieldSpec]:
    """Every spelling, folded, to its field; a spelling that two fields share belongs to the first."""
    table: dict[str, FieldSpec] = {}
    for spec in declared:
        for spelling in spec.spellings:
            table.setdefault(fold(spelling), spec)
    return table


@lru_cache(maxsize=4096)
def fold(spelling: str) -> str:
    """A name as it is compared: case and surrounding blanks do not matter."""
    return spelling.strip().casefold()
