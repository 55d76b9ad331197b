"""Every rule has a page, messages in two languages, good and bad fixtures, and golden messages.

A fixture folder `fixtures/KB401/bad/` holds files that are laid over a small sound collection: that of `kb init` and
`base/`. Its golden file shows every finding of the rule with its exact range; `good/` must give none.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from kb.checks import RULES, check
from kb.checks.reference import rule_page
from kb.cli.starter import starter_files
from kb.findings import MESSAGES, Finding
from kb.library import load
from tests.conftest import Golden

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"
TODAY = dt.date(2026, 11, 30)


def lay(target: Path, *overlays: Path) -> Path:
    """The small sound collection with further files laid over it."""
    for path, source in starter_files():
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(source.read_bytes())
    for overlay in (HERE / "base", *overlays):
        if overlay.is_dir():
            shutil.copytree(overlay, target, dirs_exist_ok=True)
    return target


def findings(root: Path) -> tuple[Finding, ...]:
    """What the checks say of a collection."""
    return check(load(root), TODAY)


def shown(found: list[Finding]) -> str:
    """Findings as golden files show them: place, rule, both messages, and the mend."""
    out = []
    for finding in found:
        line, column, end_line, end_column = finding.span
        out.append(f"{finding.path}:{line}:{column}-{end_line}:{end_column} {finding.severity} {finding.key}")
        out.append(f"  zh: {finding.message()}｜{finding.hint()}")
        out.append(f"  en: {finding.message('en')} | {finding.hint('en')}")
        for edit in finding.fix.edits if finding.fix else ():
            safe = "safe" if finding.fix and finding.fix.safe else "unsafe"
            out.append(f"  fix ({safe}): {edit.span.line}:{edit.span.column}-{edit.span.end_column} → {edit.text!r}")
    return "\n".join(out) + "\n"


def test_the_base_is_sound(tmp_path: Path) -> None:
    assert shown(list(findings(lay(tmp_path)))) == "\n"


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_its_page(rule: str) -> None:
    assert rule_page(rule).text.startswith(f"# {rule} ")


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_messages_in_two_languages(rule: str) -> None:
    keys = [key for key in MESSAGES if key.startswith(f"{rule}-")]
    assert keys
    for key in keys:
        message = MESSAGES[key]
        assert all((message.zh, message.zh_mend, message.en, message.en_mend)), key
        assert RULES[rule].en
        assert RULES[rule].zh


def test_every_message_belongs_to_a_rule() -> None:
    assert {key.partition("-")[0] for key in MESSAGES} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_bad_fixtures_are_reported(rule: str, tmp_path: Path, golden: Golden) -> None:
    found = [f for f in findings(lay(tmp_path, FIXTURES / rule / "bad")) if f.rule == rule]
    assert found, f"tests/rules/fixtures/{rule}/bad gives no finding of {rule}"
    golden(f"rules/{rule}.txt", shown(found))


@pytest.mark.parametrize("rule", RULES)
def test_good_fixtures_are_not(rule: str, tmp_path: Path) -> None:
    good = FIXTURES / rule / "good"
    assert any(good.rglob("*.*")), f"tests/rules/fixtures/{rule}/good is empty"
    found = [f for f in findings(lay(tmp_path, good)) if f.rule == rule]
    assert shown(found) == "\n"
