"""Everything personal in a text, each stretch claimed once, by the surest kind that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kb.privacy.hit import Claims, Hit
from kb.privacy.labelled import labelled
from kb.privacy.names import names
from kb.privacy.numbers import numbers
from kb.privacy.organisations import organisations
from kb.privacy.places import places
from kb.privacy.plain import Plain, plain
from kb.privacy.shapes import shapes

_ANYWHERE: tuple[Callable[[str], Iterator[Hit]], ...] = (shapes, labelled, numbers)
_IN_CHINESE: tuple[Callable[[str], Iterator[Hit]], ...] = (organisations, places, names)
"""What is written in characters, and need not be looked for in a file's path."""


def find(text: str) -> tuple[Hit, ...]:
    """What identifies people or companies in a text as it is written, in order of place."""
    return written(plain(text))


def written(seen: Plain) -> tuple[Hit, ...]:
    """What was found in a text without disguises, at the places where it was written."""
    claims = Claims(0, len(seen.text))
    finders = _ANYWHERE if seen.text.isascii() else (*_ANYWHERE, *_IN_CHINESE)
    found = [hit for finder in finders for hit in finder(seen.text) if claims.take(hit)]
    hits = sorted(found, key=lambda hit: hit.start)
    return tuple(Hit(hit.kind, *seen.written(hit.start, hit.end), hit.sure) for hit in hits)
