"""Geometry of the two charts of the site: bars by slice, and the history of a measure.

Coordinates are computed here, marks are drawn by the templates. Units are those of the `viewBox`, in which text
is 12.5 high; widths of text are estimates, generous enough that nothing is cut.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kb.pages.forms import Form, form_of
from kb.pages.numbers import month_short, steps, tick

WIDTH = 360
_TOP = 6
_ROW = 36
_BAR = 20
_GAP = 8
_LINE_HEIGHT = 176
_LINE_TOP, _LINE_BOTTOM = 18, 150
_MOST_LABELS = 6


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid: where it stands and what it says."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its box, the value beside it, and the target's mark where there is one."""

    label: str
    y: float
    width: float
    text_y: float
    value: str
    value_x: float
    target_x: float | None
    total: bool


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from a common zero."""

    height: float
    left: float
    bottom: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    has_target: bool
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class BarValue:
    """What a bar stands for."""

    label: str
    value: float
    target: float | None = None
    total: bool = False


def bar_chart(values: Sequence[BarValue], unit: str, form: Form | None = None) -> BarChart | None:
    """Bars of these values, written in a form, such as that of the table beside them; `None` for none."""
    if not values:
        return None
    form = form or form_of(unit, [number for item in values for number in (item.value, item.target)])
    highest = max(max(item.value, item.target or 0) for item in values)
    step = steps(highest, 4)
    top = step * max(1, math.ceil(highest / step - 1e-9))
    left = max(_text_width(item.label) for item in values) + _GAP
    right = WIDTH - _GAP - max(_text_width(form.text(item.value)) for item in values) * 1.1
    scale = (right - left) / top
    bottom = _TOP + _ROW * len(values)
    return BarChart(
        height=bottom + 26,
        left=round(left, 1),
        bottom=bottom,
        ticks=tuple(
            Tick(round(left + n * step * scale, 1), tick(n * step, step, unit)) for n in range(round(top / step) + 1)
        ),
        bars=tuple(_bar(item, n, left, scale, form) for n, item in enumerate(values)),
        has_target=any(item.target is not None for item in values),
    )


def _bar(item: BarValue, row: int, left: float, scale: float, form: Form) -> Bar:
    y = _TOP + row * _ROW + (_ROW - _BAR) / 2
    end = left + item.value * scale
    target = None if item.target is None else left + item.target * scale
    return Bar(
        label=item.label,
        y=y,
        width=round(item.value * scale, 1),
        text_y=y + 15,
        value=form.text(item.value),
        value_x=round(max(end, target or 0) + _GAP, 1),
        target_x=None if target is None else round(target, 1),
        total=item.total,
    )


@dataclass(frozen=True, slots=True)
class LineChart:
    """A measure over the months; a month without a value breaks the line."""

    left: float
    right: float
    ticks: tuple[Tick, ...]
    months: tuple[Tick, ...]
    lines: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]
    last_x: float
    last_y: float
    last: str
    width: int = WIDTH
    height: int = _LINE_HEIGHT
    bottom: int = _LINE_BOTTOM


def line_chart(history: Sequence[tuple[str, float | None]], unit: str) -> LineChart | None:
    """The history of a measure, oldest first; `None` below two values, which make no line."""
    known = [value for _, value in history if value is not None]
    if len(known) < 2:  # noqa: PLR2004  (a line takes two points)
        return None
    step = steps((max(known) - min(known)) or abs(known[0]) or 1, 3)
    low = math.floor(min(known) / step + 1e-9) * step
    high = max(math.ceil(max(known) / step - 1e-9) * step, low + step)
    labels = [tick(low + n * step, step, unit) for n in range(round((high - low) / step) + 1)]
    left = max(_text_width(label) for label in labels) + _GAP + 4
    last = form_of(unit, known).text(known[-1])
    right = WIDTH - _text_width(last) * 1.1 - _GAP
    points = _points(history, left + 8, right - 8, low, high)
    drawn = [point for point in points if point is not None]
    return LineChart(
        left=round(left, 1),
        right=round(right, 1),
        ticks=tuple(Tick(round(_height(low + n * step, low, high), 1), label) for n, label in enumerate(labels)),
        months=_months([month for month, _ in history], left + 8, right - 8),
        lines=_segments(points),
        dots=tuple(drawn),
        last_x=drawn[-1][0],
        last_y=drawn[-1][1],
        last=last,
    )


def _points(
    history: Sequence[tuple[str, float | None]], first: float, last: float, low: float, high: float
) -> list[tuple[float, float] | None]:
    gap = (last - first) / (len(history) - 1)
    return [
        None if value is None else (round(first + n * gap, 1), round(_height(value, low, high), 1))
        for n, (_, value) in enumerate(history)
    ]


def _height(value: float, low: float, high: float) -> float:
    return _LINE_BOTTOM - (value - low) / (high - low) * (_LINE_BOTTOM - _LINE_TOP)


def _segments(points: Sequence[tuple[float, float] | None]) -> tuple[str, ...]:
    """Runs of neighbouring points, as the `points` of polylines."""
    runs: list[list[str]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(f"{point[0]},{point[1]}")
    return tuple(" ".join(run) for run in runs if len(run) > 1)


def _months(months: Sequence[str], first: float, last: float) -> tuple[Tick, ...]:
    """As many labels as fit, counted back from the last month; the first and each January's name the year."""
    gap = (last - first) / (len(months) - 1)
    every = math.ceil(len(months) / _MOST_LABELS)
    shown = [n for n in range(len(months)) if (len(months) - 1 - n) % every == 0]
    several_years = months[0][:4] != months[-1][:4]
    found: list[Tick] = []
    year = ""
    for n in shown:
        label = month_short(months[n], with_year=several_years and months[n][:4] != year)
        year = months[n][:4]
        found.append(Tick(round(first + n * gap, 1), label))
    return tuple(found)


def _text_width(text: str) -> float:
    """About how wide a text is: Chinese characters are square, others little more than half of it."""
    return sum(12.5 if ord(char) > 0x2E80 else 7.2 for char in text)  # noqa: PLR2004
