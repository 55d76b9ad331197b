"""The privacy checks on the labelled lines that they were developed on, and on sentences of law."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.library import Library, load
from tests.corpus.score_privacy import HERE, KINDS, found_in, lines, score


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return load(root)


def test_the_goals_are_reached(library: Library) -> None:
    result = score(HERE / "tuning" / "privacy", library)
    assert result.recall(soft=False) >= 0.99
    assert result.precision(soft=False) >= 0.97
    assert result.recall(soft=True) >= 0.90
    assert result.precision(soft=True) >= 0.90


def test_every_kind_is_asked_for() -> None:
    assert {kind for line in lines(HERE / "tuning" / "privacy") for kind in line.expect} == set(KINDS)


def test_nothing_is_found_in_sentences_of_law(library: Library) -> None:
    sentences = (HERE / "statutes.txt").read_text(encoding="utf-8").splitlines()
    assert len(sentences) == 1000
    assert [sentence for sentence in sentences if found_in(sentence, library)] == []
