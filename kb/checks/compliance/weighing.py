"""Weighing what the phrases found by how the whole text reads.

A phrase sees a few words. The model of likeness sees how they stand among the others: it lets go of phrases in a text
that reads like nothing wrong, and it points at a text that reads like a breach although no phrase names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.checks.compliance.hit import Hit
from kb.checks.compliance.likeness.store import model
from kb.checks.compliance.tables import tactics
from kb.records.texts import Role

INNOCENT = -0.3
"""Below this score a phrase is let go. The scores are measured on hands that the model had not learnt from."""
LIKELY = 0.1
"""Above this score a stretch in which no phrase was found is pointed at."""
LIKELY_IN_PART = 0.35
"""It is pointed at, too, if its peak with half of the score of the whole lies above this: a part shows less of what
stands around it, so the whole has its say."""
SURE = 0.4
"""Above this score a stretch is pointed at even if phrases of another rule were found in it."""
_SHORTEST = 8
"""Characters that a stretch must have to be pointed at: fewer tell too little."""


def weighed(text: str, role: Role, hits: Sequence[Hit]) -> list[Hit]:
    """What a text says, by phrases and by likeness.

    Args:
        text: the text.
        role: what it is there for.
        hits: what its phrases say.
    """
    kept = list(hits)
    for stretch in model().judge(text, role):
        whole, peak = stretch.whole, stretch.peak
        outside = [hit for hit in kept if not whole.start <= hit.start < whole.end]
        if max(whole.score, peak.score) < INNOCENT:
            kept = outside
        elif whole.end - whole.start >= _SHORTEST and (
            whole.score > (LIKELY if len(outside) == len(kept) else SURE)
            or peak.score + whole.score / 2 > LIKELY_IN_PART
        ):
            kept += _alike(text, peak.start, peak.end, kept)
    return kept


def _alike(text: str, start: int, end: int, known: Sequence[Hit]) -> Iterator[Hit]:
    tactic = tactics()[model().tactic(text[start:end])]
    if all(hit.tactic.rule != tactic.rule for hit in known):
        yield Hit(*model().telling(text, start, end), tactic, alike=True)
