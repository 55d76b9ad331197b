"""What a report is made of: the findings, and how many files they were looked for in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a run in the order in which they are shown, and the number of files that were checked."""

    findings: tuple[Finding, ...]
    files: int

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings of each severity, the worst first, zeros included."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in Severity}


def worst_reached(findings: Iterable[Finding], level: Severity) -> bool:
    """Whether any finding is at least as bad as `level`."""
    order = list(Severity)
    return any(order.index(finding.severity) <= order.index(level) for finding in findings)
