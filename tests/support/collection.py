"""A copy of a collection that tests may spoil, and what the engine says of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from kb.findings import Finding
from kb.library import Library, load

PARTS = ("cases", "playbooks", "kb.yml")


def copy_collection(source: Path, target: Path) -> Path:
    """Copy records and vocabulary of the collection in `source` over what `target` holds."""
    for part in PARTS:
        if (source / part).is_dir():
            shutil.copytree(source / part, target / part, dirs_exist_ok=True)
        else:
            shutil.copyfile(source / part, target / part)
    return target


def write(root: Path, path: str, text: str) -> None:
    """Write a file of a collection, with its folders."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8", newline="\n")


def spot(finding: Finding) -> tuple[str, int, int, str]:
    """A finding as the lists of expected findings write it: path, line, column, rule."""
    return finding.path, finding.span.line, finding.span.column, finding.rule


def spots(library: Library) -> set[tuple[str, int, int, str]]:
    """All findings of a library."""
    return {spot(finding) for finding in library.findings}


def loaded(root: Path) -> Library:
    """The collection in `root`."""
    return load(root)
