"""Made-up collections: the same seed gives the same bytes, figures add up, the checks find nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.synthetic.collection import months, write_collection
from tests.support.command import kb, said

COUNT = 60


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def collection(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("made-up") / "库"
    write_collection(root, target, COUNT, seed=5)
    return target


def test_same_seed_same_bytes(root: Path, collection: Path, tmp_path: Path) -> None:
    write_collection(root, tmp_path / "again", COUNT, seed=5)
    assert _files(tmp_path / "again") == _files(collection)


def test_another_seed_tells_other_stories(root: Path, collection: Path, tmp_path: Path) -> None:
    write_collection(root, tmp_path / "other", COUNT, seed=6)
    made_up = set(_files(collection)) - set(_files(root / "cases"))
    other = _files(tmp_path / "other")
    same = [name for name in made_up if name.endswith(".md") and "/20" in name and name in other]
    assert any(other[name] != (collection / name).read_bytes() for name in same)


def test_number_of_cases(root: Path, collection: Path) -> None:
    own = {path.stem for path in (root / "cases").rglob("*.*")}
    made_up = [path for path in (collection / "cases").rglob("*.*") if path.stem not in own]
    assert sum(path.stem not in {"month", "measures"} for path in made_up) == COUNT


def test_every_month_has_a_write_up_and_figures(collection: Path) -> None:
    for month in months(COUNT):
        assert (collection / "cases" / month / "month.md").exists()
        assert (collection / "cases" / month / "measures.yml").exists()


def test_slices_add_up_to_the_total(root: Path, collection: Path) -> None:
    made_up = [month for month in months(COUNT) if not (root / "cases" / month).exists()]
    assert made_up
    for month in made_up:
        text = (collection / "cases" / month / "measures.yml").read_text(encoding="utf-8")
        figures: dict[str, Any] = yaml.safe_load(text)
        for slices in (figures["by_stage"], figures["by_product"], figures["by_tier"]):
            for name in ("amount_due", "amount_recovered"):
                assert sum(part[name] for part in slices.values()) == figures["total"][name]


def test_a_filled_folder_is_left_alone(root: Path, collection: Path) -> None:
    before = _files(collection)
    with pytest.raises(FileExistsError):
        write_collection(root, collection, 1, seed=1)
    assert _files(collection) == before


def test_collection_is_clean(collection: Path) -> None:
    checked = kb("check", "--today", "2026-11-30", "--fail-on", "warning", cwd=collection)
    assert checked.returncode == 0, said(checked)
