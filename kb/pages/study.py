"""The study's page: what was found, how strong it is, and what it does not show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.pages.extras import ExtraFact, ExtraSection, extra_facts, extra_sections
from kb.pages.page import PageSpec
from kb.pages.research import HOW
from kb.pages.shared import Site
from kb.records import DESIGNS, Record, Study


@dataclass(frozen=True, slots=True)
class BearsOn:
    """A record on which the study bears; `how` in Chinese."""

    record: Record
    how: str


@dataclass(frozen=True, slots=True)
class StudyView:
    """Everything on a study's page."""

    record: Study
    designs: tuple[str, ...]
    bears_on: tuple[BearsOn, ...]
    contrasts: tuple[Study, ...]
    facts: tuple[ExtraFact, ...]
    sections: tuple[ExtraSection, ...]

    @property
    def listed(self) -> frozenset[str]:
        """Ids of the records that the page lists anyway."""
        return frozenset({item.record.id for item in self.bears_on} | {item.id for item in self.contrasts})


def pages(site: Site) -> Iterator[PageSpec]:
    """The page of every study."""
    for study in site.of(Study):
        yield PageSpec(study.address, study.title, study.summary, "study.md.j2", view(site, study), study)


def view(site: Site, study: Study) -> StudyView:
    """What the page of a study shows; a contrast counts for both sides, whichever of the two names it."""
    studies = site.of(Study)
    named = {ref.name for ref in study.contrasts}
    return StudyView(
        record=study,
        designs=tuple(DESIGNS.get(design, design) for design in study.design),
        bears_on=tuple(
            BearsOn(site.shown[bearing.to.name], HOW[bearing.how])
            for bearing in study.bears_on
            if bearing.to and bearing.to.name in site.shown
        ),
        contrasts=tuple(
            other for other in studies if other.id in named or any(ref.name == study.id for ref in other.contrasts)
        ),
        facts=extra_facts(site.vocabulary, study),
        sections=extra_sections(site.vocabulary, study),
    )
