"""All bad fixtures in one collection; and a hundred broken files among sound ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kb.checks import RULES
from kb.cli.app import main
from kb.findings import MESSAGES
from kb.findings.settings_messages import SETTINGS
from kb.library import load
from tests.conftest import Golden
from tests.rules.test_rules import FIXTURES, findings, lay, shown

ELSEWHERE = {
    "KB101-unreadable": "no file of a repository is unreadable to everybody; see below",
    "KB104-table-key": "stands in kb.yml, which is judged alone; see below",
    "KB104-day-range": "stands in kb.yml, which is judged alone; see below",
    **dict.fromkeys(SETTINGS, "stands in kb.yml; see test_settings.py"),
}
"""Messages that a fixture among others cannot show."""


def bad_folders() -> list[Path]:
    return [FIXTURES / rule / "bad" for rule in RULES]


def test_no_two_bad_fixtures_share_a_file() -> None:
    holders: dict[str, list[str]] = {}
    for folder in bad_folders():
        for path in folder.rglob("*.*"):
            holders.setdefault(path.relative_to(folder).as_posix(), []).append(folder.parent.name)
    assert {path: rules for path, rules in holders.items() if len(rules) > 1} == {}


def test_one_run_reports_every_rule(tmp_path: Path) -> None:
    found = findings(lay(tmp_path, *bad_folders()))
    assert {finding.rule for finding in found} == set(RULES)


def test_one_run_shows_every_message(tmp_path: Path) -> None:
    found = findings(lay(tmp_path, *bad_folders()))
    assert {finding.key for finding in found} == set(MESSAGES) - set(ELSEWHERE)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_message_can_be_said(tmp_path: Path, lang: str) -> None:
    for finding in findings(lay(tmp_path, *bad_folders())):
        assert finding.message(lang)
        assert finding.hint(lang)


def test_the_vocabulary_is_judged_first(tmp_path: Path, golden: Golden) -> None:
    found = findings(lay(tmp_path, FIXTURES / "KB104" / "bad-vocabulary"))
    assert {finding.path for finding in found} == {"kb.yml"}
    assert {"KB104-table-key", "KB104-day-range"} <= {finding.key for finding in found}
    golden("rules/vocabulary.txt", shown(list(found)))


def test_a_file_that_cannot_be_opened_is_one_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay(tmp_path)
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "sample-case.md":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = [finding for finding in load(root).findings if finding.rule == "KB101"]
    assert [(finding.key, finding.path) for finding in found] == [("KB101-unreadable", "cases/2026-10/sample-case.md")]


def test_a_hundred_broken_files_hide_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = lay(tmp_path, FIXTURES / "KB105" / "bad")
    broken = sorted(path for path in (FIXTURES / "KB101" / "bad").rglob("*.*") if path.stem != "kb101-oversize")
    names = []
    for number in range(100):
        source = broken[number % len(broken)]
        place = root / source.relative_to(FIXTURES / "KB101" / "bad").parent / f"broken-{number:03}{source.suffix}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(source.read_bytes())
        names.append(place.relative_to(root).as_posix())
    code = main(["-C", str(root), "check", "--format", "json", "--today", "2026-11-30"])
    report = json.loads(capsys.readouterr().out)
    by_path: dict[str, set[str]] = {}
    for item in report["findings"]:
        by_path.setdefault(item["path"], set()).add(item["rule"])
    assert code == 1
    assert {name: by_path.get(name) for name in names} == {name: {"KB101"} for name in names}
    assert by_path["cases/2026-10/kb105-missing.md"] == {"KB105"}
