"""The model of likeness: in step with its lines, the same when read back, and sound in where it points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.checks.compliance import weighing, wording
from kb.checks.compliance.hit import Hit
from kb.checks.compliance.likeness import store
from kb.checks.compliance.likeness.features import marks, visible
from kb.checks.compliance.likeness.model import Model
from kb.checks.compliance.tables import tactics
from kb.checks.view import View
from kb.records import Measure, Note, Say, Situation, Strategy
from kb.records.texts import SPOKEN, Role, texts
from tests.tools import likeness

SHIPPED = likeness.MODEL.read_text(encoding="utf-8")


def hits(record: Strategy | Measure) -> list[tuple[str, str]]:
    """The tactics seen in a record, and the clauses that it points at."""
    found = [found for sayings in wording.hits(View.of(record)).values() for found in sayings]
    return [(item.hit.tactic.name, item.text.text[item.hit.start : item.hit.end]) for item in found]


def said(*lines: str) -> Strategy:
    return Strategy(wording=(Situation(title="", lines=tuple(Say(line) for line in lines)),))


def test_the_model_has_learnt_from_the_lines_as_they_are() -> None:
    assert store.learnt_from(SHIPPED) == likeness.fingerprint(), "run: python -m tests.tools.likeness"


@pytest.mark.soak
def test_learning_again_gives_the_same_model() -> None:
    assert likeness.trained() == SHIPPED


def test_a_model_is_the_same_when_read_back() -> None:
    model = store.read(SHIPPED)
    assert store.write(model, store.learnt_from(SHIPPED)) == SHIPPED
    assert set(model.tactics) == set(tactics())


def test_a_few_lines_teach_what_they_differ_in() -> None:
    taught = [
        *(
            likeness.Example(f"再不还就告诉你{who}", Role.SAY, "relative-pressure")
            for who in ("爸妈", "媳妇", "大哥", "单位", "老师", "邻居", "姑姑", "东家")
        ),
        *(
            likeness.Example(f"再不还我就去法院告你，{who}也不行", Role.SAY, "threat")
            for who in ("谁", "躲", "跑", "哭")
        ),
        *(
            likeness.Example(f"我们不会告诉您{who}", Role.SAY, "")
            for who in ("爸妈", "媳妇", "大哥", "单位", "老师", "邻居", "姑姑", "东家")
        ),
    ]
    model = likeness.learn(taught)
    (breach,) = model.judge("再不还就告诉你舅舅", Role.SAY)
    (kept,) = model.judge("我们不会告诉您舅舅", Role.SAY)
    assert breach.whole.score > 0 > kept.whole.score
    assert model.tactic("再不还就告诉你舅舅") == "relative-pressure"


def test_what_no_phrase_names_is_pointed_at_where_it_stands() -> None:
    assert hits(said("您好，先听我说完。你家那条巷子晚上挺黑的，走路当心。")) == [("threat", "你家那条巷子晚上挺黑的")]


@pytest.mark.parametrize(
    "line",
    [
        "您先听我说完能申请的安排，愿不愿意由您定。",
        "我们不会联系您的家人，也不会告诉您的单位。",
        "如经判决并进入执行，是否采取措施由法院决定。",
        "他年底",
    ],
)
def test_good_lines_and_scraps_are_left_alone(line: str) -> None:
    assert hits(said(line)) == []


def test_records_of_kinds_it_was_not_taught_are_left_alone() -> None:
    assert hits(Measure(summary="你家那条巷子晚上挺黑的，走路当心。")) == []


def test_a_phrase_is_let_go_where_the_text_reads_like_nothing_wrong() -> None:
    note = Strategy(wording=(Situation(title="", lines=(Note("接电话的是孩子，说打错了，礼貌收线，不请他转告。"),)),))
    (text,) = texts(note)
    tactic = tactics()["minor-contact"]
    assert weighing.weighed(text.text, text.role, [Hit(0, 7, tactic)]) == []


@given(
    st.text(alphabet=st.sampled_from("我们您再不还就告诉家人法院，。！？；\n 一二三a")), st.sampled_from(sorted(SPOKEN))
)
def test_stretches_cover_a_text_and_what_they_point_at_lies_within(text: str, role: Role) -> None:
    model: Model = store.model()
    end = 0
    for stretch in model.judge(text, role):
        whole, peak = stretch.whole, stretch.peak
        assert end == whole.start <= peak.start < peak.end <= whole.end <= len(text)
        start, stop = model.telling(text, peak.start, peak.end)
        assert peak.start <= start <= stop <= peak.end
        end = whole.end
    assert not text[end:].strip()


@given(
    st.text(alphabet=st.sampled_from("我们您再不还就告诉家人法院，。！\n 一二三a*"), min_size=1),
    st.sampled_from(sorted(SPOKEN)),
)
def test_a_part_reads_as_it_would_alone(text: str, role: Role) -> None:
    model: Model = store.model()
    for stretch in model.judge(text, role):
        peak = stretch.peak
        if peak != stretch.whole:
            (alone,) = model.judge(text[peak.start : peak.end], role)
            assert alone.whole.score == pytest.approx(peak.score)


@given(st.text())
def test_marks_are_of_what_is_seen(text: str) -> None:
    shown, places = visible(text)
    assert [text[place] for place in places] == list(shown)
    assert all(1 <= len(mark) <= 2 for row in marks(shown) for mark in row)
    assert visible(" ".join(text))[0] == shown
