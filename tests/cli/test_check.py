"""`kb check`: exit codes, what is reported on, and in which form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kb.cli import checking
from kb.cli.settings import Settings
from kb.findings import Finding, Severity
from kb.library import Library, load
from kb.records import Vocabulary
from kb.source.span import Span
from tests.cli.conftest import BROKEN, Run

_BAD = "cases/2026-10/bad.md"


@pytest.fixture
def broken(collection: Path) -> Path:
    (collection / _BAD).write_text(BROKEN, encoding="utf-8")
    return collection


def test_clean(run: Run, collection: Path) -> None:
    ended = run(collection, "check", "--fail-on", "note")
    assert (ended.code, ended.out, ended.err) == (0, f"没有发现问题，查了 {_files(collection)} 个文件。\n", "")


def test_findings_in_text(run: Run, broken: Path) -> None:
    ended = run(broken, "check")
    assert ended.code == 1
    assert ended.out.startswith(f"{_BAD}:2:6  错误  KB101  ")
    assert ended.out.endswith(f"1 个错误，查了 {_files(broken)} 个文件。\n")


def test_findings_in_json(run: Run, broken: Path) -> None:
    ended = run(broken, "check", "--format", "json")
    document = json.loads(ended.out)
    assert ended.code == 1
    (finding,) = document["findings"]
    assert (finding["path"], finding["line"], finding["column"], finding["rule"]) == (_BAD, 2, 6, "KB101")
    assert document["summary"] == {"error": 1, "warning": 0, "note": 0, "files": _files(broken)}


@pytest.mark.parametrize(
    ("paths", "code"),
    [
        (["playbooks"], 0),
        (["cases"], 1),
        ([_BAD], 1),
        (["playbooks", _BAD], 1),
        (["."], 1),
        (["kb.yml"], 0),
    ],
)
def test_paths_narrow_the_report(run: Run, broken: Path, paths: list[str], code: int) -> None:
    ended = run(broken, "check", "--format", "json", *paths)
    assert ended.code == code
    assert json.loads(ended.out)["summary"]["files"] == _files(broken, *paths)


def _files(folder: Path, *paths: str) -> int:
    """How many files of a collection lie below the paths, all without any."""
    return sum(
        not paths or "." in paths or any(file == path or file.startswith(f"{path}/") for path in paths)
        for file in load(folder).files
    )


def test_paths_start_from_the_folder(run: Run, broken: Path) -> None:
    assert run(broken / "cases", "check", "2026-10/bad.md").code == 1
    assert run(broken.parent, "-C", f"{broken.name}/cases", "check", "2026-10/bad.md").code == 1


def test_nothing_to_check(run: Run, tmp_path: Path, starter: Path) -> None:
    lines = (starter / "kb.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    unreferring = [line for line in lines if not line.startswith(("  identity:", "  stop:"))]
    (tmp_path / "kb.yml").write_text("".join(unreferring), encoding="utf-8")
    ended = run(tmp_path, "check")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("没有可检查的记录")


def test_a_broken_vocabulary_is_a_finding(run: Run, collection: Path) -> None:
    (collection / "kb.yml").write_text("name: [\n", encoding="utf-8")
    ended = run(collection, "check")
    assert ended.code == 1
    assert ended.out.startswith("kb.yml:")


@pytest.mark.parametrize(
    ("level", "expected"),
    [("error", [1, 0, 0]), ("warning", [1, 1, 0]), ("note", [1, 1, 1])],
)
def test_fail_on(run: Run, collection: Path, monkeypatch: pytest.MonkeyPatch, level: str, expected: list[int]) -> None:
    codes = []
    for severity in Severity:
        finding = Finding("KB101-empty", "cases/2026-10/month.md", Span.at(1, 1), severity=severity)

        def read(settings: Settings, finding: Finding = finding) -> Library:
            return Library.of_parts(settings.root, Vocabulary(), findings=[finding], files=[finding.path])

        monkeypatch.setattr(checking, "read", read)
        codes.append(run(collection, "check", "--no-cache", "--fail-on", level).code)
    assert codes == expected
