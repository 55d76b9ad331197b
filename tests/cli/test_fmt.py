"""`kb fmt`: what it writes, shows and tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.checks.canon import Formatted
from kb.cli import fmt
from tests.cli.conftest import BROKEN, Run

_CASE = "cases/2026-10/sample-case.md"


@pytest.fixture
def unusual(collection: Path) -> Path:
    place = collection / _CASE
    place.write_text(place.read_text(encoding="utf-8").replace("title:", "标题:", 1), encoding="utf-8")
    return collection


def test_formats(run: Run, unusual: Path, starter: Path) -> None:
    ended = run(unusual, "fmt")
    assert (ended.code, ended.out) == (0, "统一了 1 个文件的写法。\n")
    assert (unusual / _CASE).read_bytes() == (starter / _CASE).read_bytes()
    again = run(unusual, "fmt")
    assert (again.code, again.err) == (0, "写法都已统一。\n")


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_tells_and_writes_nothing(run: Run, unusual: Path, option: str) -> None:
    before = (unusual / _CASE).read_bytes()
    ended = run(unusual, "fmt", option)
    assert ended.code == 1
    assert _CASE in ended.out
    assert ("+title: " in ended.out) is (option == "--diff")
    assert (unusual / _CASE).read_bytes() == before
    assert run(unusual, "fmt", option, "playbooks").code == 0


def test_either_or(run: Run, starter: Path) -> None:
    assert run(starter, "fmt", "--check", "--diff").code == 2


def test_what_cannot_be_read_stays(run: Run, collection: Path) -> None:
    place = collection / "cases/2026-10/bad.md"
    place.write_text(BROKEN, encoding="utf-8")
    assert run(collection, "fmt").code == 0
    assert place.read_text(encoding="utf-8") == BROKEN


def test_what_would_change_is_left_alone(run: Run, starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fmt, "formatted", lambda *_: Formatted({}, (_CASE,)))
    ended = run(starter, "fmt")
    assert ended.code == 0
    assert ended.err.startswith(f"{_CASE} 没有动")
