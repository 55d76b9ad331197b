"""Asking git what changed. Only commands that read are run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from kb.cli.errors import CannotRunError

_TREES = ("kb.yml", "cases", "playbooks")


def changed_since(root: Path, revision: str) -> Mapping[str, bytes | None]:
    """The files of a knowledge base that differ from a revision, with their content then; `None` for new files.

    Where the branches have gone their own ways since, their last common commit counts, as in a pull request.
    What is not committed yet counts as changed.

    Raises:
        CannotRunError: There is no git, no repository, or no such revision.
    """
    _repository(root)
    commit = _commit(root, revision)
    base = _ask(root, "merge-base", commit, "HEAD", may_fail=True).strip() or commit
    # The index is not to be refreshed, so files that were only touched are listed, too.
    options = ("--no-ext-diff", "--no-renames", "--name-only", "-z", "--relative")
    changed = _names(_ask(root, "-c", "diff.autoRefreshIndex=false", "diff", *options, base, "--", *_TREES))
    new = _names(_ask(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *_TREES))
    found = {path: _content(root, base, path) for path in sorted({*changed, *new})}
    return {path: old for path, old in found.items() if not _is_now(root / path, old)}


def _is_now(path: Path, old: bytes | None) -> bool:
    """Whether a file holds what it held, line ends apart, which git may have changed when it wrote it."""
    try:
        now = path.read_bytes()
    except OSError:
        return False
    return old is not None and now.replace(b"\r\n", b"\n") == old.replace(b"\r\n", b"\n")


def _repository(root: Path) -> None:
    ended = _run(root, "rev-parse", "--is-inside-work-tree")
    if ended.returncode or ended.stdout.strip() != b"true":
        why = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        if why and "not a git repository" not in why[0]:
            raise CannotRunError("git-failed", why=why[0])
        raise CannotRunError("no-repository", path=root)


def _commit(root: Path, revision: str) -> str:
    ended = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if ended.returncode:
        raise CannotRunError("no-revision", value=revision)
    return ended.stdout.decode("ascii").strip()


def _content(root: Path, commit: str, path: str) -> bytes | None:
    ended = _run(root, "cat-file", "blob", f"{commit}:./{path}")
    return None if ended.returncode else ended.stdout


def _names(listed: str) -> Iterator[str]:
    return (name for name in listed.split("\0") if name)


def _ask(root: Path, *arguments: str, may_fail: bool = False) -> str:
    ended = _run(root, *arguments)
    if ended.returncode and not may_fail:
        lines = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        raise CannotRunError("git-failed", why=lines[0] if lines else ended.returncode)
    return ended.stdout.decode("utf-8", "surrogateescape")


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    # Not even the index is refreshed on disk, and messages come in the language that is looked for.
    env = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(["git", "--no-pager", *arguments], cwd=root, env=env, capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise CannotRunError("no-git") from None
