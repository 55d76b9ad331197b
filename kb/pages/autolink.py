"""Automatic links: where a text mentions another record by its title or an alias."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick

from kb.records import Record

SHORTEST = 3
"""Shorter names are words of everyday language too often."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text that names a record."""

    start: int
    end: int
    record: str


def linkable_names(records: Iterable[Record]) -> dict[str, str]:
    """Titles and aliases that are linked automatically, with the record's id.

    Names of retired records lead nowhere useful, and names that two records hold say nothing for sure.
    """
    holders: dict[str, set[str]] = {}
    for record in records:
        if record.autolink is False or record.status == "retired":
            continue
        for name in (record.title, *record.aliases):
            if len(name) >= SHORTEST:
                holders.setdefault(name, set()).add(record.id)
    return {name: ids.copy().pop() for name, ids in holders.items() if len(ids) == 1}


class AutoLinker:
    """Finds the names of records in a text: leftmost first, the longest of those that begin there."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = tuple(names)
        self._records = tuple(names.values())
        self._automaton = AhoCorasick(list(self._names), matchkind=MATCHKIND_LEFTMOST_LONGEST)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every mention in order, without overlap; a name in Latin letters or digits counts as a whole word."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if _whole_word(text, start, end):
                yield Mention(start, end, self._records[index])


def _whole_word(text: str, start: int, end: int) -> bool:
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    return 0 < at < len(text) and _latin(text[at - 1]) and _latin(text[at])


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
