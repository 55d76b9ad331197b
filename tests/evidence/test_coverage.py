"""What is promised, led to, used, won and lost, rested upon and fed: gaps show, and only gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kb.evidence import gather
from kb.evidence.coverage import Part, coverage
from kb.library import Library, load
from kb.records import Persona, Strategy
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


def test_strategy_without_a_case_needs_a_reason() -> None:
    idle = Strategy(id="idle", title="没人用的", status="published")
    used = Strategy(id="used", title="有人用的", status="published")
    replaced = Strategy(id="replaced", title="被换掉的", status="published")
    library = made(idle, used, replaced, case("one", strategies=(("used",),), corrected=("replaced",)))
    assert _gaps(_parts(library), "used strategy") == ["idle"]
    words = replace(VOCABULARY, coverage=Promise(unused={"idle": Term(title="今年没有")}))
    answers = _parts(replace(library, vocabulary=words))["used strategy"].answers
    assert {answer.id: answer.note for answer in answers if answer.filled}["idle"] == "今年没有"


def test_persona_needs_both_ends() -> None:
    persona = Persona(id="hardship", title="困难", status="published")
    won, lost = case("won"), case("lost", kind="failure")
    assert [answer.note for answer in _parts(made(persona, won))["both-ends persona"].gaps] == ["没有失败的案例"]
    assert not _parts(made(persona, won, lost))["both-ends persona"].gaps


def test_gaps_of_the_sample_show() -> None:
    parts = _parts(load(SAMPLE))
    assert "unused-rate" in _gaps(parts, "fed measure")
    assert "pretend" in _gaps(parts, "led-to strategy")
    assert parts["bearing regulation"].answers[0].by == ("ask-contact", "pretend", "stop-calling")
