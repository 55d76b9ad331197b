"""`kb check --changed-since`: what changed, what depends on it, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import BROKEN, Run

_CASE = "cases/2026-10/sample-case.md"
_REMINDER = "playbooks/strategies/friendly-reminder.md"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> None:
    """Run git as nobody in particular."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    identity = ("-c", "user.name=n", "-c", "user.email=n@example.invalid")
    subprocess.run(["git", *identity, *arguments], cwd=folder, env=env, check=True, capture_output=True)  # noqa: S607


@pytest.fixture
def repository(collection: Path) -> Path:
    """A repository whose first commit holds an old finding, in a file with a Chinese name."""
    (collection / "cases/2026-10/旧.md").write_text(BROKEN, encoding="utf-8")
    git(collection, "init", "-b", "main")
    git(collection, "add", ".")
    git(collection, "commit", "-m", "first")
    return collection


def _paths(ended: object) -> list[str]:
    return [row["path"] for row in json.loads(getattr(ended, "out"))["findings"]]  # noqa: B009


def _edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed(run: Run, repository: Path) -> None:
    ended = run(repository, "check", "--changed-since", "HEAD")
    assert (ended.code, ended.err) == (0, "HEAD 以后没有改过记录。\n")
    assert run(repository, "check").code == 1
    assert _paths(run(repository, "check", "--changed-since", "HEAD", "--format", "json")) == []


@pytest.mark.parametrize("step", ["worktree", "staged", "committed", "untracked"])
def test_a_change_is_seen(run: Run, repository: Path, step: str) -> None:
    path = "cases/2026-10/新 案.md" if step == "untracked" else _CASE
    (repository / path).write_text(BROKEN, encoding="utf-8")
    if step in {"staged", "committed"}:
        git(repository, "add", ".")
    if step == "committed":
        git(repository, "commit", "-m", "second")
    since = "HEAD~1" if step == "committed" else "main"
    ended = run(repository, "check", "--changed-since", since, "--format", "json")
    assert ended.code == 1
    assert path in _paths(ended)
    assert "cases/2026-10/旧.md" not in _paths(ended)


def test_what_depends_on_it_is_included(run: Run, repository: Path) -> None:
    """The strategy's new title leaves the case's reference without its target: no link is left, only its finding."""
    _edit(repository, _REMINDER, "title: 温馨提醒", "title: 到期提醒")
    ended = run(repository, "check", "--changed-since", "HEAD", "--format", "json")
    assert {_CASE, "playbooks/training/first-week.md"} <= set(_paths(ended))
    assert "cases/2026-10/旧.md" not in _paths(ended)


def test_a_record_deleted(run: Run, repository: Path) -> None:
    (repository / _REMINDER).unlink()
    found = _paths(run(repository, "check", "--changed-since", "HEAD", "--format", "json"))
    assert _CASE in found
    assert "cases/2026-10/旧.md" not in found


def test_dependents_count_as_checked(run: Run, repository: Path) -> None:
    _edit(repository, _REMINDER, "他的时间", "人家的时间")
    ended = run(repository, "check", "--changed-since", "HEAD", "--format", "json")
    assert json.loads(ended.out)["summary"]["files"] > 2


def test_the_vocabulary_touches_everything(run: Run, repository: Path) -> None:
    _edit(repository, "kb.yml", "M1: {title: M1", "M1: {title: 首月")
    assert "cases/2026-10/旧.md" in _paths(run(repository, "check", "--changed-since", "HEAD", "--format", "json"))


def test_a_branch_counts_from_where_it_left(run: Run, repository: Path) -> None:
    git(repository, "checkout", "-b", "topic")
    git(repository, "checkout", "main")
    _edit(repository, _CASE, "title: ", "titel: ")
    git(repository, "commit", "-am", "on main")
    git(repository, "checkout", "topic")
    assert _paths(run(repository, "check", "--changed-since", "main", "--format", "json")) == []


def test_a_knowledge_base_below_the_repository(run: Run, repository: Path) -> None:
    outer = repository.parent / "outer"
    (outer / "库").mkdir(parents=True)
    for item in repository.iterdir():
        if item.name != ".git":
            shutil.move(item, outer / "库" / item.name)
    git(outer, "init")
    git(outer, "add", ".")
    git(outer, "commit", "-m", "first")
    (outer / "库" / _CASE).write_text(BROKEN, encoding="utf-8")
    found = _paths(run(outer / "库", "check", "--changed-since", "HEAD", "--format", "json"))
    assert _CASE in found
    assert "cases/2026-10/旧.md" not in found


def test_git_is_only_asked(run: Run, repository: Path) -> None:
    """Not even the index is written; a file that was only touched has not changed."""
    os.utime(repository / _CASE, (1, 1))
    before = {path: path.read_bytes() for path in (repository / ".git").rglob("*") if path.is_file()}
    assert run(repository, "check", "--changed-since", "HEAD").code == 0
    assert {path: path.read_bytes() for path in (repository / ".git").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("revision", ["nowhere", "--help", "HEAD^{tree}", ""])
def test_no_such_revision(run: Run, repository: Path, revision: str) -> None:
    ended = run(repository, "check", f"--changed-since={revision}")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("git 里没有")


def test_no_repository(run: Run, collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(collection.parent))
    ended = run(collection, "check", "--changed-since", "HEAD")
    assert (ended.code, ended.out) == (2, "")
    assert "不在 git 仓库里" in ended.err


def test_no_git(run: Run, collection: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ended = run(collection, "check", "--changed-since", "HEAD")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("没有安装 git")
