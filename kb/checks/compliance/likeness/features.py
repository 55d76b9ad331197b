"""What the model of likeness looks at: characters, pairs of characters, and the place where a text stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import add

from kb.records.texts import SPOKEN, Role

_UNSEEN = re.compile(r"[ \t\r\n\u3000\u200b\u200c\u200d\u2060\ufeff*`#>\[\]□]+")
"""Blanks, markup, and the places of link titles, which are blotted out."""
_PLACE = "@"


def visible(text: str) -> tuple[str, Sequence[int]]:
    """A text as it is looked at, and where each of its characters stood."""
    if not _UNSEEN.search(text):
        return text, range(len(text))
    places: list[int] = []
    last = 0
    for match in _UNSEEN.finditer(text):
        places += range(last, match.start())
        last = match.end()
    places += range(last, len(text))
    return "".join(text[place] for place in places), places


def marks(shown: str) -> tuple[Iterable[str], Iterable[str], Iterable[str]]:
    """The characters of a visible text, its pairs of neighbours, and its pairs with one other between them, in order.

    Chinese needs no words for this: two characters are nearly a word, and a pair that skips one bridges a particle or
    another way to put it (`告诉家人`, `告诉她家人`).
    """
    # Every character of a collection comes by here, so that each is made once and the pairs are joined in C.
    each = list(shown)
    return each, map(add, each, each[1:]), map(add, each, each[2:])


def place_marks(role: Role) -> tuple[str, str]:
    """The marks of a place: the role, and whether the text is said or tells of doing."""
    return f"{_PLACE}{role}", f"{_PLACE}{'said' if role in SPOKEN else 'told'}"
