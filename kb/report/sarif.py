"""Findings as SARIF 2.1.0, the format that code scanning and editors read."""

from __future__ import annotations

import json
from importlib import metadata
from urllib.parse import quote

from kb.checks import RULES, Mend, Rule
from kb.checks.reference import find_page
from kb.findings import Fix
from kb.report.item import Item, items
from kb.report.summary import Report
from kb.source.span import Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FAMILIES = {
    "0": "marks", "1": "reading", "2": "references", "3": "consistency", "4": "privacy", "5": "compliance",
    "6": "editorial",
}  # fmt: skip


def render_sarif(report: Report, lang: str) -> str:
    """The report as a SARIF log of one run; lines and columns are 1-based code points, ends exclusive."""
    indexes = {rule: index for index, rule in enumerate(RULES)}
    driver = {
        "name": "Fupan",
        "semanticVersion": metadata.version("fupan"),
        "rules": [_rule(rule, lang) for rule in RULES.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": "zh-CN" if lang == "zh" else "en-US",
        "invocations": [{"executionSuccessful": True}],
        "results": [_result(item, indexes, lang) for item in items(report, lang, named=True)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule, lang: str) -> dict[str, object]:
    title = rule.title(lang)
    described: dict[str, object] = {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": title},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [_FAMILIES[rule.id[2]]], "fix": rule.mend.value},
    }
    page = find_page(rule.id)
    if page is None:
        return described
    return described | {
        "fullDescription": {"text": page.sections["查什么"]},
        "help": {"text": page.text, "markdown": page.text},
    }


def _result(item: Item, indexes: dict[str, int], lang: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": item.rule,
        "ruleIndex": indexes[item.rule],
        "level": item.severity.value,
        "message": {"text": item.words},
        "locations": [{"physicalLocation": {"artifactLocation": _file(item), "region": _region(item.span)}}],
        "partialFingerprints": {"kbFinding/v1": item.fingerprint},
        "properties": {"hint": item.hint, "record": item.record, "fixable": item.fixable},
    }
    if item.fix and item.fix.edits:
        result["fixes"] = [_fix(item, item.fix, lang)]
    return result


def _fix(item: Item, fix: Fix, lang: str) -> dict[str, object]:
    replacements = [{"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    title = RULES[item.rule].title(lang)
    return {
        "description": {"text": item.hint or title},
        "artifactChanges": [{"artifactLocation": _file(item), "replacements": replacements}],
        "properties": {"safety": Mend.SAFE if fix.safe else Mend.UNSAFE},
    }


def _file(item: Item) -> dict[str, str]:
    return {"uri": quote(item.path)}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
