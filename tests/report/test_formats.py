"""Outputs for programs: valid by the schemas of those who read them, and the same findings when read back."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import jsonschema
import pytest
import xmlschema

from kb.findings import Severity
from kb.report import FORMATS, Report
from kb.report.github import CAP
from tests.report.parsing import expected, parse
from tests.report.reports import NASTY, SMALL

VENDOR = Path(__file__).parent.parent / "vendor"
_REPORTS = {"small": SMALL, "nasty": NASTY, "empty": Report((), 3)}


def _json_schema(name: str) -> Callable[[str], None]:
    def validate(text: str) -> None:
        schema = json.loads((VENDOR / name).read_text(encoding="utf-8"))
        jsonschema.validators.validator_for(schema)(schema).validate(json.loads(text))

    return validate


def _junit(text: str) -> None:
    xmlschema.XMLSchema(VENDOR / "junit-10.xsd").validate(text)


_VALIDATORS: Mapping[str, Callable[[str], None]] = {
    "sarif": _json_schema("sarif-2.1.0-rtm.5.json"),
    "gitlab": _json_schema("gitlab-code-quality.json"),
    "junit": _junit,
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("report", _REPORTS)
@pytest.mark.parametrize("form", _VALIDATORS)
def test_valid_by_the_official_schema(form: str, report: str, lang: str) -> None:
    _VALIDATORS[form](FORMATS[form](_REPORTS[report], lang))


@pytest.mark.parametrize("name", ["description", "fingerprint", "severity", "location"])
def test_our_gitlab_schema_asks_for_all_that_gitlab_does(name: str) -> None:
    issues = json.loads(FORMATS["gitlab"](SMALL, "zh"))
    without = [{key: value for key, value in issue.items() if key != name} for issue in issues]
    of_another_type = [issue | {name: 1} for issue in issues]
    line_as_text = [issue | {"location": {"path": "a.md", "lines": {"begin": "1"}}} for issue in issues]
    for wrong, why in ((without, name), (of_another_type, "1 is not"), (line_as_text, "'1' is not of type 'integer'")):
        with pytest.raises(jsonschema.ValidationError, match=why):
            _VALIDATORS["gitlab"](json.dumps(wrong))


@pytest.mark.parametrize("form", _VALIDATORS)
def test_the_schemas_refuse_what_is_wrong(form: str) -> None:
    text = FORMATS[form](SMALL, "zh")
    wrong = text.replace("testcase", "test").replace('"text"', '"words"').replace('"path"', '"file"')
    with pytest.raises((jsonschema.ValidationError, xmlschema.XMLSchemaValidationError)):
        _VALIDATORS[form](wrong)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("report", _REPORTS)
@pytest.mark.parametrize("form", FORMATS)
def test_read_back_to_the_same_findings(form: str, report: str, lang: str) -> None:
    found = parse(form, FORMATS[form](_REPORTS[report], lang), lang)
    assert len(found) == len(_REPORTS[report].findings)
    assert found == expected(_REPORTS[report], form, lang, found)


@pytest.mark.parametrize("form", ["sarif", "gitlab"])
def test_fingerprints_are_unique_and_stay_when_lines_move(form: str) -> None:
    def fingerprints(report: Report) -> list[str]:
        return re.findall(r'"(?:fingerprint|kbFinding/v1)": "([^"]+)"', FORMATS[form](report, "zh"))

    moved = Report(
        tuple(
            finding.__class__(
                finding.key, finding.path, finding.span._replace(line=500, end_line=500), finding.args, finding.severity
            )
            for finding in NASTY.findings
        ),
        99,
    )
    assert len(set(fingerprints(NASTY))) == len(NASTY.findings)
    assert fingerprints(moved) == fingerprints(NASTY)


def test_sarif_carries_fixes() -> None:
    (run,) = json.loads(FORMATS["sarif"](SMALL, "zh"))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    (fix,) = run["results"][1]["fixes"]
    assert fix["artifactChanges"] == [
        {
            "artifactLocation": {"uri": "cases/2026-10/a.md"},
            "replacements": [
                {
                    "deletedRegion": {"startLine": 17, "startColumn": 10, "endLine": 17, "endColumn": 15},
                    "insertedContent": {"text": "倾听与共情"},
                }
            ],
        }
    ]
    assert fix["properties"] == {"safety": "unsafe"}
    assert "fixes" not in run["results"][0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_github_stays_below_the_cap(lang: str) -> None:
    text = FORMATS["github"](NASTY, lang)
    stopped = re.search(r"(?ms)^::stop-commands::(\w+)$.*^::\1::$", text)
    assert stopped
    commands = Counter(re.findall(r"(?m)^::(error|warning|notice) ", text.replace(stopped[0], "")))
    assert commands == {"error": CAP, "warning": CAP, "notice": CAP}
    assert re.findall(r"(?m)^::error title=kb check::.*17", text)


def test_github_says_nothing_more_where_all_fits() -> None:
    text = FORMATS["github"](SMALL, "zh")
    assert "stop-commands" not in text
    assert text.count("::error ") == 1


def test_junit_fails_what_fails_the_run() -> None:
    text = FORMATS["junit"](Report(SMALL.findings, 3, level=Severity.WARNING), "zh")
    assert (text.count("<failure"), text.count("<skipped")) == (2, 1)
    assert (FORMATS["junit"](SMALL, "zh").count("<failure"), text.isascii()) == (1, True)
