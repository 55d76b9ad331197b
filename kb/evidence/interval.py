"""How sure a share is: a 95 % interval for a proportion."""

from __future__ import annotations

import math
from dataclasses import dataclass

Z_95 = 1.959963984540054
"""The 0.975 quantile of the standard normal distribution."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A share from 0 to 1 of `n` cases, with the bounds of its 95 % interval."""

    share: float
    low: float
    high: float
    n: int


def wilson(count: int, n: int) -> Interval | None:
    """The Wilson score interval of `count` out of `n`, without continuity correction; `None` when `n` is 0.

    E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the
    American Statistical Association 22 (1927). It keeps its promise for the few cases that a team
    has, where the usual p ± 1.96 · √(p(1 - p)/n) gives an interval of no width at 0 and 1 (Brown, Cai and
    DasGupta, Statistical Science 16 (2001), recommend it for small n).

    Raises:
        ValueError: `count` is not between 0 and `n`.
    """
    if not 0 <= count <= n:
        raise ValueError(f"{count} of {n} is no share")
    if n == 0:
        return None
    share = count / n
    square = Z_95 * Z_95
    scale = 1 + square / n
    centre = (share + square / (2 * n)) / scale
    half = Z_95 / scale * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    # At the ends the bound is exactly the share; rounding errors must not put it beside.
    low = 0.0 if count == 0 else max(0.0, centre - half)
    high = 1.0 if count == n else min(1.0, centre + half)
    return Interval(share, low, high, n)
