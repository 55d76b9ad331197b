"""The lines of one file, and which of them are YAML."""

from __future__ import annotations

from dataclasses import dataclass

from kb.records import FieldPath, MonthlyMeasures, Record, Vocabulary
from kb.records.values import Place
from kb.source.decode import split_lines
from kb.source.span import Span

Written = Record | MonthlyMeasures | Vocabulary
"""What a file can hold."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its lines, and the last line of its YAML."""

    record: Written
    lines: tuple[str, ...]
    yaml_end: int

    @classmethod
    def of(cls, record: Written, data: bytes) -> Source:
        """The lines of a record's file."""
        lines = tuple(split_lines(data))
        if not record.path.endswith(".md"):
            return cls(record, lines, len(lines))
        end = next((n for n, line in enumerate(lines[1:], start=2) if line.rstrip() == "---"), len(lines))
        return cls(record, lines, end)

    def in_yaml(self, span: Span) -> bool:
        """Whether a place lies in front matter, or in a file of YAML alone."""
        return span.line < self.yaml_end or not self.record.path.endswith(".md")

    def at(self, span: Span) -> str:
        """What stands there; empty where the stretch goes over lines."""
        return self.lines[span.line - 1][span.column - 1 : span.end_column - 1] if _one_line(span) else ""

    def places(self) -> dict[FieldPath, Place]:
        """Where the record's values stand."""
        return dict(self.record.places)


def _one_line(span: Span) -> bool:
    return span.line == span.end_line
