"""What the browser must know before it can rank: numbers of the ranking, characters, synonyms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kb.search import ranking
from kb.search.document import LENGTHS, Part
from kb.search.facets import TYPES
from kb.search.intents import INTENTS
from kb.search.query import SYNONYM_WEIGHT
from kb.search.script import simplified, squeeze
from kb.search.static_postings import Inverted
from kb.search.synonyms import Groups


def base(inverted: Inverted, synonyms: Groups) -> dict[str, Any]:
    """Everything that follows from the documents as a whole."""
    return {
        "count": inverted.count,
        "length": inverted.total_length,
        "lengths": LENGTHS,
        "ranking": {
            "k1": ranking.K1,
            "b": ranking.B,
            "share": ranking.FREQUENT_SHARE,
            "above": ranking.FREQUENT_ABOVE,
            "kept": ranking.KEPT_TERMS,
            "synonym": SYNONYM_WEIGHT,
            "leading": ranking.LEADING,
            "linked": ranking.LINKED,
        },
        "intents": INTENTS,
        "types": TYPES,
        "parts": tuple(Part),
        "pairs": pairs(inverted.postings, synonyms),
        "synonyms": synonyms,
    }


def pairs(terms: Iterable[str], synonyms: Groups) -> str:
    """The traditional characters that lead to something here, each before its simplified one.

    Others need not be known: what they stand for occurs neither in a document nor in a synonym.
    """
    known = {character for term in terms if len(term) == 1 for character in term}
    known.update(character for group in synonyms for word in group for character in squeeze(word))
    return "".join(source + target for source, target in sorted(simplified().items()) if target in known)
