"""Titles of the values that a record type declares itself, such as the units of a measure."""

from __future__ import annotations

from collections.abc import Mapping

from kb.records import kinds
from kb.records.fields import specs


def choice_titles(model: type, field: str) -> Mapping[str, str]:
    """The titles of a field's values (or of its keys), by key; empty for a field of another kind."""
    kind = specs(model)[field].kind
    if isinstance(kind, kinds.ListOf):
        kind = kind.item
    return kind.choices if isinstance(kind, kinds.Choice | kinds.SlicedFigures) else {}


def choice_title(model: type, field: str, key: str) -> str:
    """The title of one value; the key itself where it is unknown."""
    return choice_titles(model, field).get(key, key)
