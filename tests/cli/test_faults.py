"""A fault of ours is one line and exit code 3; the day comes from one clock."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from kb.cli import checking, clock
from kb.cli.errors import CannotRunError
from tests.cli.conftest import Run

_SAID = "what a record said"


@pytest.fixture(autouse=True)
def nothing_kept(starter: Path) -> None:
    """Forget what a check of the shared collection found earlier: it would be answered without reading anything."""
    shutil.rmtree(starter / ".kb", ignore_errors=True)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make reading the collection fail in a way that nobody foresaw."""

    def fail(_settings: object) -> None:
        raise ZeroDivisionError(_SAID)

    monkeypatch.setattr(checking, "read", fail)


@pytest.mark.usefixtures("failing")
def test_one_line(run: Run, starter: Path) -> None:
    ended = run(starter, "check")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.count("\n") == 1
    assert "ZeroDivisionError" in ended.err
    assert "checking.py:" in ended.err, "the line of ours that failed"
    assert "KB_DEBUG=1" in ended.err
    assert _SAID not in ended.err


@pytest.mark.usefixtures("failing")
def test_the_traceback_when_asked_for(run: Run, starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_DEBUG", "1")
    ended = run(starter, "check")
    assert ended.code == 3
    assert "Traceback" in ended.err
    assert _SAID in ended.err


def test_a_vocabulary_that_cannot_be_opened(run: Run, starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(root: Path, _progress: object) -> None:
        raise PermissionError(13, "refused", str(root / "kb.yml"))

    monkeypatch.setattr("kb.cli.collection.load", refuse)
    ended = run(starter, "check")
    assert ended.code == 2
    assert ended.err.startswith("读不了")
    assert "refused" in ended.err


def test_stopped_from_the_keyboard(run: Run, starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_settings: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "read", stop)
    ended = run(starter, "check")
    assert ended.code == 130
    assert "Traceback" not in ended.err


def test_the_option_goes_before_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_TODAY", "2026-11-30")
    assert clock.today(dt.date(2027, 1, 2)) == dt.date(2027, 1, 2)
    assert clock.today(None) == dt.date(2026, 11, 30)


def test_the_clock_comes_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_TODAY", "")
    before = dt.datetime.now().astimezone().date()
    assert before <= clock.today(None) <= dt.datetime.now().astimezone().date()


@pytest.mark.parametrize("written", ["yesterday", "2026-2-3", "20261130", "2026-02-30", "２０２６-11-30"])
def test_a_variable_that_is_no_date(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("KB_TODAY", written)
    with pytest.raises(CannotRunError) as caught:
        clock.today(None)
    assert written in caught.value.line("zh")


def test_nothing_else_reads_the_clock(root: Path) -> None:
    reading = ("date.today(", "datetime.now(", "utcnow(", "time.time(", "localtime(")
    found = [
        path.relative_to(root).as_posix()
        for path in sorted((root / "kb").rglob("*.py"))
        if any(call in path.read_text(encoding="utf-8") for call in reading)
    ]
    assert found == ["kb/cli/clock.py"]
