"""The guide for authors shows samples that the checks accept, and a bad one in which they find what it says."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.support.command import kb, said

_SAMPLES = re.compile(r"^````markdown\n(.*?)^````$", flags=re.MULTILINE | re.DOTALL)


@pytest.fixture
def guide(root: Path) -> str:
    return (root / "docs" / "contributing" / "index.md").read_text(encoding="utf-8")


@pytest.fixture
def case(root: Path, tmp_path: Path) -> Path:
    """Where a sample becomes a case among the project's own records."""
    shutil.copyfile(root / "kb.yml", tmp_path / "kb.yml")
    for name in ("playbooks", "cases"):
        shutil.copytree(root / name, tmp_path / name)
    return tmp_path / "cases" / "2026-10" / "my-case.md"


def front_matter(blank: str, **changed: str) -> str:
    """The top of the blank sample, published, with some of its fields changed."""
    head = blank[: blank.index("## ")].replace("status: draft", "status: published")
    for field, value in changed.items():
        head, found = re.subn(rf"^{field}: .*$", f"{field}: {value}", head, flags=re.MULTILINE)
        assert found == 1, field
    return head


def test_sample_case_passes_the_checks(guide: str, case: Path) -> None:
    blank = _SAMPLES.findall(guide)[0]
    case.write_text(blank.replace("status: draft", "status: published"), encoding="utf-8")
    checked = kb("check", "--today", "2026-11-30", "--fail-on", "warning", cwd=case.parents[2])
    assert checked.returncode == 0, said(checked)


def test_passage_before_has_the_faults_that_the_guide_names(guide: str, case: Path) -> None:
    blank, before, _ = _SAMPLES.findall(guide)
    case.write_text(front_matter(blank, stage="M1") + before, encoding="utf-8")
    named = re.findall(r"^\|.*\| \[(KB\d+)\]", guide, flags=re.MULTILINE)
    checked = kb("check", "--format", "json", str(case), cwd=case.parents[2])
    found = {finding["rule"] for finding in json.loads(checked.stdout)["findings"]}
    assert len(named) > 5
    assert set(named) <= found


def test_passage_after_passes_the_checks(guide: str, case: Path) -> None:
    blank, _, after = _SAMPLES.findall(guide)
    review = "{by: compliance, date: 2026-10-28, result: corrected, note: 当天联系第三人，已更正并致歉}"
    head = front_matter(blank, opened="2026-10", assumed="forgetful", actual="forgetful", compliance=review)
    case.write_text(head + after, encoding="utf-8")
    checked = kb("check", "--today", "2026-11-30", "--fail-on", "note", str(case), cwd=case.parents[2])
    assert checked.returncode == 0, said(checked)
