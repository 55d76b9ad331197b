"""The trained model: what it knows of each mark, and how it judges a text."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, repeat

from kb.checks.compliance.likeness.features import marks, place_marks, visible
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
_CLOSELY = 32
"""Characters that a part must have to be judged by itself: fewer tell too little of what stands around them."""
_MOST_KNOWN = 1 << 15
_SENTENCE = re.compile(rf"[^{SENTENCE_END}]*[{SENTENCE_END}]*")
_CLAUSE = re.compile(rf"[^{SENTENCE_END}，,：:]+")
_CLAUSE_WITH_END = re.compile(rf"[^{SENTENCE_END}，,：:]+[{SENTENCE_END}，,：:”」』]*")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text, and how it reads.

    Attributes:
        score: the distance from the border between breaches and the rest, in margins; a breach lies above 0.
        start: where the part begins.
        end: where it ends.
    """

    score: float
    start: int
    end: int

    def moved(self, score: float, by: int) -> Part:
        """The part as it reads where it adds so much to its score, and stands so much further on."""
        return Part(score + self.score, by + self.start, by + self.end)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a stretch of a text reads.

    Attributes:
        whole: the whole stretch.
        peak: the part of it, a few clauses long, that reads most like a breach: one clause may be a breach in a long
            tale of good work. A short stretch is its own peak.
    """

    whole: Part
    peak: Part


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
    _known: dict[str, tuple[Part, Part]] = field(default_factory=dict, compare=False, repr=False)

    def judge(self, text: str, role: Role) -> Iterator[Likeness]:
        """How each stretch of a text reads, in their order. A stretch is as many sentences as make a short text."""
        place = self.bias + PLACE_VALUE * self._pulled(place_marks(role))
        for start, end in _stretches(text):
            whole, peak = self._read(text[start:end])
            yield Likeness(whole.moved(place, start), peak.moved(place, start))

    def _read(self, stretch: str) -> tuple[Part, Part]:
        """How a stretch reads in no place, and its peak. Remembered: texts share sentences, as scripts and forms do."""
        known = self._known.get(stretch)
        if known is None:
            shown, places = visible(stretch)
            reading = _Reading(*(list(accumulate(self._pulls(row), initial=0.0)) for row in marks(shown)))
            whole, *parts = (
                Part(reading.pull(bisect_left(places, start), bisect_left(places, end)), start, end)
                for start, end in ((0, len(stretch)), *_parts(stretch))
            )
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[stretch] = whole, max(parts, key=lambda part: part.score, default=whole)
        return known

    def tactic(self, breach: str) -> str:
        """The likeliest tactic of a breach, by naive Bayes with every tactic as likely as the others beforehand."""
        found = [mark for mark in set(chain(*marks(visible(breach)[0]))) if mark in self.counts]
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
        return max(clauses, key=lambda span: self._pulled_by(text[slice(*span)]), default=(start, end))

    def _pulled_by(self, text: str) -> float:
        return self._pulled(chain(*marks(visible(text)[0])))

    def _pulled(self, names: Iterable[str]) -> float:
        return sum(self._pulls(names))

    def _pulls(self, names: Iterable[str]) -> Iterator[float]:
        return map(self.pulls.get, names, repeat(0.0))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the marks of a visible text pull, each row summed from its beginning: so any part of it is told at once."""

    characters: Sequence[float]
    neighbours: Sequence[float]
    skipping: Sequence[float]

    def pull(self, start: int, end: int) -> float:
        """What the marks from one character to before another pull."""
        rows = ((self.characters, end), (self.neighbours, end - 1), (self.skipping, end - 2))
        pulled = sum(row[last] - row[start] for row, last in rows if last > start)
        number = sum(last - start for _, last in rows if last > start)
        return MARKS_VALUE * pulled / math.sqrt(number or 1)


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


def _parts(stretch: str) -> Iterator[tuple[int, int]]:
    """Clauses in a row, from each as few as make a part; nothing for a stretch that is hardly longer."""
    if len(stretch) <= _CLOSELY:
        return
    ends = [match.end() for match in _CLAUSE_WITH_END.finditer(stretch)]
    last = 0
    for first in (0, *ends):
        while last < len(ends) and ends[last] - first < _CLOSELY:
            last += 1
        if last == len(ends):
            return
        yield first, ends[last]
