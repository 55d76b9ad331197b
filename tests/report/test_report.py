"""One report, every output."""

from __future__ import annotations

import json

import pytest

from kb.findings import Finding, Severity
from kb.report import FORMATS, Report, worst_reached
from kb.source.span import Span
from tests.conftest import Golden
from tests.report.parsing import results_only
from tests.report.reports import SMALL


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_output(golden: Golden, form: str, lang: str) -> None:
    text = FORMATS[form](SMALL, lang)
    if form == "sarif":
        text = json.dumps(results_only(text), ensure_ascii=False, indent=1) + "\n"
    golden(f"report/findings.{lang}.{form}", text)


@pytest.mark.parametrize(("lang", "files"), [("zh", 3), ("en", 3), ("en", 1)])
def test_nothing_found(golden: Golden, lang: str, files: int) -> None:
    golden(f"report/nothing-{files}.{lang}.text", FORMATS["text"](Report((), files), lang))


def test_json_is_the_contract() -> None:
    document = json.loads(FORMATS["json"](SMALL, "zh"))
    assert list(document) == ["version", "findings", "summary"]
    assert document["version"] == 1
    assert document["summary"] == {"error": 1, "warning": 1, "note": 1, "files": 12}
    assert list(document["findings"][1]) == [
        "rule", "severity", "message", "hint", "path", "line", "column", "end_line", "end_column", "record",
        "fixable",
    ]  # fmt: skip
    assert [finding["rule"] for finding in document["findings"]] == ["KB104", "KB201", "KB101"]
    assert [finding["fixable"] for finding in document["findings"]] == [False, True, False]
    assert document["findings"][2]["record"] is None
    where = document["findings"][1]
    assert (where["line"], where["column"], where["end_line"], where["end_column"]) == (17, 10, 17, 15)


@pytest.mark.parametrize(
    ("worst", "level", "reached"),
    [
        (Severity.ERROR, Severity.ERROR, True),
        (Severity.WARNING, Severity.ERROR, False),
        (Severity.WARNING, Severity.WARNING, True),
        (Severity.NOTE, Severity.WARNING, False),
        (Severity.NOTE, Severity.NOTE, True),
    ],
)
def test_levels(worst: Severity, level: Severity, reached: bool) -> None:  # noqa: FBT001  (a table's column)
    findings = [Finding("KB101-empty", "a.md", Span.at(1, 1), severity=worst)]
    assert worst_reached(findings, level) is reached


def test_nothing_reaches_no_level() -> None:
    assert not worst_reached([], Severity.NOTE)
