"""The sample collection in `small-team`, rendered; and smaller ones made of parts of it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kb.evidence import gather
from kb.library import load
from kb.pages import Options, render_site
from kb.pages.context import Site

SAMPLE = Path(__file__).parent / "small-team"
TODAY = dt.date(2026, 11, 30)


@cache
def sample_pages(*, drafts: bool = False) -> dict[str, str]:
    """Every page of the sample by its path."""
    return pages(SAMPLE, drafts=drafts)


def pages(root: Path, *, drafts: bool = False) -> dict[str, str]:
    """Every page of a collection by its path."""
    library = load(root)
    return {page.path: page.text for page in render_site(library, gather(library), Options(TODAY, drafts=drafts))}


def site(root: Path, *, drafts: bool = False) -> Site:
    """What the view models of a collection are built from."""
    library = load(root)
    return Site(library, gather(library), Options(TODAY, drafts=drafts))


def part(target: Path, *paths: str) -> Path:
    """A collection of the sample's vocabulary and some of its files."""
    return _copied(target, ["kb.yml", *paths])


def copy(target: Path) -> Path:
    """A copy of the sample, to be changed."""
    shutil.copytree(SAMPLE, target, dirs_exist_ok=True)
    return target


def _copied(target: Path, paths: Iterable[str]) -> Path:
    for path in paths:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SAMPLE / path, target / path)
    return target


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace a piece of a file that must be there."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{path} holds no {old!r}"
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
