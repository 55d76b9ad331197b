"""Quartiles and intervals against figures worked out elsewhere."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.evidence import Quartiles, quartiles, wilson

_SHARES = st.floats(min_value=0, max_value=1)


def test_quartiles_of_four_values() -> None:
    assert quartiles([4, 1, 3, 2]) == Quartiles(1.75, 2.5, 3.25, 4)


def test_quartiles_of_one_value_and_of_none() -> None:
    assert quartiles([0.25]) == Quartiles(0.25, 0.25, 0.25, 1)
    assert quartiles([]) is None


@given(st.lists(_SHARES, min_size=2))
def test_quartiles_are_those_of_the_standard_library(values: list[float]) -> None:
    found = quartiles(values)
    assert found is not None
    expected = statistics.quantiles(values, n=4, method="inclusive")
    assert [found.q1, found.median, found.q3] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(0, 5, 0.0, 0.43448), (5, 5, 0.56552, 1.0), (8, 10, 0.49016, 0.94332), (1, 1, 0.20654, 1.0)],
)
def test_wilson(count: int, n: int, low: float, high: float) -> None:
    found = wilson(count, n)
    assert found is not None
    assert (found.share, found.n) == (count / n, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-5)


@given(st.integers(min_value=1, max_value=10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share(counts: tuple[int, int]) -> None:
    found = wilson(*counts)
    assert found is not None
    assert 0 <= found.low <= found.share <= found.high <= 1


def test_wilson_of_nothing() -> None:
    assert wilson(0, 0) is None
    with pytest.raises(ValueError, match="3 of 2"):
        wilson(3, 2)
