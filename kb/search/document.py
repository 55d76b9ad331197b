"""What is searched: documents of labelled passages, and the numbers that an index keeps of them.

Every index stores for a term and a document one weight (a byte) and for a document one length (a byte), so that the
memory, Whoosh and static readers rank with the very same numbers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain
from types import MappingProxyType

from kb.search.analyzer import terms

Facets = Mapping[str, tuple[str, ...]]
"""Values by the name of a facet, such as `stage` → `("M1", "M2")`."""


class Part(StrEnum):
    """What a passage is there for; decides how much its terms weigh."""

    NAME = "name"
    """A title or alias."""
    DEBTOR = "debtor"
    """What the debtor says."""
    SAY = "say"
    """A line to say to him."""
    BODY = "body"
    HEADING = "heading"
    """The title of a section, a step, a situation, an article."""
    SUMMARY = "summary"


PART_WEIGHTS: Mapping[Part, int] = MappingProxyType(
    {
        Part.NAME: 4,
        Part.DEBTOR: 3,
        Part.SAY: 1,
        Part.BODY: 1,
        Part.HEADING: 4,
        Part.SUMMARY: 2,
    }
)
"""How often an occurrence counts, by where it stands."""

WEIGHT_LIMIT = 255
"""The greatest weight an index keeps for a term of a document: one byte."""


@dataclass(frozen=True, slots=True)
class Block:
    """One passage of a document, the smallest thing a hit can point at."""

    part: Part
    text: str
    anchor: str = ""
    """Where it stands on the document's page; empty for the top."""
    label: str = ""
    """What the passage is called: a section, a situation, 客户说…, the title of a step."""
    say: str = ""
    """The line to say that goes with it: its own text, or the first reply to what the debtor says."""
    counter: bool = False
    """A 反例: shown as such and never offered for copying."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that a search can find."""

    id: str
    title: str
    names: tuple[str, ...] = ()
    """Further names, such as aliases; title and names are searched as `Part.NAME`."""
    blocks: tuple[Block, ...] = ()
    facets: Facets = field(default_factory=lambda: MappingProxyType({}))
    """The values that it can be filtered by; they have no order of their own and are kept sorted."""
    url: str = ""
    retired: bool = False
    """Ranks below everything that is not."""
    stretch: float = 1.0
    """How many times its length counts: more than 1 for what seldom answers a question, which then ranks lower."""
    links: tuple[str, ...] = ()
    """The ids of the documents that it is linked with, each of which has a link back; see `linked_both_ways`."""

    def __post_init__(self) -> None:
        """Sort the values of each facet, so that every kind of index gives them back alike."""
        held = {name: tuple(sorted(set(values))) for name, values in self.facets.items()}
        object.__setattr__(self, "facets", MappingProxyType(held))

    @classmethod
    def of(cls, id: str, fields: Mapping[str, str], **facets: str | Sequence[str]) -> Document:  # noqa: A002
        """A document of plain fields, for any list of texts.

        Args:
            id: Its unique id.
            fields: `title`, `aliases` (one a line), `debtor`, `say` and `body` are known; others count as body.
            **facets: A value or several values for each name that can be filtered by.

        Example:
            >>> article = Document.of("law-5", {"title": "第五条", "body": "处理个人信息应当遵循合法原则"}, kind="law")
            >>> article.facets["kind"]
            ('law',)
        """
        blocks = [
            Block(_PARTS.get(name, Part.BODY), text, label="" if name in _PARTS else name)
            for name, text in fields.items()
            if name not in _NAMES and text
        ]
        return cls(
            id,
            fields.get("title", ""),
            tuple(line.strip() for line in fields.get("aliases", "").splitlines() if line.strip()),
            tuple(blocks),
            {name: (value,) if isinstance(value, str) else tuple(value) for name, value in facets.items()},
        )


_NAMES = frozenset({"title", "aliases"})
_PARTS = {"debtor": Part.DEBTOR, "say": Part.SAY, "body": Part.BODY}


def linked_both_ways(documents: Iterable[Document], links: Iterable[tuple[str, str]]) -> tuple[Document, ...]:
    """The documents with links between them, whichever end names the other; those to anything else are left out."""
    every = tuple(documents)
    held: dict[str, set[str]] = {document.id: set() for document in every}
    for one, other in links:
        if one != other and one in held and other in held:
            held[one].add(other)
            held[other].add(one)
    return tuple(replace(document, links=tuple(sorted(held[document.id]))) for document in every)


def weighted_terms(document: Document) -> tuple[dict[str, int], int]:
    """The weight of each term of a document, and its length in term occurrences, stretched."""
    by_part: dict[Part, Counter[str]] = {}
    names = ((Part.NAME, name) for name in (document.title, *document.names))
    for part, text in chain(names, ((block.part, block.text) for block in document.blocks)):
        by_part.setdefault(part, Counter()).update(terms(text))
    weights: Counter[str] = Counter()
    for part, counted in by_part.items():
        weight = PART_WEIGHTS[part]
        for term, number in counted.items():
            weights[term] += weight * number
    number = sum(counted.total() for counted in by_part.values())
    return {term: min(weight, WEIGHT_LIMIT) for term, weight in weights.items()}, int(number * document.stretch)


def weights(document: Document) -> dict[str, int]:
    """For each term the sum of its occurrences, weighted by part, at most 255."""
    return weighted_terms(document)[0]


def length(document: Document) -> int:
    """The number of term occurrences of a document, all alike, times its stretch."""
    return weighted_terms(document)[1]


def _lengths() -> tuple[int, ...]:
    """Exact up to 40, then steps of a tenth: a byte covers any length within five per cent."""
    table = list(range(41))
    while len(table) < 256:  # noqa: PLR2004 (the values of a byte)
        table.append((table[-1] * 11 + 5) // 10)
    return tuple(table)


LENGTHS = _lengths()
"""The length that each byte stands for."""


def length_byte(number: int) -> int:
    """The byte that stands for a length: that of the greatest length in the table which is not greater."""
    return bisect_right(LENGTHS, number) - 1


def length_of_byte(byte: int) -> int:
    """The length that a byte stands for."""
    return LENGTHS[byte]
