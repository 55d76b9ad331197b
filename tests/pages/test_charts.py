"""Charts: nothing falls outside the box, and lengths tell the truth."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.pages.charts import WIDTH, BarValue, bar_chart, line_chart

values = st.floats(min_value=0, max_value=1e9, allow_nan=False) | st.floats(min_value=0, max_value=1)
units = st.sampled_from(["ratio", "count", "cny", "minutes"])


@given(
    st.lists(
        st.tuples(st.text("阶段M123+", min_size=1, max_size=8), values, st.none() | values), min_size=1, max_size=8
    ),
    units,
)
def test_bars_stay_in_the_box_and_are_proportional(rows: list[tuple[str, float, float | None]], unit: str) -> None:
    chart = bar_chart([BarValue(label, value, target) for label, value, target in rows], unit)
    assert chart is not None
    right = max(tick.at for tick in chart.ticks)
    assert right < WIDTH
    for bar in chart.bars:
        assert 0 <= bar.width <= right - chart.left + 0.2
        assert bar.y + 20 <= chart.bottom
        assert bar.target_x is None or chart.left <= bar.target_x <= right + 0.2
    longest = max(value for _, value, _ in rows)
    if longest:
        full = max(bar.width for bar in chart.bars)
        for bar, (_, value, _) in zip(chart.bars, rows, strict=True):
            assert bar.width == pytest.approx(full * value / longest, abs=0.2)


def test_bars_begin_at_zero_and_the_axis_reaches_past_the_longest() -> None:
    chart = bar_chart([BarValue("M1", 0.826), BarValue("M2", 0.094, 0.1)], "ratio")
    assert chart is not None
    assert [tick.label for tick in chart.ticks] == ["0%", "25%", "50%", "75%", "100%"]
    assert chart.has_target


def test_no_values_make_no_chart() -> None:
    assert bar_chart([], "ratio") is None
    assert line_chart([], "ratio") is None


def test_one_month_makes_no_line() -> None:
    assert line_chart([("2026-10", 0.5), ("2026-11", None)], "ratio") is None


@given(st.lists(values | st.none(), min_size=2, max_size=24), units)
def test_line_stays_in_the_box(history: list[float | None], unit: str) -> None:
    months = [f"{2024 + n // 12}-{n % 12 + 1:02d}" for n in range(len(history))]
    chart = line_chart(list(zip(months, history, strict=True)), unit)
    known = [value for value in history if value is not None]
    if len(known) < 2:
        assert chart is None
        return
    assert chart is not None
    assert len(chart.dots) == len(known)
    assert all(0 <= x <= chart.right and 0 <= y <= chart.bottom + 0.1 for x, y in chart.dots)
    assert all(math.isfinite(number) for dot in chart.dots for number in dot)
    assert len(chart.months) <= 6
    heights = [y for _, y in chart.dots]
    for (above, y_above), (below, y_below) in zip(
        zip(known, heights, strict=True), zip(known[1:], heights[1:], strict=True), strict=False
    ):
        assert above <= below or y_above <= y_below


def test_a_month_without_value_breaks_the_line() -> None:
    chart = line_chart([("2026-06", 0.1), ("2026-07", 0.2), ("2026-08", None), ("2026-09", 0.4)], "ratio")
    assert chart is not None
    assert len(chart.lines) == 1
    assert len(chart.dots) == 3


def test_years_are_named_where_the_months_span_several() -> None:
    chart = line_chart([("2025-12", 0.1), ("2026-01", 0.2)], "ratio")
    assert chart is not None
    assert [tick.label for tick in chart.months] == ["25 年 12 月", "26 年 1 月"]
