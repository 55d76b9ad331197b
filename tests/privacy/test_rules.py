"""The privacy rules in a collection: whom they let pass, where they look, and what they put in place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kb.checks import check
from kb.checks.edits import rewritten
from kb.cli.starter import starter_files
from kb.findings import Finding
from kb.library import load
from tests.corpus.score_privacy import HERE, KINDS, lines

_TODAY = dt.date(2026, 11, 30)
_PLACE = "cases/2026-10/line.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, source in starter_files():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(source.read_bytes())
    return tmp_path


def _found(root: Path, text: str, path: str = _PLACE) -> list[Finding]:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8", newline="\n")
    return [found for found in check(load(root), _TODAY) if found.rule.startswith("KB4") and found.path == path]


def _with(root: Path, old: str, new: str) -> None:
    text = (root / "kb.yml").read_text(encoding="utf-8")
    assert old in text
    (root / "kb.yml").write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def test_people_of_the_team_pass(root: Path) -> None:
    text = "客户赵明远说，请联系人陈国栋来听。\n"
    assert [found.span.column for found in _found(root, text)] == [3, 12]
    _with(root, "people:", "people:\n  boss: 陈国栋组长\n#")
    assert [found.span.column for found in _found(root, text)] == [3]


def test_what_a_team_allows_passes(root: Path) -> None:
    text = "总机 026-81234567，座机 026-87654321。\n"
    assert [found.rule for found in _found(root, text)] == ["KB403", "KB403"]
    with (root / "kb.yml").open("a", encoding="utf-8") as file:
        file.write('\nchecks: {options: {KB403: {allow: ["026-81234567"]}}}\n')
    assert [found.span.column for found in _found(root, text)] == [20]


def test_unreadable_files_and_comments_are_looked_at(root: Path) -> None:
    found = _found(root, "---\ntitle: [\n# 15400001234\n")
    assert [(finding.rule, finding.span.line) for finding in found] == [("KB401", 3)]


def test_sums_are_exact_only_in_cases(root: Path) -> None:
    text = "本金余额是 48,362.17 元。\n"
    assert [found.rule for found in _found(root, text)] == ["KB413"]
    assert _found(root, text, "playbooks/personas/other.md") == []


def test_a_mend_leaves_nothing_to_find(root: Path) -> None:
    """Over every line of the tuning corpus: put in all fixes of a family of one file, look again."""
    structured = [line.text for line in lines(HERE / "tuning" / "privacy") if set(line.expect) - {"exact-sum", "quasi"}]
    for number, text in enumerate(structured):
        (root / f"cases/2026-10/line-{number}.md").write_text(text, encoding="utf-8", newline="\n")
    soft = {KINDS["exact-sum"], KINDS["quasi"]}

    def left() -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for finding in check(load(root), _TODAY):
            if finding.rule.startswith("KB4") and finding.rule not in soft:
                found.setdefault(finding.path, []).append(finding)
        return found

    before = left()
    assert len(before) == len(structured)
    for path, findings in before.items():
        fixes = [finding.fix for finding in findings if finding.fix]
        assert len(fixes) == len(findings)
        assert all(fix.safe for fix in fixes)
        (root / path).write_bytes(rewritten((root / path).read_bytes(), fixes))
    assert {path: [finding.key for finding in found] for path, found in left().items()} == {}
