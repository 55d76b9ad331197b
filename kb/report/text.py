"""Findings as plain text, file by file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kb.findings import Finding, Severity
from kb.report.mask import masked
from kb.report.summary import Report

_INDENT = "    "
_WORDS = {
    "zh": {
        Severity.ERROR: "错误",
        Severity.WARNING: "警告",
        Severity.NOTE: "提示",
        "hint": "改法：",
        "none": "没有发现问题，查了 {files} 个文件。",
        "sum": "{counts}，查了 {files} 个文件。",
        "count": "{n} 个{word}",
        "comma": "，",
    },
    "en": {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.NOTE: "note",
        "hint": "mend: ",
        "none": "Nothing found in {files}.",
        "sum": "{counts} in {files}.",
        "count": "{n} {word}",
        "comma": ", ",
    },
}


def render_text(report: Report, lang: str) -> str:
    """The report for a person: a paragraph a file, and a sentence that sums up."""
    paragraphs = [
        "".join(_lines(finding, lang) for finding in of_file)
        for _, of_file in groupby(report.findings, key=lambda finding: finding.path)
    ]
    return "\n".join([*paragraphs, _summary(report, lang)])


def _lines(finding: Finding, lang: str) -> str:
    return "".join(f"{line}\n" for line in _parts(finding, lang))


def _parts(finding: Finding, lang: str) -> Iterator[str]:
    """The lines of one finding. An excerpt of the file will stand between the message and the hint."""
    place = f"{finding.path}:{finding.span.line}:{finding.span.column}"
    words = _WORDS[lang]
    yield f"{place}  {words[finding.severity]}  {finding.rule}  {masked(finding.message(lang))}"
    hint = masked(finding.hint(lang))
    if hint:
        yield f"{_INDENT}{words['hint']}{hint}"


def _summary(report: Report, lang: str) -> str:
    words = _WORDS[lang]
    counts = words["comma"].join(
        words["count"].format(n=n, word=_word(severity, n, lang)) for severity, n in report.counts.items() if n
    )
    files = f"{report.files} {'file' if report.files == 1 else 'files'}" if lang == "en" else report.files
    return words["sum" if counts else "none"].format(counts=counts, files=files) + "\n"


def _word(severity: Severity, n: int, lang: str) -> str:
    word = _WORDS[lang][severity]
    return f"{word}s" if lang == "en" and n != 1 else word
