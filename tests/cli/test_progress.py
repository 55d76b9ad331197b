"""A sign of life for a person who watches, and for nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.cli import progress
from kb.cli.table import table, width
from tests.cli.conftest import Run


def test_nobody_watches(run: Run, starter: Path, tmp_path: Path) -> None:
    assert run(starter, "check", "--no-cache").err == ""
    assert run(starter, "export", "pages", tmp_path / "pages").err == ""


def test_a_person_watches(run: Run, starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = run(starter, "check").out
    monkeypatch.setattr(progress, "person_watches", lambda: True)
    ended = run(starter, "check", "--no-cache")
    assert (ended.code, ended.out) == (0, expected), "the result is untouched"
    exported = run(starter, "export", "pages", tmp_path / "pages")
    assert exported.code == 0, exported.err


def test_steps_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(progress.counted("abc", "字母")) == ["a", "b", "c"]
    monkeypatch.setattr(progress, "person_watches", lambda: True)
    assert list(progress.counted("abc", "字母")) == ["a", "b", "c"]
    with progress.steps("一步步") as step:
        assert step is not None
        step(1, 2)
        step(2, 2)
    with progress.watching("等"):
        pass


def test_columns_stand_straight() -> None:
    rows = [["画像", "例数"], ["hardship", "3"], ["心存侥幸型", "12"]]
    assert table(rows, frozenset({1})) == "画像        例数\nhardship       3\n心存侥幸型    12\n"
    assert [width(text) for text in ("ab", "案例", "é", "e\u0301", "，")] == [2, 4, 1, 1, 2]


def test_no_rows() -> None:
    assert table([]) == ""
