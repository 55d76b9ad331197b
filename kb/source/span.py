"""Where something stands in a file: 1-based lines and columns, counted in code points."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a file; the end is exclusive, as in SARIF."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def at(cls, line: int, column: int, length: int = 1) -> Span:
        """A stretch of `length` code points within one line."""
        return cls(line, column, line, column + length)


START = Span.at(1, 1)


class Origin(NamedTuple):
    """How the characters of a value map back to its file.

    `lines` holds, for each line of the value, where its first character stands. `columns` is set only for a
    quoted YAML scalar with escapes, whose characters are not as wide in the file as in the value: it holds the
    column of each character and one more for the end.
    """

    lines: tuple[tuple[int, int], ...]
    columns: tuple[int, ...] = ()

    def locate(self, text: str, start: int, end: int) -> Span:
        """The span of `text[start:end]`, where `text` is the value this origin belongs to."""
        if len(self.lines) == 1 and not self.columns and "\n" not in text:  # as most values are: nothing to count
            line, column = self.lines[0]
            return Span(line, column + start, line, column + end)
        first_line, first_offset = _line_and_offset(text, start)
        last_line, last_offset = _line_and_offset(text, end)
        line, column = self._position(first_line, first_offset)
        end_line, end_column = self._position(last_line, last_offset)
        return Span(line, column, end_line, end_column)

    def _position(self, index: int, offset: int) -> tuple[int, int]:
        line, column = self.lines[min(index, len(self.lines) - 1)]
        if self.columns:
            return line, self.columns[min(offset, len(self.columns) - 1)]
        return line, column + offset


def _line_and_offset(text: str, index: int) -> tuple[int, int]:
    # Counting in place: a copy of all that comes before would make many findings in a long text slow.
    return text.count("\n", 0, index), index - (text.rfind("\n", 0, index) + 1)
