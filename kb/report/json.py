"""Findings as JSON, version 1."""

from __future__ import annotations

import json

from kb.findings import Finding
from kb.report.mask import masked
from kb.report.summary import Report

VERSION = 1


def render_json(report: Report, lang: str) -> str:
    """The report as one JSON document; lines and columns are 1-based code points, ends exclusive."""
    document = {
        "version": VERSION,
        "findings": [_finding(finding, lang) for finding in report.findings],
        "summary": {**{severity.value: n for severity, n in report.counts.items()}, "files": report.files},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, lang: str) -> dict[str, object]:
    span = finding.span
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": masked(finding.message(lang)),
        "hint": masked(finding.hint(lang)),
        "path": finding.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "record": finding.record,
        "fixable": finding.fix is not None,
    }
