"""Look-up of vocabulary values by any of their spellings, built once per collection."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.records.fields import fold

if TYPE_CHECKING:
    from kb.records.vocabulary import Vocabulary

_DASHES = re.compile("[-\u2010-\u2015\u2212~～]")
_BLANKS = re.compile(r"\s+")


class Lexicon:
    """The spellings of the values of each word list of `kb.yml`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._tables: dict[str, dict[str, str]] = {}

    def find(self, table: str, written: str) -> str | None:
        """The id of the value of a word list that is written `written`, or `None`."""
        spellings = self._tables.get(table)
        if spellings is None:
            spellings = {}
            for spelling, key in self.vocabulary.names(table):
                spellings.setdefault(band(spelling), key)
            self._tables[table] = spellings
        return spellings.get(band(written))

    def choices(self, table: str) -> list[str]:
        """The titles of a word list, and the ids where a title is shorter than three characters."""
        return [term.title or key for key, term in self.vocabulary.terms(table).items()]

    def spellings(self, table: str) -> list[str]:
        """Every spelling, for suggesting the nearest."""
        return [spelling for spelling, _ in self.vocabulary.names(table)]

    @property
    def variables(self) -> Mapping[str, object]:
        """The variables that lines to say may use."""
        return self.vocabulary.call.variables


@lru_cache(maxsize=65536)
def band(text: str) -> str:
    """A vocabulary value as it is compared: case, blanks, width and the kind of dash do not matter."""
    return _DASHES.sub("-", _BLANKS.sub("", fold(unicodedata.normalize("NFKC", text))))
