"""`checks` in `kb.yml`: what names no rule or option, or holds the wrong type, is a finding at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.checks import RULES, check
from kb.checks.mending import mend
from kb.checks.settings import families
from kb.findings import Finding
from kb.findings.settings_messages import SETTINGS
from kb.library import load
from tests.conftest import Golden
from tests.rules.test_rules import FIXTURES, TODAY, findings, lay, shown

_OF_RULES = {rule.id: {option.name: option.default for option in rule.options} for rule in RULES.values()}


def told(root: Path, settings: str) -> list[Finding]:
    """What is found in `kb.yml` with this as its `checks`."""
    place = root / "kb.yml"
    place.write_text(place.read_text(encoding="utf-8") + f"\nchecks:\n{settings}\n", encoding="utf-8")
    return [finding for finding in findings(root) if finding.path == "kb.yml"]


def test_every_fault_is_told_where_it_stands(tmp_path: Path, golden: Golden) -> None:
    found = told(lay(tmp_path), (FIXTURES / "KB104" / "bad-settings.yml").read_text(encoding="utf-8"))
    assert set(SETTINGS) <= {finding.key for finding in found}
    golden("rules/settings.txt", shown(found))


def test_what_is_there_is_accepted(tmp_path: Path) -> None:
    lines = [
        "  select: [KB1, KB2, KB401]",
        "  exclude: KB301、KB6",
        "  severity: {KB601: note, KB602: 警告}",
        "  options:",
    ]
    for rule, options in _OF_RULES.items():
        lines += [f"    {rule}:"] if options else []
        for name, default in options.items():
            lines.append(f"      {name}: {default if isinstance(default, int) else list(default)}")
    assert shown(told(lay(tmp_path), "\n".join(lines))) == "\n"


@pytest.mark.parametrize("value", ["15", "[15, 95588]", "一二三、四五六", "[]"])
def test_words_may_be_numbers_and_stand_alone(tmp_path: Path, value: str) -> None:
    assert shown(told(lay(tmp_path), f"  options: {{KB403: {{allow: {value}}}}}")) == "\n"


@pytest.mark.parametrize("settings", ["  select: [KB4, KB60l]", "  exclude: [KB1, KB60l]"])
def test_a_misspelt_rule_does_not_silence_itself(tmp_path: Path, settings: str) -> None:
    assert [finding.key for finding in told(lay(tmp_path), settings)] == ["KB104-rules-near"]


def test_a_severity_that_there_is_not_is_told(tmp_path: Path) -> None:
    (found,) = told(lay(tmp_path), "  severity: {KB601: warn}")
    assert found.key == "KB104-choice-near"
    assert found.args["near"] == "warning"


def test_options_that_are_none_hide_nothing_else(tmp_path: Path) -> None:
    found = told(lay(tmp_path), "  options: {KB601: 30}")
    assert [finding.key for finding in found] == ["KB104-not-mapping"]


def test_the_records_are_still_checked(tmp_path: Path) -> None:
    root = lay(tmp_path, FIXTURES / "KB601" / "bad")
    assert told(root, "  options: {KB601: {lat: 3}}")
    assert "KB601" in {finding.rule for finding in findings(root)}


def test_the_nearest_is_a_guess_that_can_be_put_in(tmp_path: Path) -> None:
    root = lay(tmp_path)
    assert told(root, "  severity: {kb601: note}\n  options: {KB605: {persent: 90}}")
    library = load(root)
    assert not mend(library, lambda it: check(it, TODAY)).changes
    mended = mend(library, lambda it: check(it, TODAY), unsafe=True)
    assert not [finding for finding in mended.findings if finding.path == "kb.yml"]
    assert b"severity: {KB601: note}\n  options: {KB605: {percent: 90}}" in mended.changes["kb.yml"]


def test_every_rule_is_of_a_family() -> None:
    assert sorted(rule for rules in families().values() for rule in rules) == sorted(RULES)
