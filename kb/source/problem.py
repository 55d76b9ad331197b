"""A problem met while reading one file: a finding that does not yet know its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kb.findings.finding import Edit, Finding, Fix
from kb.source.span import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a place of the file being read."""

    key: str
    span: Span
    args: Mapping[str, str] = field(default_factory=dict)
    fix: Fix | None = None

    def found_in(self, path: str, record: str | None) -> Finding:
        """The finding that reports this problem."""
        return Finding(self.key, path, self.span, self.args, record=record, fix=self.fix)


def replace(span: Span, text: str) -> Fix:
    """The safe mend that puts `text` in place of what stands there."""
    return Fix((Edit(span, text),))
