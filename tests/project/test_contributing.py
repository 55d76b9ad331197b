"""The guide for authors shows a sample that the checks accept."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.support.command import kb, said


def test_sample_case_passes_the_checks(root: Path, tmp_path: Path) -> None:
    guide = (root / "docs" / "contributing" / "index.md").read_text(encoding="utf-8")
    sample = re.search(r"^````markdown\n(.*?)^````$", guide, flags=re.MULTILINE | re.DOTALL)
    assert sample
    shutil.copyfile(root / "kb.yml", tmp_path / "kb.yml")
    for name in ("playbooks", "cases"):
        shutil.copytree(root / name, tmp_path / name)
    text = sample[1].replace("status: draft", "status: published")
    (tmp_path / "cases" / "2026-10" / "my-case.md").write_text(text, encoding="utf-8")
    checked = kb("check", "--today", "2026-11-30", "--fail-on", "warning", cwd=tmp_path)
    assert checked.returncode == 0, said(checked)
