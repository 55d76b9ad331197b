"""The findings of every rule's bad fixtures, in every output: valid, read back to the same, nothing personal shown."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence

import jsonschema
import pytest
import xmlschema

from kb.checks import RULES, check
from kb.library import load
from kb.privacy import mask_text
from kb.report import FORMATS, Report
from kb.report.excerpt import excerpt, width
from kb.source.decode import split_lines
from kb.source.span import Span
from tests.report.parsing import expected, parse
from tests.report.test_formats import VENDOR
from tests.rules.test_rules import FIXTURES, lay


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """One run over all bad fixtures, with the lines of all files."""
    root = lay(tmp_path_factory.mktemp("all"), *(FIXTURES / rule / "bad" for rule in RULES))
    library = load(root)
    findings = check(library, dt.date(2026, 11, 30))
    hidden: dict[str, list[Span]] = {}
    for finding in findings:
        if finding.rule.startswith("KB4"):
            hidden.setdefault(finding.path, []).append(finding.span)
    lines: Mapping[str, Sequence[str]] = {path: split_lines(data) for path, data in library.sources.items()}
    return Report(findings, len(library.files), lines, hidden)


def test_every_rule_is_there(report: Report) -> None:
    assert {finding.rule for finding in report.findings} == set(RULES)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_read_back(report: Report, form: str, lang: str) -> None:
    found = parse(form, FORMATS[form](report, lang), lang)
    assert found == expected(report, form, lang, found)


def test_valid(report: Report) -> None:
    for form, name in (("sarif", "sarif-2.1.0-rtm.5.json"), ("gitlab", "gitlab-code-quality.json")):
        schema = json.loads((VENDOR / name).read_text(encoding="utf-8"))
        jsonschema.validators.validator_for(schema)(schema).validate(json.loads(FORMATS[form](report, "zh")))
    xmlschema.XMLSchema(VENDOR / "junit-10.xsd").validate(FORMATS["junit"](report, "zh"))


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_that_a_privacy_rule_found_shows(report: Report, form: str) -> None:
    text = FORMATS[form](report, "zh")
    shown = 0
    for path, spans in report.hidden.items():
        for span in spans:
            if span.line != span.end_line or path not in report.lines:
                continue
            value = report.lines[path][span.line - 1][span.column - 1 : span.end_column - 1]
            if mask_text(value) != value:
                shown += 1
                assert value not in text
    assert shown > 30


def test_carets_mark_what_the_span_names(report: Report) -> None:
    """What stands above the carets is as wide as the stretch, where it fits on the line."""
    looked = 0
    for finding in report.findings:
        span = finding.span
        found = excerpt(report.lines.get(finding.path, ()), span)
        if found is None or span.line != span.end_line or not re.fullmatch(r"[^\t…]*", found.text):
            continue
        value = report.lines[finding.path][span.line - 1][span.column - 1 : span.end_column - 1]
        if value.isprintable() and value:
            looked += 1
            assert found.carets == width(value), finding
    assert looked > 100
