"""A small collection to run commands in, and the command run within this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kb.cli import main

BROKEN = "---\ntitle：坏\n---\n"
"""A case whose second line has a full-width colon: KB101 at 2:6."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `kb` in a folder."""
    monkeypatch.setenv("KB_TODAY", "2026-11-30")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("KB_DEBUG", raising=False)

    def run_in(folder: Path, *arguments: str | Path) -> Ended:
        monkeypatch.chdir(folder)
        code = main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Ended(code, written.out, written.err)

    return run_in


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new collection as `kb init` makes it; not to be changed."""
    folder = tmp_path_factory.mktemp("cli") / "新 库"
    assert main(["init", str(folder)]) == 0
    return folder


@pytest.fixture
def collection(starter: Path, tmp_path: Path) -> Path:
    """A copy of it, free to be changed."""
    return shutil.copytree(starter, tmp_path / "库")
