"""This repository's own site, built by MkDocs alone: strict, and the same wherever and whenever it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.command import said

_PARTS = ("cases", "playbooks", "docs")
_FILES = ("kb.yml", "mkdocs.yml")


def _build(root: Path, folder: Path, seed: str) -> Path:
    """The site of a copy that lies in `folder`; its address is set, so that it has a site map."""
    for name in _PARTS:
        shutil.copytree(root / name, folder / name)
    for name in _FILES:
        shutil.copyfile(root / name, folder / name)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nsite_url: https://kb.example.com/\n")
    unset = {"KB_TODAY", "SOURCE_DATE_EPOCH"}
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**kept, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    assert built.returncode == 0, said(built)
    return folder / "site"


def _tree(site: Path) -> Mapping[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def trees(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """The site, built in two folders with two orders of sets."""
    first, second = (tmp_path_factory.mktemp(name) for name in ("first", "second"))
    return _tree(_build(root, first, "1")), _tree(_build(root, second, "2"))


def test_built_twice_the_same(trees: tuple[Mapping[str, bytes], Mapping[str, bytes]]) -> None:
    first, second = trees
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_every_record_has_its_page(root: Path, trees: tuple[Mapping[str, bytes], Mapping[str, bytes]]) -> None:
    for kind in ("personas", "strategies", "regulations", "studies", "processes", "training", "measures"):
        ids = {path.stem for path in (root / "playbooks" / kind).iterdir() if path.suffix in {".md", ".yml"}}
        assert ids - {"README"}
        assert {f"{kind}/{name}/index.html" for name in ids - {"README"}} <= set(trees[0])


def test_site_map_holds_every_page(trees: tuple[Mapping[str, bytes], Mapping[str, bytes]]) -> None:
    site_map = trees[0]["sitemap.xml"].decode()
    pages = [name for name in trees[0] if name.endswith("index.html")]
    assert site_map.count("<loc>") == len(pages) > 0
