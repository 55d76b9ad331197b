"""What was assumed of a debtor, and what he turned out to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kb.records import Case


@dataclass(frozen=True, slots=True)
class Transition:
    """`n` cases began with persona `assumed` and ended with `actual` (ids; equal where the guess was right)."""

    assumed: str
    actual: str
    n: int


def transitions(cases: Iterable[Case]) -> tuple[Transition, ...]:
    """Every pair that occurs, most cases first, then by id."""
    pairs = Counter((case.assumed.name, case.actual.name) for case in cases if case.assumed and case.actual)
    found = [Transition(assumed, actual, n) for (assumed, actual), n in pairs.items()]
    return tuple(sorted(found, key=lambda item: (-item.n, item.assumed, item.actual)))
