"""The best passages of a hit, and the piece of each that shows why.

The browser repeats this with the same numbers. Positions are code points of the original text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kb.search.analyzer import bound, is_single, spans, terms
from kb.search.document import Block, Part
from kb.search.query import Query
from kb.search.script import fold_positions

EXCERPT = 120
"""Code points of an excerpt, its ellipses included."""
BEFORE = 30
"""Code points shown before the first mark, unless its sentence begins later."""
ELLIPSIS = "…"
_ENDS = "。！？；!?;\n"
_OWN, _ADDED = 10, 6
"""Points for a pair or word of the person, and for one that a synonym brought in: whole, so equal in every language."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a hit."""

    block: Block
    excerpt: str
    marks: tuple[Range, ...]
    """What of the excerpt was looked for: beginnings and ends, in order, apart from one another."""


def passage(blocks: Sequence[Block], query: Query) -> Passage | None:
    """The best passage; without any that holds a term the first, unmarked; `None` where there are no blocks."""
    return next(iter(passages(blocks, query, 1)), None)


def passages(blocks: Sequence[Block], query: Query, k: int = 3) -> tuple[Passage, ...]:
    """The best `k` passages, the best first.

    Whole quoted pieces count first. Then ten points for each of the person's pairs and words that a passage holds, six
    for each that a synonym brought in, half of that for lone characters; twice as many for a line to say and for what
    the debtor says with a reply to it, a third more without, a third less for the summary, which stands at the top of
    the page anyway.
    What the label of a passage holds counts as its own, so that the words under a heading are shown and not the heading
    alone. Equal passages stay in the order of the page.
    """
    rated = [(*_rating(block, query), -index) for index, block in enumerate(blocks)]
    found = sorted((row for row in rated if row[0] or row[1]), reverse=True)[:k]
    if not found and blocks:
        return (Passage(blocks[0], _cut(blocks[0].text, ()), ()),)
    return tuple(_shown(blocks[-row[3]], query) for row in found)


def _rating(block: Block, query: Query) -> tuple[int, int, bool]:
    whole = bound(block.text) if query.pieces else ""
    pieces = sum(piece in whole for piece in query.pieces)
    held = {*terms(block.text), *terms(block.label)}
    points = 0
    for term in query.terms:
        if term.text in held:
            points += (_ADDED if term.added else _OWN) // (2 if is_single(term.text) else 1)
    return pieces, points * _times(block), block.text != block.label


def _times(block: Block) -> int:
    """How many thirds the points of a passage count."""
    if block.part is Part.DEBTOR:
        return 6 if block.say else 4
    return {Part.SAY: 6, Part.SUMMARY: 2}.get(block.part, 3)


def _shown(block: Block, query: Query) -> Passage:
    marks = _marks(block.text, query)
    if len(block.text) <= EXCERPT:
        return Passage(block, block.text, marks)
    start = _start(block.text, marks)
    excerpt = _cut(block.text, marks)
    # One character of the excerpt may be the ellipsis before the text.
    shift = start - (1 if start else 0)
    end = start + len(excerpt.removesuffix(ELLIPSIS)) - (1 if start else 0)
    kept = [(max(a, start) - shift, min(b, end) - shift) for a, b in marks if a < end and b > start]
    return Passage(block, excerpt, tuple(kept))


def _marks(text: str, query: Query) -> tuple[Range, ...]:
    """Where the query's terms stand in a text; lone characters only where nothing longer was found."""
    folded, sources = fold_positions(text)
    wanted = {term.text for term in query.terms}
    found = [row for row in spans(folded) if row[0] in wanted]
    longer = [row for row in found if not is_single(row[0])]
    ranges: list[Range] = []
    for _, start, end in longer or found:
        begin, stop = sources[start], sources[end - 1] + 1
        if ranges and begin <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(ranges[-1][1], stop))
        else:
            ranges.append((begin, stop))
    return tuple(ranges)


def _start(text: str, marks: Sequence[Range]) -> int:
    """Where the excerpt begins: so that it shows the most of what was looked for, with its sentence where that fits."""
    if not marks or len(text) <= EXCERPT:
        return 0
    room = EXCERPT - 2 - BEFORE
    _, first = max((sum(min(b, a + room) - s for s, b in marks if a <= s < a + room), -a) for a, _ in marks)
    first = -first
    if first <= BEFORE:
        return 0
    sentence = max(text.rfind(end, first - BEFORE, first) for end in _ENDS) + 1
    return sentence or first - BEFORE


def _cut(text: str, marks: Sequence[Range]) -> str:
    """At most so many code points of a text, with ellipses where it goes on."""
    if len(text) <= EXCERPT:
        return text
    start = _start(text, marks)
    lead = ELLIPSIS if start else ""
    rest = text[start:]
    room = EXCERPT - len(lead)
    return lead + (rest if len(rest) <= room else rest[: room - 1] + ELLIPSIS)
