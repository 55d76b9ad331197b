"""The comparison with check-jsonschema: the same files for both, every rule for ours, honest sums."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.checks import Row, front_matter, judge_everything, measure, peer_inputs, table, together
from benchmarks.measure import Cost
from benchmarks.synthetic.collection import write_collection
from kb.checks import RULES
from kb.library.files import discover
from kb.records.reader import read_vocabulary


@pytest.fixture(scope="module")
def collection(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("benchmark") / "collection"
    write_collection(root, target, 12, 1)
    judge_everything(target / "kb.yml")
    return target


def test_no_rule_is_left_out(collection: Path) -> None:
    vocabulary = read_vocabulary((collection / "kb.yml").read_bytes()).record
    assert vocabulary is not None
    assert [rule for rule in RULES if not vocabulary.checks.runs(rule)] == []


def test_the_peer_gets_every_file(collection: Path, tmp_path: Path) -> None:
    target = tmp_path / "peer"
    inputs = dict(peer_inputs(collection, target))
    given = [path.relative_to(target) if path.is_absolute() else path for files in inputs.values() for path in files]
    wanted = [Path("kb.yml"), *(Path(file.path) for file in discover(collection))]
    assert sorted(path.with_suffix("") for path in given) == sorted(path.with_suffix("") for path in wanted)
    assert all((target / name).is_file() for name in inputs)
    assert all((collection / path).is_file() for files in inputs.values() for path in files)


def test_front_matter_is_cut_out_as_it_stands() -> None:
    assert (
        front_matter("---\ntitle: 甲\r\nlist: [a]\n---\n\n正文\n\n---\n".encode())
        == "title: 甲\r\nlist: [a]\n".encode()
    )


def test_runs_add_up() -> None:
    assert together([Cost(1, 0.5, 100), Cost(2, 1.5, 300)]) == Cost(3, 2.0, 300)
    assert together([Cost(1, None, None)]) == Cost(1, None, None)


def test_both_are_measured(tmp_path: Path) -> None:
    rows = measure(tmp_path, 3, 1)
    assert [row.name.partition(",")[0] for row in rows] == [
        "kb check",
        "kb check",
        "check-jsonschema",
        "check-jsonschema",
    ]
    assert rows[0].files == rows[1].files == rows[3].files > rows[2].files > 0
    assert all(row.cost.seconds > 0 for row in rows)


def test_table_compares_with_the_peer_on_everything() -> None:
    rows = [Row("kb check", Cost(3, 2.5, 100_000_000), 10), Row("peer", Cost(6, 5, 50_000_000), 10)]
    assert [" ".join(line.split()) for line in table(rows).splitlines()] == [
        "files seconds CPU s ratio peak MB ratio",
        "kb check 10 3.0 2.5 0.50 100.0 2.00",
        "peer 10 6.0 5.0 1.00 50.0 1.00",
    ]
