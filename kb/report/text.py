"""Findings as plain text, file by file, each with the line it points at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kb.findings import Severity
from kb.report.excerpt import Excerpt, excerpt
from kb.report.item import Item, items
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
        "".join(_lines(item, report, lang) for item in of_file)
        for _, of_file in groupby(items(report, lang), key=lambda item: item.path)
    ]
    return "\n".join([*paragraphs, summary(report, lang)])


def headline(item: Item, lang: str, *, whole: bool = False) -> str:
    """Place, severity, rule and message of a finding, in one line; `whole` with the way to mend it."""
    place = f"{item.path}:{item.span.line}:{item.span.column}"
    return f"{place}  {_WORDS[lang][item.severity]}  {item.rule}  {item.words if whole else item.message}"


def counted(severity: Severity, n: int, lang: str) -> str:
    """`3 个错误`, `3 errors`."""
    word = _WORDS[lang][severity]
    return _WORDS[lang]["count"].format(n=n, word=f"{word}s" if lang == "en" and n != 1 else word)


def summary(report: Report, lang: str) -> str:
    """One sentence: how many findings of each severity, in how many files."""
    words = _WORDS[lang]
    counts = words["comma"].join(counted(severity, n, lang) for severity, n in report.counts.items() if n)
    files = f"{report.files} {'file' if report.files == 1 else 'files'}" if lang == "en" else report.files
    return words["sum" if counts else "none"].format(counts=counts, files=files) + "\n"


def _lines(item: Item, report: Report, lang: str) -> str:
    return "".join(f"{line}\n" for line in _parts(item, report, lang))


def _parts(item: Item, report: Report, lang: str) -> Iterator[str]:
    yield headline(item, lang)
    if found := excerpt(report.lines.get(item.file, ()), item.span, report.hidden.get(item.file, ())):
        yield from _shown(found)
    if item.hint:
        yield f"{_INDENT}{_WORDS[lang]['hint']}{item.hint}"


def _shown(excerpt: Excerpt) -> Iterator[str]:
    number = str(excerpt.line)
    yield f"{_INDENT}{number} | {excerpt.text}"
    yield f"{_INDENT}{' ' * len(number)} | {' ' * excerpt.indent}{'^' * excerpt.carets}"
