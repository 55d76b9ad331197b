"""Findings as GitLab reads them for merge requests: a code quality report."""

from __future__ import annotations

import hashlib
import json

from kb.findings import Severity
from kb.report.item import Item, items
from kb.report.summary import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render_gitlab(report: Report, lang: str) -> str:
    """The report as a JSON list; GitLab tells new from old findings by their fingerprints."""
    return json.dumps([_issue(item) for item in items(report, lang, named=True)], ensure_ascii=False, indent=2) + "\n"


def _issue(item: Item) -> dict[str, object]:
    span = item.span
    return {
        "type": "issue",
        "check_name": item.rule,
        "description": item.words,
        "fingerprint": hashlib.sha256(item.fingerprint.encode()).hexdigest()[:32],
        "severity": _SEVERITIES[item.severity],
        "location": {
            "path": item.path,
            "positions": {
                "begin": {"line": span.line, "column": span.column},
                "end": {"line": span.end_line, "column": span.end_column},
            },
        },
    }
