"""A site is replaced whole: killed at any moment, the next run leaves the old one or the new one and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kb.cli import swap as swapping
from kb.cli.swap import recover, staging, swap

# Ends the process, as a kill would, at the n-th change that it makes to the file system.
_KILLED = """
import os, shutil, sys
from pathlib import Path
from kb.cli import swap as swapping

left, after = int(sys.argv[2]), sys.argv[3] == "after"

def killing(change):
    def changed(*arguments, **options):
        global left
        left -= 1
        if left == 0 and not after:
            os._exit(9)
        done = change(*arguments, **options)
        if left == 0:
            os._exit(9)
        return done
    return changed

Path.rename = killing(Path.rename)
shutil.rmtree = killing(shutil.rmtree)
target = Path(sys.argv[1])
swapping.recover(target)
swapping.staging(target).mkdir()
(swapping.staging(target) / "index.html").write_text("new", encoding="utf-8")
swapping.swap(target)
"""


def _site(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def _text(target: Path) -> str:
    return (target / "index.html").read_text(encoding="utf-8")


def _build(target: Path, text: str) -> None:
    recover(target)
    _site(staging(target), text)
    swap(target)


def test_the_first_site(tmp_path: Path) -> None:
    _build(tmp_path / "站 点", "first")
    assert _text(tmp_path / "站 点") == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["站 点"]


def test_the_next_site(tmp_path: Path) -> None:
    target = _site(tmp_path / "site", "old")
    (target / "gone.html").touch()
    _build(target, "new")
    assert [path.name for path in target.iterdir()] == ["index.html"]
    assert _text(target) == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("change", [1, 2, 3])
def test_killed_at_any_change(tmp_path: Path, change: int, moment: str) -> None:
    target = _site(tmp_path / "site", "old")
    ended = subprocess.run([sys.executable, "-c", _KILLED, target, str(change), moment], check=False)
    assert ended.returncode == 9
    recover(target)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    renamed_twice = change > 2 or (change == 2 and moment == "after")
    assert _text(target) == ("new" if renamed_twice else "old")
    _build(target, "next")
    assert _text(target) == "next"


def test_killed_while_recovering(tmp_path: Path) -> None:
    target = tmp_path / "site"
    _site(tmp_path / "site.old", "old")
    _site(staging(target), "half")
    for moment in ("before", "after", "before", "after"):
        ended = subprocess.run([sys.executable, "-c", _KILLED, target, "1", moment], check=False)
        assert ended.returncode == 9
    recover(target)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert _text(target) == "old"


def test_killed_while_the_new_site_is_built(tmp_path: Path) -> None:
    target = _site(tmp_path / "site", "old")
    _site(staging(target), "half")
    recover(target)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert _text(target) == "old"


@pytest.mark.parametrize("refused", [1, 2])
def test_a_refused_rename_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: int) -> None:
    target = _site(tmp_path / "site", "old")
    _site(staging(target), "new")
    monkeypatch.setattr(swapping, "_TRIES", 1)
    rename, calls = Path.rename, 0

    def refusing(source: Path, place: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == refused:
            raise PermissionError(13, "held", str(source))
        return rename(source, place)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(PermissionError):
        swap(target)
    assert _text(target) == "old"
    recover(target)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_patient_with_a_file_held_for_a_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = _site(tmp_path / "site", "old")
    _site(staging(target), "new")
    monkeypatch.setattr(swapping, "_PAUSE", 0)
    rename, calls = Path.rename, 0

    def refusing_twice(source: Path, place: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls <= 2:
            raise PermissionError(13, "held", str(source))
        return rename(source, place)

    monkeypatch.setattr(Path, "rename", refusing_twice)
    swap(target)
    assert _text(target) == "new"
