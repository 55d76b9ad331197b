"""Findings as JSON, version 1."""

from __future__ import annotations

import json

from kb.report.item import Item, items
from kb.report.summary import Report

VERSION = 1


def render_json(report: Report, lang: str) -> str:
    """The report as one JSON document; lines and columns are 1-based code points, ends exclusive."""
    document = {
        "version": VERSION,
        "findings": [_finding(item) for item in items(report, lang)],
        "summary": {**{severity.value: n for severity, n in report.counts.items()}, "files": report.files},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(item: Item) -> dict[str, object]:
    span = item.span
    return {
        "rule": item.rule,
        "severity": item.severity.value,
        "message": item.message,
        "hint": item.hint,
        "path": item.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "record": item.record,
        "fixable": item.fixable,
    }
