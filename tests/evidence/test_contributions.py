"""Who gave what."""

from __future__ import annotations

from kb.evidence import gather
from kb.records import Strategy
from tests.evidence.making import case, library, month


def _strategy(record_id: str, owner: str, status: str = "published") -> Strategy:
    return Strategy(
        id=record_id, path=f"playbooks/strategies/{record_id}.md", title=record_id, status=status, owner=owner
    )


def test_by_author() -> None:
    evidence = gather(
        library(
            case("a", author=("chen", "lin")),
            case("b", author=("lin",), kind="failure", month="2026-09"),
            month("2026-09", author=("chen",)),
            month("2026-10", author=("chen",)),
            _strategy("listen", "data"),
            _strategy("draft", "data", status="draft"),
        )
    )
    found = {item.who: item for item in evidence.contributions}
    assert [item.who for item in evidence.contributions] == ["lin", "chen", "data"]
    assert [one.id for one in found["lin"].cases] == ["a", "b"]
    assert (found["lin"].n, found["lin"].failures) == (2, 1)
    assert found["chen"].months == ("2026-10", "2026-09")
    assert (found["data"].n, found["data"].owned) == (0, 1)


def test_a_group_counts_a_common_case_once() -> None:
    evidence = gather(
        library(case("a", author=("chen", "lin")), case("b", author=("team-1",)), case("c", author=("data",)))
    )
    assert {item.who: item.n for item in evidence.groups} == {"team-1": 2, "data": 1}
