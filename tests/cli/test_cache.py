"""What a run keeps: used where nothing changed, never where anything did, and nothing personal in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.checks import cache
from kb.cli import checking
from kb.cli.collection import read
from kb.cli.settings import Settings
from kb.library import Library
from tests.cli.conftest import BROKEN, Run

_BAD = "cases/2026-10/bad.md"
_CASE = "cases/2026-10/sample-case.md"
_PHONE = "139" + "0" * 4 + "1" * 4


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """Every time that the collection is read."""
    seen: list[Settings] = []

    def counting(settings: Settings) -> Library:
        seen.append(settings)
        return read(settings)

    monkeypatch.setattr(checking, "read", counting)
    # The software may change while its tests run, where people work on it.
    monkeypatch.setattr(cache, "_software", lambda: iter(("one",)))
    return seen


@pytest.fixture
def broken(collection: Path) -> Path:
    (collection / _BAD).write_text(BROKEN + f"标题：{_PHONE}\n", encoding="utf-8")
    case = collection / _CASE
    text = case.read_text(encoding="utf-8").replace("\n## 经验", f"\n他说打{_PHONE}。\n\n## 经验")
    case.write_text(text, encoding="utf-8")
    return collection


def test_the_second_run_reads_nothing(run: Run, broken: Path, reads: list[Settings]) -> None:
    first = run(broken, "check")
    assert run(broken, "check") == first
    assert len(reads) == 1
    assert run(broken, "check", "--no-cache") == first
    assert len(reads) == 2


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab", "junit"])
def test_kept_findings_are_the_same(run: Run, broken: Path, reads: list[Settings], form: str) -> None:
    """Asked in another form, the report is made anew from the findings that were kept."""
    fresh = run(broken, "check", "--no-cache", "--format", form)
    run(broken, "--lang", "en", "check")
    assert run(broken, "check", "--format", form) == fresh
    assert len(reads) == 2
    assert fresh.code == 1


def test_any_change_counts(run: Run, broken: Path, reads: list[Settings]) -> None:
    def runs() -> int:
        before = len(reads)
        run(broken, "check")
        return len(reads) - before

    assert runs() == 1
    case = broken / _CASE
    same_size = case.read_text(encoding="utf-8").replace("他说打", "她说打")
    case.write_text(same_size, encoding="utf-8")
    assert runs() == 1
    (broken / "playbooks" / "new.md").write_text(BROKEN, encoding="utf-8")
    assert runs() == 1
    (broken / _BAD).unlink()
    assert runs() == 1
    (broken / "cases" / "2026-10" / "shot.png").write_bytes(b"png")
    assert runs() == 1, "a link may lead to it"
    run(broken, "check", "--today", "2027-11-30")
    assert len(reads) == 6, "another day"
    assert runs() == 1
    assert runs() == 0


def test_other_software_counts(run: Run, broken: Path, reads: list[Settings], monkeypatch: pytest.MonkeyPatch) -> None:
    run(broken, "check")
    monkeypatch.setattr(cache, "_software", lambda: iter(("two",)))
    run(broken, "check")
    assert len(reads) == 2


def test_the_software_is_all_of_its_files() -> None:
    told = list(cache._software())
    assert [line for line in told if line.startswith("checks/pages/KB101.md ")]
    assert [line for line in told if line.startswith("privacy/mask.py ")]
    assert not [line for line in told if "__pycache__" in line]


def test_nothing_personal_is_kept(run: Run, broken: Path) -> None:
    named = broken / "cases" / "2026-10" / f"call-{_PHONE}.md"
    named.write_text(BROKEN, encoding="utf-8")
    ended = run(broken, "check")
    run(broken, "check", "--format", "sarif")
    kept = [path for path in (broken / cache.FOLDER).iterdir() if path.name != ".gitignore"]
    assert len(kept) == 2
    assert "KB4" in ended.out
    for path in kept:
        assert _PHONE not in path.read_text(encoding="utf-8"), path.name
    assert _PHONE not in ended.out + ended.err


@pytest.mark.parametrize("damage", [b"", b"\xff", b"a\nb\nc", None])
def test_a_damaged_cache_is_ignored(run: Run, broken: Path, reads: list[Settings], damage: bytes | None) -> None:
    first = run(broken, "check")
    for path in (broken / cache.FOLDER).glob("*.cache"):
        data = path.read_bytes()
        path.write_bytes(data[:-20] + b"x" + data[-19:] if damage is None else damage)
    assert run(broken, "check") == first
    assert len(reads) == 2


def test_a_folder_that_cannot_be_written(run: Run, broken: Path) -> None:
    (broken / cache.FOLDER).write_text("in the way", encoding="utf-8")
    first = run(broken, "check")
    assert run(broken, "check") == first
    assert first.code == 1


def test_git_does_not_see_it(run: Run, broken: Path) -> None:
    run(broken, "check")
    assert (broken / cache.FOLDER / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert [path.name for path in (broken / cache.FOLDER).iterdir() if path.name.startswith("tmp")] == []
