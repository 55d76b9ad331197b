"""How numbers, months and changes are worded on the pages."""

from __future__ import annotations

import math

from kb.pages.forms import LEVEL, Form, form_of, form_of_figures, form_of_shares, forms_of_fractions

_TEN_THOUSAND = 10_000
_NOTHING = 1e-9
"""A span too small to be told from none at all."""


def share(value: float) -> str:
    """A share from 0 to 1 as an author writes it: 25%, 12.5%."""
    return form_of_shares([value]).text(value)


def measured(value: float, unit: str) -> str:
    """A measure's value with its unit, where it stands alone: 61.4%, 438.5 万元, 1,284, 3.5 分钟."""
    return form_of(unit, [value]).text(value)


def counted(value: float) -> str:
    """A raw figure, digits grouped: 9,150,000."""
    return form_of_figures([value]).text(value)


def fraction(above: float, below: float) -> str:
    """Numerator and denominator where they stand alone: 604 / 812, 98 万 / 210 万, 438.5 万 / 12."""
    first, second = forms_of_fractions([(above, below)])
    return f"{first.text(above)} / {second.text(below)}"


def change(value: float, previous: float | None, unit: str, form: Form) -> str:
    """The comparison with the month before, or that there is none."""
    if previous is None:
        return "没有上月数据"
    text = form.moved(value, previous)
    if text == LEVEL:
        return f"与上月{LEVEL}"
    return f"比上月 {text}{' 个百分点' if unit == 'ratio' else ''}"


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
