"""What every output shows of a finding: its words in one language, and nothing personal in any of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.findings import Finding, Fix, Severity
from kb.report.fingerprint import Fingerprints
from kb.report.mask import masked_name, shown
from kb.report.summary import Report
from kb.source.span import Span


@dataclass(frozen=True, slots=True)
class Item:
    """A finding, ready for a renderer. `file` is its path as it is on disk, which no output shows."""

    rule: str
    severity: Severity
    message: str
    hint: str
    path: str
    file: str
    span: Span
    record: str | None
    fix: Fix | None
    fixable: bool
    fingerprint: str = ""
    """The finding's name in an output whose readers follow findings from one run to the next; else empty."""

    @property
    def words(self) -> str:
        """What is wrong and how to mend it, where an output has room for one text only."""
        return f"{self.message}（{self.hint}）" if self.hint else self.message


def items(report: Report, lang: str, *, named: bool = False) -> Iterator[Item]:
    """The findings of a report in their order; `named` with their fingerprints."""
    fingerprints = Fingerprints() if named else None
    for finding in report.findings:
        yield _item(finding if report.masked else shown(finding), finding, lang, fingerprints)


def _item(seen: Finding, raw: Finding, lang: str, fingerprints: Fingerprints | None) -> Item:
    return Item(
        rule=seen.rule,
        severity=seen.severity,
        message=_line(seen.message(lang)),
        hint=_line(seen.hint(lang)),
        path=masked_name(seen.path),
        file=seen.path,
        span=seen.span,
        record=seen.record,
        fix=seen.fix,
        fixable=raw.fix is not None,
        fingerprint=fingerprints.of(seen) if fingerprints else "",
    )


def _line(text: str) -> str:
    """A message in one line, without characters that would steer a terminal.

    What was filled in is masked already, and the rest of a message is ours.
    """
    whole = " ".join(text.split())
    if whole.isprintable():
        return whole
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in whole)
