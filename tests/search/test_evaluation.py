"""The measures of relevance."""

from __future__ import annotations

import math

import pytest

from kb.search.evaluation import Question, QuestionsError, evaluate, ndcg, read_questions, split

_TEXT = """
- ask: 失业怎么办
  kind: sentence
  answers:
    - {to: "hardship#objection-2", grade: 3}
    - {to: hardship, grade: 2}
    - {to: instalment, grade: 1}
- ask: zskn
  kind: pinyin
  answers:
    - {to: hardship, grade: 3}
"""


def test_questions_are_read_and_graded_by_page() -> None:
    first, second = read_questions(_TEXT)
    assert first.grades == {"hardship": 3, "instalment": 1}
    assert (first.answers[0].anchor, second.kind) == ("objection-2", "pinyin")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b", "list"),
        ("- {kind: slang}", "question 1"),
        ("- {ask: 问}", "问"),
        ("- {ask: 问, answers: [{to: a, grade: 4}]}", "grade"),
        ("- {ask: [", "expected"),
    ],
)
def test_a_wrong_file_says_where(text: str, message: str) -> None:
    with pytest.raises(QuestionsError, match=message):
        read_questions(text)


def test_ndcg_is_one_for_the_best_list_and_less_for_any_other() -> None:
    grades = {"a": 3, "b": 1}
    assert ndcg(["a", "b", "c"], grades) == 1
    assert ndcg(["c"], grades) == 0
    best = 7 + 1 / math.log2(3)
    assert ndcg(["b", "a"], grades) == pytest.approx((1 + 7 / math.log2(3)) / best)
    assert ndcg([*"0123456789", "a"], grades) == 0, "only the first ten count"


def test_a_report_tells_means_failures_and_landing() -> None:
    lists = {"失业怎么办": ["x", "hardship"], "zskn": ["instalment"]}
    report = evaluate(lists.__getitem__, read_questions(_TEXT), lambda _ask, _id: "objection-2")
    assert report.mrr == pytest.approx(0.25)
    assert [item.question.ask for item in report.failures] == ["zskn"]
    assert report.landing == 1
    assert report.by_kind()["pinyin"].ndcg == 0
    assert 0 < report.ndcg < 0.5


def test_a_page_that_only_touches_on_it_does_not_help() -> None:
    report = evaluate(lambda _: ["instalment"], read_questions(_TEXT)[:1])
    assert report.mrr == 0
    assert report.ndcg > 0


def test_a_tenth_is_held_apart_whatever_else_is_asked() -> None:
    questions = [Question(f"问题{n}", ()) for n in range(2_000)]
    tuned, held = split(questions)
    assert len(tuned) + len(held) == 2_000
    assert 150 < len(held) < 250
    assert split(questions[::3])[1] == tuple(q for q in questions[::3] if q in held)
