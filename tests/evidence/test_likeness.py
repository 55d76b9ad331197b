"""Cases like this one."""

from __future__ import annotations

from kb.evidence import gather
from tests.evidence.making import case, library

_OWN = case("own", strategies=(("listen", "ask"),), reason="unemployed", trade="retail", stage="M2", persona="hardship")


def test_reasons_strongest_first() -> None:
    twin = case(
        "twin", strategies=(("ask", "listen"),), reason="unemployed", trade="retail", stage="M2", product="loan"
    )
    (found,) = gather(library(_OWN, twin)).similar(_OWN)
    assert found.case.id == "twin"
    assert found.reasons == ("同一画像", "共用 2 条策略", "原因相同", "行业相同", "阶段相同")
    assert not found.contrast


def test_best_first_then_newest_then_by_id() -> None:
    others = [
        case("far", strategies=(("listen",),), persona="chancer", product="loan", stage="M3+"),
        case("b-new", month="2026-10"),
        case("a-new", month="2026-10"),
        case("old", month="2026-08"),
        case("near", month="2026-07", strategies=(("listen", "ask"),)),
    ]
    found = [likeness.case.id for likeness in gather(library(_OWN, *others)).similar(_OWN)]
    assert found == ["near", "a-new", "b-new", "old"]


def test_the_order_of_files_does_not_matter() -> None:
    others = [case(f"c{n}", month=f"2026-{1 + n % 9:02}", strategies=(("listen",),)) for n in range(40)]
    expected = gather(library(_OWN, *others)).similar(_OWN)
    assert gather(library(*reversed(others), _OWN)).similar(_OWN) == expected
    assert gather(library(*others[1::2], _OWN, *others[::2])).similar(_OWN) == expected


def test_a_contrast_is_shown_though_others_are_closer() -> None:
    close = [case(f"c{n}", strategies=(("listen", "ask"),), stage="M2") for n in range(9)]
    lost = case("lost", month="2026-01", result="lost", product="loan", stage="M3+")
    found = gather(library(_OWN, *close, lost)).similar(_OWN)
    assert len(found) == 4
    assert [likeness.case.id for likeness in found if likeness.contrast] == ["lost"]
    assert found[-1].case.id == "lost"


def test_contrast_is_same_persona_and_opposite_end() -> None:
    others = [
        case("lost-other-persona", result="lost", persona="chancer", strategies=(("listen", "ask"),), stage="M2"),
        case("open", result="running"),
        case("lost", result="lost"),
    ]
    found = {likeness.case.id: likeness.contrast for likeness in gather(library(_OWN, *others)).similar(_OWN)}
    assert found == {"lost": True, "open": False, "lost-other-persona": False}


def test_chance_resemblance_is_none() -> None:
    stranger = case("stranger", persona="chancer", stage="M2", strategies=(("listen",),))
    assert gather(library(_OWN, stranger)).similar(_OWN) == ()


def test_samples_are_not_shown_beside_real_cases() -> None:
    sample = case("sample", illustrative=True, strategies=(("listen", "ask"),))
    assert gather(library(_OWN, sample)).similar(_OWN) == ()
