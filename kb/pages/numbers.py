"""How numbers, months and changes are worded on the pages."""

from __future__ import annotations

import math

MINUS = "−"
_TEN_THOUSAND = 10_000
_MILLION = 1_000_000
_LEVEL = "持平"
_NOTHING = 1e-9
"""A span too small to be told from none at all."""
_SMALL = 0.01
"""Below one percent a ratio gets a second decimal, or nine calls of fifteen thousand would read 0.1%."""


def share(value: float) -> str:
    """A share from 0 to 1 as an author writes it: 25%, 12.5%."""
    return f"{_trimmed(value * 100, 1)}%"


def measured(value: float, unit: str) -> str:
    """A measure's value with its unit: 61.4%, 438.5 万元, 1,284, 3.5 分钟.

    Args:
        value: The value; a ratio from 0 to 1, money in yuan.
        unit: A measure's unit: ratio, cny, count or minutes.
    """
    if unit == "ratio":
        return f"{value * 100:.{_decimals(value)}f}%"
    if unit == "cny":
        return money(value)
    if unit == "minutes":
        return f"{_trimmed(value, 1)} 分钟"
    return _trimmed(value, 1)


def money(value: float) -> str:
    """A sum in yuan, in 万元 from ten thousand on."""
    if abs(value) >= _TEN_THOUSAND:
        return f"{_trimmed(value / _TEN_THOUSAND, 1)} 万元"
    return f"{_trimmed(value, 0)} 元"


def counted(value: float) -> str:
    """A raw figure, digits grouped: 9,150,000."""
    return _trimmed(value, 2)


def fraction(above: float, below: float) -> str:
    """Numerator and denominator in the space of a table cell: 604 / 812, 98 万 / 210 万, 438.5 万 / 12.

    Both in one unit, unless the smaller one is too small for it: then they are of two kinds, such as yuan and heads.
    """
    if not _large(above, below):
        return f"{counted(above)} / {counted(below)}"
    small = min(abs(above), abs(below)) < _TEN_THOUSAND
    return f"{_in_cell(above, exact=small)} / {_in_cell(below, exact=small)}"


def _large(*values: float) -> bool:
    return max(map(abs, values)) >= _MILLION


def _in_cell(value: float, *, exact: bool) -> str:
    return counted(value) if exact and not _large(value) else f"{_trimmed(value / _TEN_THOUSAND, 1)} 万"


def difference(value: float, other: float, unit: str) -> str:
    """The signed distance from another value: +2.3 个百分点 for ratios, else in the unit; 持平 for none."""
    text = moved(value, other, unit)
    return f"{text} 个百分点" if unit == "ratio" and text != _LEVEL else text


def moved(value: float, other: float, unit: str) -> str:
    """As `difference`, for a table whose head names the unit of ratios: +2.3."""
    if unit == "ratio":
        text = f"{abs(value - other) * 100:.{max(_decimals(value), _decimals(other))}f}"
        return _LEVEL if float(text) == 0 else f"{_sign(value - other)}{text}"
    text = measured(abs(value - other), unit)
    return _LEVEL if text == measured(0, unit) else f"{_sign(value - other)}{text}"


def change(value: float, previous: float | None, unit: str) -> str:
    """The comparison with the month before, or that there is none."""
    if previous is None:
        return "没有上月数据"
    text = difference(value, previous, unit)
    return "与上月持平" if text == _LEVEL else f"比上月 {text}"


def month_title(month: str) -> str:
    """`2026-10` → 2026 年 10 月; anything else as it is."""
    year, _, number = month.partition("-")
    return f"{year} 年 {int(number)} 月" if year.isdigit() and number.isdigit() else month


def month_short(month: str, *, with_year: bool = False) -> str:
    """`2026-10` → 10 月, or 26 年 10 月 where the year is not plain from the rest."""
    year, _, number = month.partition("-")
    if not number.isdigit():
        return month
    return f"{year[-2:]} 年 {int(number)} 月" if with_year else f"{int(number)} 月"


def month_before(month: str) -> str:
    """The month before: `2026-01` → `2025-12`."""
    year, _, number = month.partition("-")
    index = int(year) * 12 + int(number) - 2
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def steps(span: float, count: int) -> float:
    """A round step (1, 2, 2.5 or 5 times a power of ten) that covers a span in at most `count` steps."""
    if span < _NOTHING:
        return 1.0
    raw = span / count
    magnitude = 10.0 ** math.floor(math.log10(raw))
    factor = next(f for f in (1, 2, 2.5, 5, 10) if f * magnitude >= raw * (1 - 1e-9))
    return factor * magnitude


def tick(value: float, step: float, unit: str) -> str:
    """The label of an axis, with as many decimals as its step needs."""
    if unit == "ratio":
        return f"{value * 100:.{_step_decimals(step * 100)}f}%"
    if unit == "cny" and step >= _TEN_THOUSAND:
        return f"{value / _TEN_THOUSAND:,.{_step_decimals(step / _TEN_THOUSAND)}f} 万"
    return f"{value:,.{_step_decimals(step)}f}"


def _step_decimals(step: float) -> int:
    return next((n for n in range(4) if math.isclose(step, round(step, n), rel_tol=1e-6)), 4)


def _decimals(ratio: float) -> int:
    return 2 if 0 < abs(ratio) < _SMALL else 1


def _sign(value: float) -> str:
    return "+" if value > 0 else MINUS


def _trimmed(value: float, decimals: int) -> str:
    """Grouped digits without trailing zeros, with a real minus sign."""
    text = f"{abs(value):,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{MINUS}{text}" if value < 0 and text != "0" else text
