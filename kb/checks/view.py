"""One file as the checks see it: its record with all its texts, its lines, and the marks to ignore findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kb.library import Library
from kb.records import Record
from kb.records.texts import Text, texts
from kb.source.decode import split_lines


@dataclass(frozen=True, slots=True)
class View:
    """A record with everything that rules look at, gathered once for all of them."""

    record: Record
    texts: tuple[Text, ...]

    @classmethod
    def of(cls, record: Record) -> View:
        """Gather the texts of a record."""
        return cls(record, tuple(texts(record)))


def lines_of(library: Library, path: str) -> Sequence[str]:
    """The lines of a file of the collection; broken characters are replaced."""
    return split_lines(library.sources.get(path, b""))
