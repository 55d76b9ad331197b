"""Findings as annotations of GitHub Actions.

The platform shows ten of a level for each step and drops the rest without a word. So the last of ten says how many
more there are, and those follow as plain lines of the log, where no text of theirs can be taken for a command.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from kb.findings import Severity
from kb.report.item import Item, items
from kb.report.summary import Report
from kb.report.text import counted, headline, summary

CAP = 10
"""Annotations of one level that a step may have."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MORE = {
    "zh": "另有{counted}没有在这里标出来，见这一步的日志",
    "en": "{counted} more are not annotated; see the log of this step",
}
_REST = {"zh": "其余问题", "en": "The other findings"}


def render_github(report: Report, lang: str) -> str:
    """The report as workflow commands, the worst first, and a sentence that sums up."""
    everything = list(items(report, lang))
    lines: list[str] = []
    rest: list[Item] = []
    for severity in Severity:
        found = [item for item in everything if item.severity is severity]
        kept = found if len(found) <= CAP else found[: CAP - 1]
        lines += map(_annotation, kept)
        if left := found[len(kept) :]:
            words = _MORE[lang].format(counted=f" {counted(severity, len(left), lang)}".rstrip())
            lines.append(f"::{_COMMANDS[severity]} title=kb check::{_data(words.strip())}")
            rest += left
    lines += _log(rest, lang)
    return "\n".join([*lines, summary(report, lang)])


def _annotation(item: Item) -> str:
    span = item.span
    places = {"file": item.path, "line": span.line, "endLine": span.end_line, "col": span.column}
    # Columns are for stretches of one line only.
    if span.line == span.end_line:
        places["endColumn"] = span.end_column
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in (places | {"title": item.rule}).items())
    return f"::{_COMMANDS[item.severity]} {properties}::{_data(item.words)}"


def _log(rest: Iterable[Item], lang: str) -> Iterator[str]:
    """Findings as lines of the log, folded, with commands turned off while they stand."""
    lines = [headline(item, lang, whole=True) for item in rest]
    if not lines:
        return
    token = hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    yield f"::group::{_data(_REST[lang])}"
    yield f"::stop-commands::{token}"
    yield from lines
    yield f"::{token}::"
    yield "::endgroup::"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
