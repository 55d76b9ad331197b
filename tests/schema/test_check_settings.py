"""The schema of `checks` in `kb.yml` knows the rules, and judges as the checks judge."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kb.checks import RULES, check
from kb.library import load
from kb.schema import DOCUMENTS, draft
from tests.schema.drafts import OWN, ROOT, VALIDATORS, refusals
from tests.support import core_yaml

TODAY = dt.date(2026, 11, 30)

_OF_VALUES = ("KB101", "KB104")

SOUND = [
    "{select: [KB1, KB401], exclude: KB6}",
    "{select: KB1、KB401}",
    "{severity: {KB601: note, KB602: 警告}}",
    "{options: {KB601: {late: 30}, KB605: {percent: 90.5, least: '300'}}}",
    "{options: {KB403: {allow: 95588}, KB401: {allow: [12378, 甲]}, KB606: {types: []}}}",
]
UNSOUND = [
    "{select: [KB7]}",
    "{exclude: [KB1, KB999]}",
    "{select: KB1、KB999}",
    "{severity: {KB999: note}}",
    "{severity: {KB4: note}}",
    "{severity: {KB601: warn}}",
    "{options: {KB999: {late: 30}}}",
    "{options: {KB4: {fewest: 3}}}",
    "{options: {KB101: {late: 30}}}",
    "{options: {KB601: {lat: 30}}}",
    "{options: {KB601: {late: 很久}}}",
    "{options: {KB601: {late: [30]}}}",
    "{options: {KB601: {}}}",
    "{options: {KB601: 30}}",
    "{options: {KB401: {allow: {甲: 乙}}}}",
    "{options: {KB401: {allow: [[甲]]}}}",
    "{options: {KB401: {allow: ['']}}}",
]


@pytest.mark.parametrize("settings", SOUND + UNSOUND)
def test_schema_and_checks_agree(settings: str, tmp_path: Path) -> None:
    text = (ROOT / "kb.yml").read_text(encoding="utf-8") + f"\nchecks: {settings}\n"
    (tmp_path / "kb.yml").write_text(text, encoding="utf-8")
    told = [finding.key for finding in check(load(tmp_path), TODAY, rules=()) if finding.rule in _OF_VALUES]
    refused = refusals(VALIDATORS["kb"], core_yaml.load(text))
    assert bool(told) is bool(refused) is (settings in UNSOUND), (told, refused)


def test_an_editor_offers_every_rule_and_option() -> None:
    schema = draft(DOCUMENTS["kb"], OWN)["definitions"]
    assert set(RULES) <= set(schema["rules"]["enum"])
    assert schema["rules"]["enumDescriptions"][schema["rules"]["enum"].index("KB401")] == RULES["KB401"].zh
    assert list(schema["severities"]["properties"]) == list(RULES)
    offered = {name: list(rule["properties"]) for name, rule in schema["options"]["properties"].items()}
    assert offered == {rule.id: [option.name for option in rule.options] for rule in RULES.values() if rule.options}
    assert "默认：90" in schema["options"]["properties"]["KB601"]["properties"]["late"]["description"]
