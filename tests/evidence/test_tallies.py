"""What counts, what does not, and what a tally says of it."""

from __future__ import annotations

import pytest

from kb.evidence import Quartiles, Tally, gather, wilson
from tests.evidence.making import case, library


def test_tally_of_a_strategy() -> None:
    used = (("listen",),)
    evidence = gather(
        library(
            case("old", month="2026-08", result="lost", share=0.0, strategies=used, kind="failure"),
            case("new-b", result="paid", share=1.0, strategies=used),
            case("new-a", result="kept", share=0.5, strategies=used, persona="chancer"),
            case("open", month="2026-09", result="running", strategies=used),
            case("other", strategies=(("ask",),)),
        )
    )
    tally = evidence.strategy("listen")
    assert [found.id for found in tally.cases] == ["new-a", "new-b", "open", "old"]
    assert (tally.n, tally.good, tally.bad, tally.open) == (4, 2, 1, 1)
    assert dict(tally.by_result) == {"paid": 1, "kept": 1, "running": 1, "lost": 1}
    assert list(tally.by_result) == ["paid", "kept", "running", "lost"], "in the order of kb.yml"
    assert tally.recovered == Quartiles(0.25, 0.5, 0.75, 3), "only cases that state a share"
    assert tally.share_good is not None
    assert tally.share_good.share == pytest.approx(2 / 3)
    assert tally.share_good.n == 3, "open cases are not decided"
    assert {key: found.n for key, found in tally.by_persona.items()} == {"hardship": 3, "chancer": 1}
    assert tally.thin


def test_five_cases_are_not_thin() -> None:
    evidence = gather(library(*[case(f"c{n}") for n in range(5)]))
    assert evidence.overall.n == 5
    assert not evidence.overall.thin


def test_strategy_counts_once_per_case_and_corrected_ways_never() -> None:
    evidence = gather(
        library(
            case("twice", strategies=(("listen", "ask"), ("listen",))),
            case("corrected", strategies=(("ask",),), corrected=("pretext",)),
        )
    )
    assert evidence.strategy("listen").n == 1
    assert evidence.strategy("ask").n == 2
    assert evidence.strategy("pretext") == Tally()


@pytest.mark.parametrize(("status", "n"), [("published", 1), ("retired", 1), ("draft", 0), ("review", 0)])
def test_only_public_cases_count(status: str, n: int) -> None:
    assert gather(library(case("one", status=status))).overall.n == n


def test_samples_count_until_the_first_real_case() -> None:
    samples = [case("s1", illustrative=True, strategies=(("listen",),)), case("s2", illustrative=True, stage="M2")]
    before = gather(library(*samples))
    assert before.illustrative
    assert before.overall.illustrative
    assert before.strategy("listen").illustrative
    assert before.overall.n == before.samples == 2

    after = gather(library(*samples, case("real", strategies=(("ask",),))))
    assert not after.illustrative
    assert [found.id for found in after.overall.cases] == ["real"]
    assert after.strategy("listen").n == 0, "not even where no real case has reached yet"
    assert not after.strategy("ask").illustrative
    assert after.samples == 2, "counted apart"


def test_a_real_draft_does_not_displace_samples() -> None:
    evidence = gather(library(case("sample", illustrative=True), case("draft", status="draft")))
    assert evidence.illustrative
    assert evidence.overall.n == 1


def test_stages_and_products_follow_the_vocabulary() -> None:
    evidence = gather(library(case("a", stage="M3+", product="loan"), case("b", stage="M1"), case("c", stage="M2")))
    assert list(evidence.stages) == ["M1", "M2", "M3+"]
    assert list(evidence.products) == ["card", "loan"]
    assert evidence.stage("M2").n == 1
    assert evidence.product("loan").n == 1


def test_nothing_at_all() -> None:
    evidence = gather(library())
    assert evidence.overall == Tally()
    assert not evidence.illustrative
    assert evidence.transitions == ()


def test_nothing_decided_has_no_share() -> None:
    assert gather(library(case("open", result="running"))).overall.share_good is None


def test_transitions() -> None:
    evidence = gather(
        library(
            case("a", assumed="chancer"),
            case("b", assumed="chancer"),
            case("c", assumed="forgetful"),
            case("d"),
        )
    )
    assert [(item.assumed, item.actual, item.n) for item in evidence.transitions] == [
        ("chancer", "hardship", 2),
        ("forgetful", "hardship", 1),
        ("hardship", "hardship", 1),
    ]


def test_interval_is_wilson() -> None:
    overall = gather(library(*[case(f"c{n}", result="lost" if n < 2 else "paid") for n in range(10)])).overall
    assert overall.share_good is not None
    assert overall.share_good == wilson(8, 10)
