"""Tells a query in the language of the command line from plain text, without loading what reads it."""

from __future__ import annotations

import re

from kb.search import facets
from kb.search.query import QUOTED

_NAMES = "|".join(("text", "title", "id", *facets.NAMES, "updated", "due"))
FIELD = rf"(?<![\w-])(?P<text>{_NAMES})[:：]"
"""The name of a field with its colon, which may come from a Chinese keyboard."""
_LANGUAGE = re.compile(rf"{FIELD}\S|\S\s+(?:AND|OR)\s+\S|(?:^|\s|\()NOT\s+\S")


def is_language(text: str) -> bool:
    """Whether a query names a field or an operator outside its quotes; anything else is plain text."""
    return bool(_LANGUAGE.search(QUOTED.sub('"', text)))
