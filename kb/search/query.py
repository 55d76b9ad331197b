"""What a person typed, as terms: plain text, quoted pieces, synonyms.

`"…"`, “…” and 「…」 quote; an unclosed quote runs to the end. Field and boolean syntax is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kb.search.analyzer import bound, required_terms, terms
from kb.search.intents import leanings
from kb.search.script import squeeze
from kb.search.synonyms import Groups, expansions

SYNONYM_WEIGHT = 0.6
"""What a term counts that only a synonym brought in; the person's own terms count 1."""

QUOTED = re.compile(r"[\"“”「]([^\"“”」]*)(?:[\"“”」]|$)")
"""A quoted piece; either half of “…” may stand for the other, as keyboards produce them."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term to look for."""

    text: str
    weight: float = 1.0
    quoted: bool = False
    """Whether it was quoted, and is never dropped for being frequent."""
    added: bool = False
    """Whether only a synonym brought it in."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart. Equal terms stand once, at their first place."""

    text: str
    terms: tuple[Term, ...] = ()
    required: tuple[str, ...] = ()
    """Terms that every hit must have: the pairs, lone characters and words of quoted pieces."""
    pieces: tuple[str, ...] = ()
    """Quoted pieces of more than one required term, as `analyzer.bound` makes them.

    A hit must hold each in one passage or name, made alike.
    """
    compact: str = ""
    """The whole text squeezed, to be compared with names."""
    leanings: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """How many times the scores of a type of documents count; once for types that are not there."""

    @property
    def own(self) -> tuple[str, ...]:
        """The person's own terms, without those of synonyms."""
        return tuple(term.text for term in self.terms if not term.added)


def parse(text: str, synonyms: Groups = ()) -> Query:
    """Take a query apart.

    Args:
        text: What was typed.
        synonyms: The team's groups of words that stand for one another.
    """
    found: dict[str, Term] = {}
    required: list[str] = []
    pieces: list[str] = []
    for quoted, part in _parts(text):
        for term in terms(part):
            if term not in found or quoted:
                found[term] = Term(term, quoted=quoted)
        if quoted:
            needed = required_terms(part)
            required += needed
            if len(needed) > 1:
                pieces.append(bound(part))
    compact = squeeze(text)
    for word in expansions(compact, synonyms):
        for term in terms(word):
            found.setdefault(term, Term(term, SYNONYM_WEIGHT, added=True))
    return Query(
        text=text,
        terms=tuple(found.values()),
        required=tuple(dict.fromkeys(required)),
        pieces=tuple(dict.fromkeys(pieces)),
        compact=compact,
        leanings=leanings(compact),
    )


def _parts(text: str) -> list[tuple[bool, str]]:
    """The text in order, as plain and quoted parts."""
    parts: list[tuple[bool, str]] = []
    end = 0
    for match in QUOTED.finditer(text):
        parts += [(False, text[end : match.start()]), (True, match[1])]
        end = match.end()
    return [*parts, (False, text[end:])]
