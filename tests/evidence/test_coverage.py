"""What is promised, led to, used, won and lost, rested upon and fed: gaps show, and only gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kb.evidence import gather
from kb.evidence.coverage import Part, coverage
from kb.library import Library, load
from kb.records.vocabulary import Promise, Term
from tests.evidence.making import VOCABULARY, case
from tests.evidence.making import library as made
from tests.pages.sample import SAMPLE


def _parts(library: Library) -> Mapping[str, Part]:
    return {f"{part.key} {part.kind}": part for part in coverage(library, gather(library))}


def _gaps(parts: Mapping[str, Part], key: str) -> list[str]:
    return [answer.id for answer in parts[key].gaps]


def test_own_collection_has_no_gap(root: Path) -> None:
    parts = _parts(load(root))
    assert {key: _gaps(parts, key) for key in parts if parts[key].gaps} == {}
    assert {"promised strategy", "led-to strategy", "used strategy", "both-ends persona", "bearing regulation"} < set(
        parts
    )


def test_promise_not_kept_is_a_gap() -> None:
    words = replace(VOCABULARY, coverage=Promise(case=("there", "absent", "draft")))
    parts = _parts(replace(made(case("there"), case("draft", status="draft")), vocabulary=words))
    assert _gaps(parts, "promised case") == ["absent", "draft"]


def test_gaps_of_the_sample_show() -> None:
    library = load(SAMPLE)
    parts = _parts(library)
    unused = _gaps(parts, "used strategy")
    assert unused, "the sample has a strategy without a case"
    words = replace(library.vocabulary, coverage=Promise(unused={unused[0]: Term(title="今年没有")}))
    explained = _parts(replace(library, vocabulary=words))["used strategy"]
    answer = next(answer for answer in explained.answers if answer.id == unused[0])
    assert answer.filled
    assert answer.note == "今年没有"
    assert "unused-rate" in _gaps(parts, "fed measure")
    lonely = {answer.id: answer.note for answer in parts["both-ends persona"].gaps}
    assert all(note.startswith("没有") for note in lonely.values())
