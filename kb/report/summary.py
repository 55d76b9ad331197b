"""What a report is made of: the findings, and how many files they were looked for in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kb.findings import Finding, Severity
from kb.source.span import Span


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a run in the order in which they are shown, and the number of files that were checked.

    Findings that are `masked` hold words that may be shown already; others are masked on their way out.
    `lines` are the lines of files, for excerpts; `hidden` the stretches of them that no excerpt may show. `level` is
    the severity from which on the run fails.
    """

    findings: tuple[Finding, ...]
    files: int
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    hidden: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    level: Severity = Severity.ERROR
    masked: bool = False

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings of each severity, the worst first, zeros included."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in Severity}

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of this severity makes the run fail."""
        return reaches(severity, self.level)


def reaches(severity: Severity, level: Severity) -> bool:
    """Whether a severity is at least as bad as `level`."""
    order = list(Severity)
    return order.index(severity) <= order.index(level)


def worst_reached(findings: Iterable[Finding], level: Severity) -> bool:
    """Whether any finding is at least as bad as `level`."""
    return any(reaches(finding.severity, level) for finding in findings)
