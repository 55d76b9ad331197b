"""The section page of the studies: what research found, how well we have read it, what it bears on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.pages.page import PageSpec
from kb.pages.shared import Site
from kb.records import DESIGNS, STUDY_GRADES, Study


@dataclass(frozen=True, slots=True)
class Row:
    """A study, its designs in words, and the titles of the records on which it bears."""

    record: Study
    designs: tuple[str, ...]
    bears_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """The studies of one grade."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class StudiesView:
    """Everything on the section page."""

    grades: tuple[Grade, ...]


def pages(site: Site) -> Iterator[PageSpec]:
    """The one section page."""
    yield PageSpec("studies/", "研究", "外部研究发现了什么，能用到哪一步。", "studies.md.j2", view(site))


def view(site: Site) -> StudiesView:
    """What the section page shows, the newest study of each grade first."""
    found = sorted(site.of(Study), key=lambda item: (-(item.year or 0), item.id))
    grades = (
        Grade(key, title, tuple(_row(site, study) for study in found if study.grade == key))
        for key, title in STUDY_GRADES.items()
    )
    return StudiesView(tuple(grade for grade in grades if grade.rows))


def _row(site: Site, study: Study) -> Row:
    return Row(
        study,
        tuple(DESIGNS.get(design, design) for design in study.design),
        tuple(
            site.shown[bearing.to.name].title
            for bearing in study.bears_on
            if bearing.to and bearing.to.name in site.shown
        ),
    )
