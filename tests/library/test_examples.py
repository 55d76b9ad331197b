"""The examples that fix the format: the good ones load clean, the broken ones are refused exactly as listed."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from kb.library import load
from kb.records.reader import read_vocabulary
from tests.support.collection import copy_collection, spots

EXAMPLES = Path(__file__).parent.parent / "examples"


def test_good_examples_load_clean(root: Path, tmp_path: Path) -> None:
    """The examples in place of their namesakes; their neighbours may cite more than the examples hold."""
    copy_collection(root, tmp_path)
    examples = set()
    for part in ("cases", "playbooks"):
        shutil.copytree(EXAMPLES / part, tmp_path / part, dirs_exist_ok=True)
        examples |= {file.relative_to(EXAMPLES).as_posix() for file in (EXAMPLES / part).rglob("*.*")}
    library = load(tmp_path)
    assert {found for found in spots(library) if found[0] in examples} == set()
    assert examples <= set(library.files)
    assert len(examples) == 15


def test_the_vocabulary_of_the_examples_is_clean() -> None:
    assert read_vocabulary((EXAMPLES / "kb.yml").read_bytes()).problems == ()


def test_broken_examples_are_refused_exactly_as_listed(root: Path, tmp_path: Path) -> None:
    collection = copy_collection(root, tmp_path)
    shutil.copytree(EXAMPLES / "broken" / "cases", collection / "cases", dirs_exist_ok=True)
    with (EXAMPLES / "broken" / "expected.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    expected = {(row["path"], int(row["line"]), int(row["column"]), row["rule"]) for row in rows}
    assert spots(load(collection)) == expected
    assert len(expected) == 10
