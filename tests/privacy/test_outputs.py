"""A search of every output for what the tuning corpus holds of people finds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.checks import check
from kb.cli import checking, main
from kb.findings import Finding
from kb.library import load
from kb.privacy.plain import plain
from kb.privacy.wordnames import WORDS
from kb.report import FORMATS
from kb_mkdocs import log
from tests.corpus.score_privacy import HERE, TODAY, lines

_LINES = tuple(line for line in lines(HERE / "tuning" / "privacy") if line.expect)
_FOLDER = "cases/2026-10"


def _spellings(stretch: str) -> Iterator[str]:
    """A stretch as it was written, line by line, and as it reads, also without gaps."""
    # A few digits alone stand in fingerprints and positions as well.
    yield from (part for part in stretch.split("\n") if len(part) > (4 if part.isascii() else 3))
    read = plain(stretch).text
    yield from (read, re.sub(r"[\s·.-]", "", read))


# A name that is also an ordinary word stands in our own sentences; that it is masked is tested beside this.
SECRETS = frozenset(
    secret for line in _LINES for stretch in line.found if stretch not in WORDS for secret in _spellings(stretch)
)


def _leaks(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection with a broken file for every line: nothing but the line, twice, once as a value and a key."""
    folder = tmp_path_factory.mktemp("privacy") / "kb"
    assert main(["init", str(folder)]) == 0
    for number, line in enumerate(_LINES):
        value = line.text.replace("\n", " ").replace('"', "'")
        text = f"---\ntitle: {value}\n{value}: 1\nstage: {value}\n---\n## {value}\n\n[[{value}]]\n\n{line.text}\n"
        (folder / _FOLDER / f"line-{number}.md").write_text(text, encoding="utf-8", newline="\n")
    for number, line in enumerate(_LINES):
        name = plain(line.text).text.replace("\n", "").translate({ord("/"): "／", ord(":"): "："})[:60]
        (folder / _FOLDER / f"{number}-{name}.md").write_text("## 空\n", encoding="utf-8", newline="\n")
    return folder


@pytest.fixture(scope="module")
def found(collection: Path) -> tuple[Finding, ...]:
    return check(load(collection), TODAY)


def test_the_search_can_find_something() -> None:
    assert len(SECRETS) > 300
    told = [line for line in _LINES if not set(line.found) <= set(WORDS)]
    assert len(told) > 600
    assert all(_leaks(line.text) or _leaks(plain(line.text).text) for line in told)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_messages(found: tuple[Finding, ...], lang: str) -> None:
    assert _leaks("\n".join(f"{finding.message(lang)}\n{finding.hint(lang)}" for finding in found)) == []


def test_lines_of_the_log(found: tuple[Finding, ...]) -> None:
    assert _leaks("\n".join(map(log.line, found))) == []


@pytest.mark.parametrize("form", FORMATS)
def test_reports(collection: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(collection), "check", "--today", str(TODAY), "--format", form]) == 1
    written = capsys.readouterr()
    assert "KB401" in written.out
    assert _leaks(written.out + written.err) == []


def test_the_difference_that_fixes_make(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["-C", str(collection), "check", "--today", str(TODAY), "--diff"])
    written = capsys.readouterr()
    assert "（略）" in written.out
    assert _leaks(written.out + written.err) == []


@pytest.mark.parametrize("debug", ["0", "1"])
def test_crashes(
    collection: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, debug: str
) -> None:
    def fail(*_: object) -> object:
        raise ValueError("\n".join(line.text for line in _LINES))

    monkeypatch.setenv("KB_DEBUG", debug)
    monkeypatch.setattr(checking, "check", fail)
    assert main(["-C", str(collection), "check", "--today", "2026-11-29"]) == 3
    written = capsys.readouterr()
    assert "ValueError" in written.err
    assert _leaks(written.out + written.err) == []
