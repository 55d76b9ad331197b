"""`kb init`: a new collection, small and whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kb.cli.starter import starter_files
from kb.library import load
from kb.records import RECORD_TYPES, Regulation
from tests.cli.conftest import Run


def _files(folder: Path) -> dict[str, bytes]:
    """The files of a collection, those apart that its checks keep for themselves."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {path: file.read_bytes() for path, file in found.items() if not path.startswith(".kb/")}


def test_one_sample_of_each_kind_and_all_regulations(root: Path, starter: Path) -> None:
    library = load(starter)
    for name, model in RECORD_TYPES.items():
        assert library.shown(model), name
    assert list(library.measures) == ["2026-10"]
    own = {path.stem: path.read_bytes() for path in (root / "playbooks" / "regulations").glob("*.yml")}
    given = {item.id: (starter / item.path).read_bytes() for item in library.of(Regulation)}
    assert given == own


def test_no_finding_at_all(run: Run, starter: Path) -> None:
    assert run(starter, "check", "--fail-on", "note").code == 0


def test_samples_say_that_they_are(run: Run, starter: Path) -> None:
    assert '"illustrative": true' in run(starter, "evidence", "--json").out


def test_everything_around_the_records(starter: Path) -> None:
    names = {path.split("/")[0] for path in _files(starter)}
    assert names == {
        ".github", ".gitignore", ".gitlab-ci.yml", ".pre-commit-config.yaml", ".vscode",
        "README.md", "cases", "docs", "kb.yml", "mkdocs.yml", "playbooks",
    }  # fmt: skip


def test_nothing_of_this_machine_and_no_mark_of_windows(starter: Path, root: Path) -> None:
    for path, content in _files(starter).items():
        text = content.decode("utf-8")
        assert str(root) not in text, path
        assert "\r" not in text, path


def test_the_same_twice_and_in_a_fixed_order(run: Run, starter: Path, tmp_path: Path) -> None:
    assert run(tmp_path, "init", "again").code == 0
    assert _files(tmp_path / "again") == _files(starter)
    paths = [path for path, _ in starter_files()]
    assert paths == sorted(paths)


def test_an_empty_folder_will_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空 的").mkdir()
    ended = run(tmp_path, "init", "空 的")
    assert ended.code == 0
    assert 'kb -C "空 的" check' in ended.out


@pytest.mark.parametrize("name", ["full", "file"])
def test_what_is_there_is_left_alone(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    before = _files(tmp_path)
    ended = run(tmp_path, "init", name)
    assert (ended.code, ended.out) == (2, "")
    assert _files(tmp_path) == before


def test_a_folder_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = run(tmp_path, "init", os.path.join("file", "below"))  # noqa: PTH118  (as typed)
    assert ended.code == 2
    assert ended.err.startswith("写不了")
