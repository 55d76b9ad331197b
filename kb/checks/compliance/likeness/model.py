"""The trained model: what it knows of each mark, and how it judges a text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import repeat

from kb.checks.compliance.likeness.features import marks, place_marks
from kb.checks.compliance.phrase import SENTENCE_END
from kb.records.texts import Role

MARKS_VALUE = 0.3
"""What the marks of a text are worth: each of n by the square root of n, so that a long text weighs no more."""
PLACE_VALUE = 0.3
"""What each mark of the place is worth beside them."""
_SMOOTHING = 0.1
"""Added to each count, so that a mark which a tactic never showed does not rule it out."""
_LONGEST = 100
"""Characters judged together: about as long as the longest lines that the model has learnt from."""
_MOST_REMEMBERED = 1 << 16
_SENTENCE = re.compile(rf"[^{SENTENCE_END}]*[{SENTENCE_END}]*")
_CLAUSE = re.compile(rf"[^{SENTENCE_END}，,：:]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a stretch of a text reads.

    Attributes:
        score: the distance from the border between breaches and the rest, in margins; a breach lies above 0.
        start: where the stretch begins.
        end: where it ends.
    """

    score: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Model:
    """A trained model.

    Attributes:
        bias: the border without any mark.
        tactics: the tactics that it names.
        totals: how many marks were counted in the lines of each.
        pulls: what a unit of the value of a mark adds to the score, by mark.
        counts: in how many lines of which tactics a mark stood: `3:2 7:1` is two lines of the tactic with number 3 and
            one of that with number 7. They are read only of what is a breach.
    """

    bias: float
    tactics: tuple[str, ...]
    totals: tuple[int, ...]
    pulls: Mapping[str, float]
    counts: Mapping[str, str]
    _remembered: dict[str, float] = field(default_factory=dict, compare=False, repr=False)
    """What stretches came to, for the same sentences are said in many records."""

    def judge(self, text: str, role: Role) -> Iterator[Likeness]:
        """How each stretch of a text reads, in their order. A stretch is as many sentences as make a short text."""
        place = self.bias + PLACE_VALUE * self._pulled(place_marks(role))
        for start, end in _stretches(text):
            stretch = text[start:end]
            pull = self._remembered.get(stretch)
            if pull is None:
                pull = self._remember(stretch)
            yield Likeness(place + pull, start, end)

    def tactic(self, breach: str) -> str:
        """The likeliest tactic of a breach, by naive Bayes with every tactic as likely as the others beforehand."""
        found = [mark for mark in marks(breach) if mark in self.counts]
        spread = _SMOOTHING * len(self.counts)
        sums = [-len(found) * math.log(total + spread) for total in self.totals]
        for mark in found:
            for item in self.counts[mark].split():
                index, _, count = item.partition(":")
                sums[int(index)] += math.log(int(count) / _SMOOTHING + 1)
        return self.tactics[sums.index(max(sums))]

    def telling(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Where the clause of a stretch stands that speaks most for a breach."""
        clauses = (match.span() for match in _CLAUSE.finditer(text, start, end))
        return max(clauses, key=lambda span: self._pulled(marks(text[slice(*span)])), default=(start, end))

    def _remember(self, stretch: str) -> float:
        found = marks(stretch)
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        pull = MARKS_VALUE * self._pulled(found) / math.sqrt(len(found) or 1)
        self._remembered[stretch] = pull
        return pull

    def _pulled(self, names: Iterable[str]) -> float:
        pulls: Iterable[float] = map(self.pulls.get, names, repeat(0.0))
        return sum(pulls)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Whole sentences in a row, as many as fit into `_LONGEST` characters."""
    start = end = 0
    for match in _SENTENCE.finditer(text):
        if end > start and match.end() - start > _LONGEST:
            yield start, end
            start = end
        end = match.end()
    if text[start:end].strip():
        yield start, end
