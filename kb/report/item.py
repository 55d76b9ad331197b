"""What every output shows of a finding: its words in one language, and nothing personal in any of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.findings import Finding, Fix, Severity
from kb.report.excerpt import Excerpt, excerpt
from kb.report.fingerprint import Fingerprints
from kb.report.mask import masked, shown
from kb.report.summary import Report
from kb.source.span import Span


@dataclass(frozen=True, slots=True)
class Item:
    """A finding, ready for a renderer. `excerpt` is the line it points at, where the report holds the file's lines."""

    rule: str
    severity: Severity
    message: str
    hint: str
    path: str
    span: Span
    record: str | None
    fix: Fix | None
    fixable: bool
    fingerprint: str
    excerpt: Excerpt | None

    @property
    def words(self) -> str:
        """What is wrong and how to mend it, where an output has room for one text only."""
        return f"{self.message}（{self.hint}）" if self.hint else self.message


def items(report: Report, lang: str) -> Iterator[Item]:
    """The findings of a report in their order."""
    fingerprints = Fingerprints()
    for finding in report.findings:
        yield _item(shown(finding), finding, report, lang, fingerprints)


def _item(seen: Finding, raw: Finding, report: Report, lang: str, fingerprints: Fingerprints) -> Item:
    return Item(
        rule=seen.rule,
        severity=seen.severity,
        message=_line(seen.message(lang)),
        hint=_line(seen.hint(lang)),
        path=masked(seen.path),
        span=seen.span,
        record=seen.record,
        fix=seen.fix,
        fixable=raw.fix is not None,
        fingerprint=fingerprints.of(seen),
        excerpt=excerpt(report.lines.get(raw.path, ()), raw.span, report.hidden.get(raw.path, ())),
    )


def _line(text: str) -> str:
    """A message in one line, without characters that would steer a terminal."""
    whole = masked(" ".join(text.split()))
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in whole)
