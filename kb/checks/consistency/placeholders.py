"""KB309: placeholders that an author meant to fill in later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kb.checks.context import Context, within
from kb.checks.rule import Rule
from kb.checks.view import View
from kb.findings import Finding, Severity
from kb.source.inline import code_spans

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
_URL = re.compile(r"https?://\S+")


def _found(view: View, context: Context) -> Iterator[Finding]:  # noqa: ARG001  (every rule gets the context)
    status = view.record.status
    if status == "draft":
        return
    for text in view.texts:
        if not _HINT.search(text.text):
            continue
        hidden = code_spans(text.text) + [match.span() for match in _URL.finditer(text.text)]
        for match in _PLACEHOLDER.finditer(text.text):
            start, end = match.span()
            if any(first <= start < last for first, last in hidden) or _is_masked(text.text, start, end):
                continue
            found = within(text, start, end, "KB309-placeholder", what=match.group())
            yield found if view.record.public else replace(found, severity=Severity.WARNING)


def _is_masked(text: str, start: int, end: int) -> bool:
    """Whether `××` stands in a number masked on purpose, as in `（20××）甲 0105 民初 ×× 号`."""
    first = max(text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    ends = [place for mark in _SENTENCE_ENDS if (place := text.find(mark, end)) >= 0]
    return text[start] == "×" and _MASKED_YEAR in text[first : min(ends, default=len(text))]


PLACEHOLDERS = Rule("KB309", "placeholder", "还有没填的占位", "a placeholder was left", of_record=_found)
