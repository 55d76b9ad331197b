"""The fields that a team adds to a record type in `kb.yml`, ready to be shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.pages.numbers import counted
from kb.records import Record, Vocabulary
from kb.records.vocabulary import TeamField


@dataclass(frozen=True, slots=True)
class ExtraFact:
    """A short team field: its name and its value in words."""

    title: str
    value: str


@dataclass(frozen=True, slots=True)
class ExtraSection:
    """A long team field: a text, or the items of a list."""

    title: str
    anchor: str
    text: str = ""
    items: tuple[str, ...] = ()


def extra_facts(vocabulary: Vocabulary, record: Record) -> tuple[ExtraFact, ...]:
    """The short team fields of a record that hold something."""
    return tuple(
        ExtraFact(field.title, _words(value))
        for _, field, value in _held(vocabulary, record)
        if field.type not in {"text", "list"}
    )


def extra_sections(vocabulary: Vocabulary, record: Record) -> tuple[ExtraSection, ...]:
    """The long team fields of a record that hold something."""
    return tuple(
        ExtraSection(
            field.title,
            name.replace("_", "-"),
            text=value if field.type == "text" else "",
            items=tuple(value) if field.type == "list" else (),
        )
        for name, field, value in _held(vocabulary, record)
        if field.type in {"text", "list"}
    )


def _held(vocabulary: Vocabulary, record: Record) -> list[tuple[str, TeamField, Any]]:
    declared: Mapping[str, TeamField] = vocabulary.fields.get(record.TYPE, {})
    held = [(name, field, record.extra.get(name)) for name, field in declared.items()]
    return [(name, field, value) for name, field, value in held if value not in (None, "", ())]


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return counted(value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)
