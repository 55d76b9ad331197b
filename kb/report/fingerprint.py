"""A name for each finding that stays the same when lines move, unique within one report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kb.checks.baseline import fingerprint
from kb.findings import Finding


@dataclass(slots=True)
class Fingerprints:
    """Hands out the names of the findings of one report: the second of two that look alike is told apart."""

    _met: Counter[str] = field(default_factory=Counter)

    def of(self, finding: Finding) -> str:
        """The name of the next finding."""
        name = fingerprint(finding)
        self._met[name] += 1
        return name if self._met[name] == 1 else f"{name}-{self._met[name]}"
