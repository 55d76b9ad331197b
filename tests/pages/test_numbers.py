"""How numbers are worded."""

from __future__ import annotations

import pytest

from kb.pages.numbers import (
    change,
    difference,
    fraction,
    measured,
    money,
    month_before,
    month_short,
    month_title,
    moved,
    share,
    tick,
)


@pytest.mark.parametrize(("value", "text"), [(0.25, "25%"), (0.125, "12.5%"), (1.0, "100%"), (0.0, "0%")])
def test_share_is_written_as_an_author_writes_it(value: float, text: str) -> None:
    assert share(value) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.614, "ratio", "61.4%"),
        (9 / 15120, "ratio", "0.06%"),
        (0.0, "ratio", "0.0%"),
        (4385000, "cny", "438.5 万元"),
        (800, "cny", "800 元"),
        (1284, "count", "1,284"),
        (2.5, "minutes", "2.5 分钟"),
    ],
)
def test_measured_value_carries_its_unit(value: float, unit: str, text: str) -> None:
    assert measured(value, unit) == text


def test_difference_of_ratios_is_in_percentage_points_with_a_true_minus() -> None:
    assert difference(0.614, 0.591, "ratio") == "+2.3 个百分点"
    assert difference(0.54, 0.55, "ratio") == "−1.0 个百分点"
    assert moved(0.54, 0.55, "ratio") == "−1.0"
    assert difference(1200000, 900000, "cny") == "+30 万元"


def test_small_ratios_are_compared_with_two_decimals() -> None:
    assert difference(0.0006, 0.0010, "ratio") == "−0.04 个百分点"


def test_no_difference_is_level_not_plus_zero() -> None:
    assert difference(0.5, 0.5, "ratio") == "持平"
    assert change(0.50001, 0.5, "ratio") == "与上月持平"
    assert change(3, 3, "count") == "与上月持平"


def test_without_an_earlier_month_no_change_is_claimed() -> None:
    assert change(0.5, None, "ratio") == "没有上月数据"


def test_fraction_keeps_both_parts_in_one_unit() -> None:
    assert fraction(604, 812) == "604 / 812"
    assert fraction(980000, 2100000) == "98 万 / 210 万"
    assert fraction(4385000, 12) == "438.5 万 / 12"


def test_money_from_ten_thousand_on_is_in_wan() -> None:
    assert money(9999) == "9,999 元"
    assert money(10000) == "1 万元"
    assert money(-25000) == "−2.5 万元"


def test_months() -> None:
    assert month_title("2026-10") == "2026 年 10 月"
    assert month_short("2026-01") == "1 月"
    assert month_short("2026-01", with_year=True) == "26 年 1 月"
    assert month_before("2026-01") == "2025-12"
    assert month_before("2026-10") == "2026-09"


@pytest.mark.parametrize(
    ("value", "step", "unit", "text"),
    [
        (0.25, 0.25, "ratio", "25%"),
        (0.625, 0.025, "ratio", "62.5%"),
        (1000000, 500000, "cny", "100 万"),
        (1500, 500, "count", "1,500"),
    ],
)
def test_axis_label_has_the_decimals_of_its_step(value: float, step: float, unit: str, text: str) -> None:
    assert tick(value, step, unit) == text
