"""How numbers are worded."""

from __future__ import annotations

import pytest

from kb.pages.forms import form_of, form_of_shares
from kb.pages.measure_words import column_of_counts
from kb.pages.numbers import change, fraction, measured, month_before, month_short, month_title, share, tick


@pytest.mark.parametrize(("value", "text"), [(0.25, "25%"), (0.125, "12.5%"), (1.0, "100%"), (0.0, "0%")])
def test_share_is_written_as_an_author_writes_it(value: float, text: str) -> None:
    assert share(value) == text


def test_shares_of_a_column_have_one_form() -> None:
    form = form_of_shares([0.125, None, 0.13, 1.0])
    assert [form.text(value) for value in (0.125, 0.13, 1.0)] == ["12.5%", "13.0%", "100.0%"]
    assert form_of_shares([0.13, 1.0]).text(0.13) == "13%"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.614, "ratio", "61.4%"),
        (9 / 15120, "ratio", "0.06%"),
        (0.0, "ratio", "0.0%"),
        (4385000, "cny", "438.5 万元"),
        (9999, "cny", "9,999 元"),
        (10000, "cny", "1 万元"),
        (800, "cny", "800 元"),
        (1284, "count", "1,284"),
        (2.5, "minutes", "2.5 分钟"),
    ],
)
def test_measured_value_carries_its_unit(value: float, unit: str, text: str) -> None:
    assert measured(value, unit) == text


@pytest.mark.parametrize(
    ("unit", "values", "texts"),
    [
        ("ratio", (0.125, 0.13), ["12.5%", "13.0%"]),
        ("ratio", (0.0006, 0.1234, 0.0), ["0.06%", "12.34%", "0.00%"]),
        ("cny", (365000, 350000, 6667), ["36.5 万元", "35.0 万元", "0.7 万元"]),
        ("cny", (350000, 30000), ["35 万元", "3 万元"]),
        ("count", (1485, 1649.1), ["1,485.0", "1,649.1"]),
        ("count", (1485, 1649), ["1,485", "1,649"]),
        ("minutes", (3, 2.5), ["3.0 分钟", "2.5 分钟"]),
    ],
)
def test_what_stands_together_has_one_form(unit: str, values: tuple[float, ...], texts: list[str]) -> None:
    form = form_of(unit, values)
    assert [form.text(value) for value in values] == texts


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        # A binary fraction lies below some of these; and halves go up, not to the even neighbour.
        (0.0625, "ratio", "6.3%"),
        (0.1445, "ratio", "14.5%"),
        (0.00125, "ratio", "0.13%"),
        (114.25, "count", "114.3"),
        (1.05, "count", "1.1"),
        (12500.0, "cny", "1.3 万元"),
        (-12500.0, "cny", "−1.3 万元"),
        (2.5, "cny", "3 元"),
    ],
)
def test_halves_are_rounded_up(value: float, unit: str, text: str) -> None:
    assert measured(value, unit) == text


def moved(value: float, other: float, unit: str) -> str:
    return form_of(unit, [value, other]).moved(value, other)


def test_difference_has_the_form_of_its_values_and_a_true_minus() -> None:
    assert moved(0.614, 0.591, "ratio") == "+2.3"
    assert moved(0.54, 0.55, "ratio") == "−1.0"
    assert moved(0.0006, 0.0010, "ratio") == "−0.04"
    assert moved(1200000, 900000, "cny") == "+30 万元"
    assert moved(364333, 365000, "cny") == "−0.1 万元"
    assert moved(45.1, 61.1, "count") == "−16.0"


def told(value: float, previous: float | None, unit: str) -> str:
    return change(value, previous, unit, form_of(unit, [value, previous]))


def test_a_change_of_ratios_is_in_percentage_points() -> None:
    assert told(0.614, 0.591, "ratio") == "比上月 +2.3 个百分点"
    assert told(3, 2, "count") == "比上月 +1"


def test_no_difference_is_level_not_plus_zero() -> None:
    assert moved(0.5, 0.5, "ratio") == "持平"
    assert told(0.50001, 0.5, "ratio") == "与上月持平"
    assert told(3, 3, "count") == "与上月持平"


def test_without_an_earlier_month_no_change_is_claimed() -> None:
    assert told(0.5, None, "ratio") == "没有上月数据"


def test_fraction_keeps_both_parts_in_one_unit() -> None:
    assert fraction(604, 812) == "604 / 812"
    assert fraction(980000, 2100000) == "98 万 / 210 万"
    assert fraction(4385000, 12) == "438.5 万 / 12"


def test_fractions_of_a_column_have_one_form() -> None:
    pairs = [(1630000, 3), (705000, 3), (None, 4), (4385000, 12)]
    assert column_of_counts(pairs) == ["163.0 万 / 3", "70.5 万 / 3", "–", "438.5 万 / 12"]
    assert column_of_counts([(604, 812), (1, None)]) == ["604 / 812", "–"]


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
