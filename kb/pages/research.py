"""What published research says about a record, kept apart from what the team's own cases show."""

from __future__ import annotations

from dataclasses import dataclass

from kb.pages.shared import Site
from kb.records import Study

_ORDER = ("direct", "indirect", "against")
HOW = {"direct": "直接", "indirect": "间接", "against": "反面"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A study that bears on a record, and how."""

    study: Study
    how: str

    @property
    def how_words(self) -> str:
        """Directly, indirectly or against it, in Chinese."""
        return HOW[self.how]


def research(site: Site, record_id: str) -> tuple[Finding, ...]:
    """The studies that bear on a record: direct ones first, the better read before the retold."""
    found = [
        Finding(study, bearing.how)
        for study in site.of(Study)
        for bearing in study.bears_on
        if bearing.to and bearing.to.name == record_id
    ]
    return tuple(sorted(found, key=lambda item: (_ORDER.index(item.how), item.study.grade, item.study.id)))
