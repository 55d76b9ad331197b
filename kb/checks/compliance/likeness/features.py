"""What the model of likeness looks at: characters, pairs of characters, and the place where a text stands."""

from __future__ import annotations

import re
from operator import add

from kb.records.texts import SPOKEN, Role

_UNSEEN = re.compile(r"[ \t\r\n\u3000\u200b\u200c\u200d\u2060\ufeff*`#>\[\]□]+")
"""Blanks, markup, and the places of link titles, which are blotted out."""
_PLACE = "@"


def marks(text: str) -> set[str]:
    """The characters of a text, and its pairs of characters that are neighbours or have one other between them.

    Chinese needs no words for this: two characters are nearly a word, and a pair that skips one bridges a particle or
    another way to put it (`告诉家人`, `告诉她家人`).
    """
    # Every character of a collection comes by here, so that each is made once and the pairs are joined in C.
    shown = list(_UNSEEN.sub("", text))
    return {*shown, *map(add, shown, shown[1:]), *map(add, shown, shown[2:])}


def place_marks(role: Role) -> tuple[str, str]:
    """The marks of a place: the role, and whether the text is said or tells of doing."""
    return f"{_PLACE}{role}", f"{_PLACE}{'said' if role in SPOKEN else 'told'}"
