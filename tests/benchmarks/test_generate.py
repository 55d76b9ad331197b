"""Made-up collections: the same seed gives the same bytes, figures add up, the checks find nothing."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from benchmarks.synthetic.collection import months, write_collection
from benchmarks.synthetic.facts import draw_facts
from benchmarks.synthetic.month_files import measures_text
from benchmarks.synthetic.playbook import read_playbook
from benchmarks.synthetic.route import draw_route
from tests.support.command import kb, said

COUNT = 60


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _figures(root: Path, seed: int) -> dict[str, Any]:
    """Read from the text itself: in a collection, the repository's own months take the place of made-up ones."""
    chance = Random(seed)  # noqa: S311  (seeded on purpose)
    figures: dict[str, Any] = yaml.safe_load(measures_text(chance, read_playbook(root), cases=20))
    return figures


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


@pytest.mark.parametrize("seed", range(5))
def test_slices_add_up_to_the_total(root: Path, seed: int) -> None:
    figures = _figures(root, seed)
    for table in ("by_stage", "by_product", "by_tier"):
        slices = figures[table].values()
        names = {name for part in slices for name in part}
        assert {"amount_due", "amount_recovered"} <= names
        for name in names:
            assert sum(part[name] for part in slices) == figures["total"][name], (table, name)


def test_balances_roll_from_stage_to_stage(root: Path) -> None:
    figures = _figures(root, seed=1)
    stages = list(figures["by_stage"].values())
    assert len(stages) > 1
    for before, after in pairwise(stages):
        assert 0 < after["balance_rolled_in"] < before["balance_start"]


def test_no_third_party_before_contact_was_lost(root: Path) -> None:
    """Each such step stands right behind one that tried the debtor himself, and starts after the days told there."""
    playbook = read_playbook(root)
    found = 0
    for seed in range(200):
        chance = Random(seed)  # noqa: S311  (seeded on purpose)
        legs = draw_route(chance, playbook, draw_facts(chance, playbook, dt.date(2026, 10, 20)))
        for before, leg in pairwise((None, *legs)):
            if leg is not None and "designated-contact" in leg.strategies:
                assert before is not None
                assert before.words == "lost-contact"
                assert leg.day >= before.day + 3
                assert leg.source == "contract"
                found += 1
    assert found


def test_a_filled_folder_is_left_alone(root: Path, collection: Path) -> None:
    before = _files(collection)
    with pytest.raises(FileExistsError):
        write_collection(root, collection, 1, seed=1)
    assert _files(collection) == before


def test_collection_is_clean(collection: Path) -> None:
    checked = kb("check", "--today", "2026-11-30", "--fail-on", "warning", cwd=collection)
    assert checked.returncode == 0, said(checked)
