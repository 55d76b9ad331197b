"""Values with positions, as YAML and Markdown both give them to the records' reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from kb.source.span import Origin, Span


class Scalar(NamedTuple):
    """A piece of text. `style` is YAML's (`plain`, `single`, `double`, `literal`, `folded`) or `markdown`.

    `comment` is where ` #` cuts a plain scalar short, which the author of a text field hardly meant.
    """

    value: str
    span: Span
    origin: Origin
    style: str = "markdown"
    comment: Span | None = None

    def part(self, start: int, end: int) -> Scalar:
        """The stretch `value[start:end]`, which must lie within one line."""
        origin = self.origin
        if not origin.columns and len(origin.lines) == 1:
            line, column = origin.lines[0]
            return Scalar(self.value[start:end], Span(line, column + start, line, column + end),
                          Origin(((line, column + start),)), self.style)  # fmt: skip
        span = origin.locate(self.value, start, end)
        columns = self.origin.columns[start : end + 1]
        return Scalar(self.value[start:end], span, Origin(((span.line, span.column),), columns), self.style)

    def stripped(self) -> Scalar:
        """Without blanks and line breaks at either end."""
        text = self.value
        if text and not (text[0].isspace() or text[-1].isspace()):
            return self
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        if start >= end:
            return self.part(0, 0) if text else self
        first = text.count("\n", 0, start)
        line, column = self.origin.lines[min(first, len(self.origin.lines) - 1)]
        indent = start - (text.rfind("\n", 0, start) + 1)
        lines = ((line, column + indent), *self.origin.lines[first + 1 :])
        columns = self.origin.columns[start : end + 1]
        return Scalar(text[start:end], self.origin.locate(text, start, end), Origin(lines, columns), self.style)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span


class Entry(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order in which they stand; a key may stand twice."""

    entries: tuple[Entry, ...]
    span: Span


Node: TypeAlias = "Scalar | Sequence | Mapping"


def one_line(value: str, line: int, column: int) -> Scalar:
    """A scalar that stands as it is within one line of Markdown."""
    return Scalar(value, Span.at(line, column, len(value)), Origin(((line, column),)))
