"""One form for the numbers that stand together: one unit, equally many decimals, halves rounded up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MINUS = "−"
LEVEL = "持平"
_TEN_THOUSAND = 10_000
_MILLION = 1_000_000
_SMALL = 0.01
"""Below one percent a ratio gets a second decimal, or nine calls of fifteen thousand would read 0.1%."""
_WAN = Decimal(1) / _TEN_THOUSAND


@dataclass(frozen=True, slots=True)
class Form:
    """How numbers are written: `value` times `scale`, rounded, grouped by thousands, with a suffix."""

    scale: Decimal
    decimals: int
    suffix: str = ""
    of_difference: str = ""
    """The suffix of a difference; that of ratios counts percentage points, which its surroundings name."""

    def text(self, value: float) -> str:
        """61.4%, 438.5 万元, 1,284, 3.5 分钟."""
        rounded = _rounded(_exact(value) * self.scale, self.decimals)
        return f"{MINUS if rounded < 0 else ''}{abs(rounded):,}{self.suffix}"

    def moved(self, value: float, other: float) -> str:
        """The signed distance from another value: +2.3, −1.9 万元; 持平 for one that rounds to none."""
        rounded = _rounded((_exact(value) - _exact(other)) * self.scale, self.decimals)
        if not rounded:
            return LEVEL
        return f"{'+' if rounded > 0 else MINUS}{abs(rounded):,}{self.of_difference}"


def form_of(unit: str, values: Iterable[float | None]) -> Form:
    """The form of a measure's values.

    Args:
        unit: A measure's unit: ratio, cny, count or minutes.
        values: All that stand together; ratios from 0 to 1, money in yuan.
    """
    known = [abs(value) for value in values if value is not None]
    if unit == "ratio":
        return Form(Decimal(100), 2 if any(0 < value < _SMALL for value in known) else 1, "%")
    if unit == "cny":
        large = max(known, default=0) >= _TEN_THOUSAND
        scale, most, suffix = (_WAN, 1, " 万元") if large else (Decimal(1), 0, " 元")
    else:
        scale, most, suffix = Decimal(1), 1, " 分钟" if unit == "minutes" else ""
    return Form(scale, _needed(known, scale, most), suffix, suffix)


def form_of_shares(values: Iterable[float | None]) -> Form:
    """The form of shares from 0 to 1 as authors write them: 25%, and 12.5% only where one needs it."""
    known = [value for value in values if value is not None]
    return Form(Decimal(100), _needed(known, Decimal(100), 1), "%")


def form_of_figures(values: Iterable[float | None]) -> Form:
    """The form of raw figures: 9,150,000."""
    known = [value for value in values if value is not None]
    return Form(Decimal(1), _needed(known, Decimal(1), 2))


def forms_of_fractions(pairs: Iterable[tuple[float | None, float | None]]) -> tuple[Form, Form]:
    """The forms of numerators and denominators in the space of table cells: 604 / 812, 98 万 / 210 万, 438.5 万 / 12.

    Both in one unit, unless one side is too small for it: then they are of two kinds, such as yuan and heads.
    """
    whole = [(above, below) for above, below in pairs if above is not None and below is not None]
    large = max((abs(value) for pair in whole for value in pair), default=0) >= _MILLION
    return _side([above for above, _ in whole], large=large), _side([below for _, below in whole], large=large)


def _side(values: list[float], *, large: bool) -> Form:
    if not large or max(map(abs, values)) < _TEN_THOUSAND:
        return form_of_figures(values)
    return Form(_WAN, _needed(values, _WAN, 1), " 万")


def _needed(values: Iterable[float], scale: Decimal, most: int) -> int:
    """The fewest decimals, up to some, that keep every value what it is when rounded to the most."""
    scaled = [_rounded(_exact(value) * scale, most) for value in values]
    return next((n for n in range(most) if all(_rounded(value, n) == value for value in scaled)), most)


def _exact(value: float) -> Decimal:
    """The number that is meant: 0.145 and not the nearest binary fraction, which lies below."""
    return Decimal(repr(value))


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
