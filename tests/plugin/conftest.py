"""Small collections to spoil, and what was logged about them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugin.small import Small


@pytest.fixture(autouse=True)
def no_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody names a day, unless the test does; and Material does not print its notice."""
    monkeypatch.delenv("KB_TODAY", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture
def small(root: Path, tmp_path: Path) -> Small:
    """A knowledge base of three records, with nothing wrong in it."""
    return Small.create(tmp_path, root / "kb.yml")


class Log:
    """What MkDocs and its plugins said."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        self._caplog = caplog

    def at(self, level: int) -> list[str]:
        """The messages of one level."""
        return [record.getMessage() for record in self._caplog.records if record.levelno == level]

    @property
    def warnings(self) -> list[str]:
        """What makes a strict build fail."""
        return self.at(logging.WARNING)

    @property
    def notes(self) -> list[str]:
        """What is only said by the way, and only what our plugin says."""
        return [
            record.getMessage()
            for record in self._caplog.records
            if record.levelno == logging.INFO and record.name == "mkdocs.plugins.kb"
        ]

    @property
    def errors(self) -> list[str]:
        """Why a build ended."""
        return self.at(logging.ERROR)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[Log]:
    """The log of this test, from information on."""
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        yield Log(caplog)
