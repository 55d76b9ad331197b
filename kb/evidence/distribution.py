"""Median and quartiles of the shares recovered."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The middle of a distribution: lower quartile, median and upper quartile of `n` values."""

    q1: float
    median: float
    q3: float
    n: int


def quartiles(values: Iterable[float]) -> Quartiles | None:
    """Quartiles by linear interpolation between order statistics; `None` for no values.

    This is definition 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American
    Statistician 50 (1996): with the values sorted and counted from 0, the quantile p stands at position
    p · (n - 1). It is what spreadsheets call QUARTILE.INC, so that a reader can check a page with the tool at
    hand.
    """
    ordered = sorted(values)
    if not ordered:
        return None
    q1, median, q3 = (_quantile(ordered, p) for p in (0.25, 0.5, 0.75))
    return Quartiles(q1, median, q3, len(ordered))


def _quantile(ordered: Sequence[float], p: float) -> float:
    position = p * (len(ordered) - 1)
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)
