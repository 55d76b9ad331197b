"""The keys under which a document's names are found: as written, in pinyin, by initials."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kb.search.document import Document
from kb.search.pinyin import readings
from kb.search.script import squeeze

PINYIN_LIMIT = 40
"""Characters of a name that are read in pinyin; nobody types more."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """One way to name a document."""

    text: str
    whole: bool = True
    """Whether it stands for the whole name; else it is the rest of a reading from some syllable on."""


def written_keys(document: Document) -> tuple[Key, ...]:
    """The names as they are written, squeezed."""
    keys = dict.fromkeys(squeeze(name) for name in (document.title, *document.names))
    return tuple(Key(key) for key in keys if key)


def pinyin_keys(document: Document) -> tuple[Key, ...]:
    """The names as they are read: whole and from every later syllable on, in full and by initials."""
    found: dict[str, bool] = {}
    for key in written_keys(document):
        name = key.text[:PINYIN_LIMIT]
        if name.isascii():
            continue
        for reading in readings(name):
            for spelling in zip(*reading, strict=True):
                for start in range(len(spelling)):
                    text = "".join(spelling[start:])
                    found[text] = found.get(text, False) or start == 0
    return tuple(Key(text, whole) for text, whole in found.items())


def keys(document: Document) -> tuple[Key, ...]:
    """Every key of a document."""
    return written_keys(document) + pinyin_keys(document)


class NameTable:
    """Keys of many documents, to be asked by their beginnings."""

    def __init__(self, keyed: Iterable[tuple[int, Sequence[Key]]]) -> None:
        """Take the keys of each document, given by its ordinal."""
        self._rows = sorted((key.text, ordinal, key.whole) for ordinal, found in keyed for key in found)

    def beginning(self, prefix: str) -> Iterator[tuple[int, str, bool]]:
        """Every key that begins with a prefix: ordinal, key, whether it is whole."""
        rows = self._rows
        for index in range(bisect_left(rows, (prefix,)), len(rows)):
            text, ordinal, whole = rows[index]
            if not text.startswith(prefix):
                return
            yield ordinal, text, whole
