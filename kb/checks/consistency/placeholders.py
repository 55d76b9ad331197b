"""KB309: placeholders that an author meant to fill in later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kb.checks.context import Context, within
from kb.checks.hidden import hidden
from kb.checks.rule import Rule
from kb.checks.view import View
from kb.findings import Finding, Severity

_HINT = re.compile(r"[XxＸｘ×]{2}|待[补填]|T[OB]DO?|FIXME|todo|tbd|此处|这里[填补]")
_PLACEHOLDER = re.compile(
    r"(?<![0-9A-Za-z*])[XxＸｘ]{2,12}(?![0-9A-Za-z])(?:\s?[万亿千百]?元|\s?[天期年月日号])?"
    r"|(?<![0-9A-Za-z*×])×{2,12}(?:\s?[万亿千百]?元|\s?[天期年月日号])?"
    r"|待[补填](?:[充全写])?(?=[\s。，；：！？、）)】\]」”]|$)"
    r"|(?<![A-Za-z])(?:TODO|TBD|FIXME|todo|tbd)(?![A-Za-z])"
    r"|此处[填写补][写充]?|这里[填补][写充]?(?=[\s。，；：！？、）)】\]」”]|$)"
)
_MASKED_YEAR = "20××"
_SENTENCE_ENDS = "。！？\n"
_NEAR = 60
"""How far from a masked number the masked year of its document may stand."""


def _found(view: View, context: Context) -> Iterator[Finding]:  # noqa: ARG001  (every rule gets the context)
    status = view.record.status
    if status == "draft":
        return
    for text in view.texts:
        if not _HINT.search(text.text):
            continue
        mask = hidden(text.text)
        for match in _PLACEHOLDER.finditer(text.text):
            start, end = match.span()
            if mask[start] or _is_masked(text.text, start, end):
                continue
            found = within(text, start, end, "KB309-placeholder", what=match.group())
            yield found if view.record.public else replace(found, severity=Severity.WARNING)


def _is_masked(text: str, start: int, end: int) -> bool:
    """Whether `××` stands in a number masked on purpose, as in `（20××）甲 0105 民初 ×× 号`."""
    if text[start] != "×":
        return False
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    first = max(before.rfind(mark) for mark in _SENTENCE_ENDS) + 1
    ends = [place for mark in _SENTENCE_ENDS if (place := after.find(mark)) >= 0]
    return _MASKED_YEAR in before[first:] or _MASKED_YEAR in after[: min(ends, default=_NEAR)]


PLACEHOLDERS = Rule("KB309", "placeholder", "还有没填的占位", "a placeholder was left", of_record=_found)
