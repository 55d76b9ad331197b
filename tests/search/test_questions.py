"""The team's questions: enough of them, and every answer exists."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kb.library import load

ROOT = Path(__file__).resolve().parents[2]
KINDS = frozenset(["newcomer", "sentence", "half", "slang", "typo", "pinyin", "debtor", "law", "name", "figure"])
PAGE = "page:"


@cache
def questions() -> list[dict[str, Any]]:
    """The entries of the file, as plain YAML: its reader in the product is tested elsewhere."""
    return list(yaml.safe_load((ROOT / "tests" / "questions.yml").read_text(encoding="utf-8")))


def answers() -> list[tuple[str, dict[str, Any]]]:
    """Each answer with the question it belongs to."""
    return [(question["ask"], answer) for question in questions() for answer in question["answers"]]


def test_there_are_enough() -> None:
    kinds = Counter(question["kind"] for question in questions())
    assert set(kinds) == KINDS
    assert kinds["newcomer"] == 30
    assert kinds.total() >= 150


def test_nothing_is_asked_twice() -> None:
    asked = Counter(question["ask"].casefold() for question in questions())
    assert [ask for ask, times in asked.items() if times > 1] == []


def test_each_question_has_an_answer_that_answers_it_once() -> None:
    for question in questions():
        places = [answer["to"] for answer in question["answers"]]
        assert len(places) == len(set(places)), question["ask"]
        grades = [answer["grade"] for answer in question["answers"]]
        assert grades == sorted(grades, reverse=True), question["ask"]
        assert grades[0] == 3, question["ask"]
        assert set(grades) <= {1, 2, 3}, question["ask"]


def test_every_answer_exists() -> None:
    records = load(ROOT).records
    missing = []
    for ask, answer in answers():
        name, _, anchor = answer["to"].partition("#")
        if name.startswith(PAGE):
            found = not anchor and (ROOT / "docs" / name.removeprefix(PAGE) / "index.md").is_file()
        else:
            found = name in records and (not anchor or anchor in records[name].anchors())
        if not found:
            missing.append(f"{ask}: {answer['to']}")
    assert missing == []


def test_every_persona_is_an_answer() -> None:
    named = {answer["to"].partition("#")[0] for _, answer in answers()}
    personas = {name for name, record in load(ROOT).records.items() if record.TYPE == "persona"}
    assert personas
    assert personas <= named


def test_a_first_screen_is_a_short_piece_of_a_whole_page() -> None:
    for ask, answer in answers():
        if "first_screen" in answer:
            assert "#" not in answer["to"], ask
            assert answer["grade"] == 3, ask
            assert 4 <= len(answer["first_screen"]) <= 20, ask
