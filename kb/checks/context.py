"""What a rule may look at, and how it reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kb.checks.memo import Memo
from kb.checks.rule import Rule
from kb.findings import Finding, Fix
from kb.library import Library
from kb.records import FieldPath, Record, Vocabulary
from kb.records.texts import Text
from kb.source.span import START, Span


@dataclass(frozen=True, slots=True)
class Context:
    """The collection, the day on which it is judged, and the options of the rule that is running.

    `memo` is shared by all rules of a run.
    """

    library: Library
    today: dt.date
    options: Mapping[str, Any]
    memo: Memo = field(default_factory=Memo)

    @property
    def vocabulary(self) -> Vocabulary:
        """The team's vocabulary."""
        return self.library.vocabulary

    def for_rule(self, rule: Rule, chosen: Mapping[str, Any]) -> Context:
        """The same context with the options of one rule: its defaults, and what the team chose."""
        options = {option.name: option.default for option in rule.options} | dict(chosen)
        return Context(self.library, self.today, options, self.memo)


def span_of(record: Record | Vocabulary, path: FieldPath, *, key: bool = False) -> Span:
    """Where a value (or its key) stands; the nearest enclosing value where it has no place of its own."""
    while path:
        if place := record.places.get(path):
            return (place.key or place.span) if key else place.span
        path = path[:-1]
    return START


def at(record: Record, path: FieldPath, key: str, fix: Fix | None = None, /, **args: str) -> Finding:
    """A finding at the value of a field."""
    return Finding(key, record.path, span_of(record, path), args, record=record.id, fix=fix)


def within(text: Text, start: int, end: int, key: str, fix: Fix | None = None, /, **args: str) -> Finding:
    """A finding at a stretch of a text."""
    return Finding(key, text.record.path, text.span(start, end), args, record=text.record.id, fix=fix)
