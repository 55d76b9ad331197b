"""`kb check --fix`, `--diff`, `--write-baseline`: what is written, what is shown, and what never shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kb.cli import writing
from kb.cli.errors import CannotRunError
from tests.cli.conftest import Run

_CASE = "cases/2026-10/sample-case.md"
_PHONE = "139" + "0" * 4 + "1" * 4


@pytest.fixture
def mendable(collection: Path) -> Path:
    """A date of another shape (safe), a misspelt name (a guess), and a number of somebody (masked)."""
    place = collection / _CASE
    text = place.read_text(encoding="utf-8")
    assert "reviewed_on: 2026-10-" in text
    text = text.replace("reviewed_on: 2026-10-", "reviewed_on: 2026/10/").replace("[[温馨提醒]]", "[[温馨提酲]]")
    place.write_text(text.replace("\n## 经验", f"\n他说打{_PHONE}。\n\n## 经验"), encoding="utf-8")
    return collection


def test_fix_mends_what_is_safe(run: Run, mendable: Path) -> None:
    ended = run(mendable, "check", "--fix")
    text = (mendable / _CASE).read_text(encoding="utf-8")
    assert ended.code == 1, "a guess is left"
    assert ended.err == "改好了 1 个文件。\n"
    assert "KB201" in ended.out
    assert "KB104" not in ended.out
    assert "reviewed_on: 2026-10-" in text
    assert "温馨提酲" in text
    assert _PHONE not in text
    assert run(mendable, "check", "--fix").err == "改好了 0 个文件。\n"


def test_fix_unsafe_mends_guesses_too(run: Run, mendable: Path) -> None:
    ended = run(mendable, "check", "--fix", "--unsafe", "--format", "json")
    assert ended.code == 0
    assert json.loads(ended.out)["findings"] == []
    assert "[[温馨提醒]]" in (mendable / _CASE).read_text(encoding="utf-8")


def test_fix_keeps_to_the_paths(run: Run, mendable: Path) -> None:
    before = (mendable / _CASE).read_bytes()
    assert run(mendable, "check", "--fix", "playbooks").err == "改好了 0 个文件。\n"
    assert (mendable / _CASE).read_bytes() == before


def test_diff_shows_and_writes_nothing(run: Run, mendable: Path) -> None:
    before = (mendable / _CASE).read_bytes()
    ended = run(mendable, "check", "--diff")
    assert ended.code == 1
    assert ended.out.startswith(f"--- {_CASE}\n+++ {_CASE}\n@@ ")
    assert "\n-reviewed_on: 2026/10/" in ended.out
    assert "\n+reviewed_on: 2026-10-" in ended.out
    assert _PHONE not in ended.out
    assert ended.err == "有 1 个文件会改。\n"
    assert (mendable / _CASE).read_bytes() == before


def test_diff_of_nothing(run: Run, collection: Path) -> None:
    ended = run(collection, "check", "--diff")
    assert (ended.code, ended.out, ended.err) == (0, "没有能自动改的。\n", "有 0 个文件会改。\n")


def test_a_file_in_gbk_is_saved_as_utf8(run: Run, collection: Path) -> None:
    place = collection / _CASE
    text = place.read_text(encoding="utf-8")
    place.write_bytes(text.encode("gb18030"))
    assert "\\ UTF-8" in run(collection, "check", "--diff").out
    assert run(collection, "check", "--fix").code == 0
    assert place.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "arguments",
    [
        ["--unsafe"],
        ["--fix", "--diff"],
        ["--diff", "--format", "json"],
        ["--write-baseline", "--fix"],
        ["--write-baseline", "--diff"],
        ["--write-baseline", "--changed-since", "HEAD"],
    ],
)
def test_options_that_do_not_go_together(run: Run, starter: Path, arguments: list[str]) -> None:
    ended = run(starter, "check", *arguments)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)


def test_a_file_that_cannot_be_written(run: Run, mendable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_target: Path, _data: bytes) -> None:
        raise PermissionError(13, "refused")

    monkeypatch.setattr(writing, "_replace", refuse)
    ended = run(mendable, "check", "--fix")
    assert ended.code == 2
    assert ended.err.startswith(f"写不了 {_CASE}")


def test_files_are_put_in_place_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("old", encoding="utf-8")
    writing.write_changes(tmp_path, {"a.md": b"new"})
    assert (tmp_path / "a.md").read_bytes() == b"new"

    def fail(_old: Path, _new: Path) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(CannotRunError):
        writing.write_changes(tmp_path, {"a.md": b"newer"})
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.md", b"new")]


@pytest.fixture
def old(mendable: Path) -> Path:
    """A collection with findings and a baseline named."""
    place = mendable / "kb.yml"
    place.write_text(place.read_text(encoding="utf-8") + "\nchecks: {baseline: kb-baseline.json}\n", encoding="utf-8")
    return mendable


def test_baseline(run: Run, old: Path) -> None:
    missing = run(old, "check")
    assert (missing.code, missing.out) == (2, "")
    assert "--write-baseline" in missing.err

    written = run(old, "check", "--write-baseline")
    assert (written.code, written.err) == (0, "")
    assert written.out.startswith("基线写好了：kb-baseline.json")
    assert _PHONE not in (old / "kb-baseline.json").read_text(encoding="utf-8")
    assert run(old, "check", "--fail-on", "note").code == 0

    place = old / _CASE
    place.write_text(place.read_text(encoding="utf-8").replace("\n## ", "\n\n## "), encoding="utf-8")
    assert run(old, "check", "--fail-on", "note").code == 0, "lines may move"
    place.write_text(place.read_text(encoding="utf-8").replace("title: ", "titel: ", 1), encoding="utf-8")
    ended = run(old, "check", "--format", "json")
    assert {row["rule"] for row in json.loads(ended.out)["findings"]} >= {"KB103"}


def test_a_damaged_baseline(run: Run, old: Path) -> None:
    (old / "kb-baseline.json").write_text("{}", encoding="utf-8")
    ended = run(old, "check")
    assert (ended.code, ended.out) == (2, "")
    assert "kb-baseline.json" in ended.err


def test_no_baseline_named(run: Run, collection: Path) -> None:
    ended = run(collection, "check", "--write-baseline")
    assert ended.code == 2
    assert "checks: {baseline: " in ended.err


def test_a_baseline_lies_in_the_knowledge_base(run: Run, collection: Path) -> None:
    place = collection / "kb.yml"
    place.write_text(place.read_text(encoding="utf-8") + "\nchecks: {baseline: ../out.json}\n", encoding="utf-8")
    assert run(collection, "check", "--write-baseline").code == 2
    assert not (collection.parent / "out.json").exists()
