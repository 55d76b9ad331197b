"""`kb rule`: the list of rules and the page of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kb.checks import RULES
from kb.checks.reference import rule_page
from tests.cli.conftest import Run


def test_all(run: Run, tmp_path: Path) -> None:
    """No knowledge base is needed."""
    ended = run(tmp_path, "rule")
    assert ended.code == 0
    lines = ended.out.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == list(RULES)
    assert lines[-1] == f"共 {len(RULES)} 条。"
    rows = json.loads(run(tmp_path, "rule", "--json").out)["rules"]
    assert [row["id"] for row in rows] == list(RULES)


@pytest.mark.parametrize("name", ["KB101", "kb101", "syntax"])
def test_one(run: Run, tmp_path: Path, name: str) -> None:
    ended = run(tmp_path, "rule", name)
    assert (ended.code, ended.out) == (0, rule_page("KB101").text)
    (row,) = json.loads(run(tmp_path, "rule", name, "--json").out)["rules"]
    assert row["page"] == ended.out


def test_none(run: Run, tmp_path: Path) -> None:
    ended = run(tmp_path, "rule", "KB1O1")
    assert (ended.code, ended.out) == (2, "")
    assert "KB101" in ended.err
