"""The overview of personas: by what the debtor says, and side by side on the axes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.evidence import Evidence, Tally
from kb.library import Library
from kb.pages.context import Site
from kb.pages.page import PageSpec
from kb.records import Persona, Record, Vocabulary

_QUOTED = ("“", "「", "‘")


@dataclass(frozen=True, slots=True)
class AxisValue:
    """Where a persona lies on an axis; empty for an axis it says nothing of."""

    axis: str
    value: str


@dataclass(frozen=True, slots=True)
class PersonaCard:
    """A persona by what he says, with what the axes say of him."""

    persona: Persona
    says: str
    """What he says, in quotes; for somebody who cannot be reached, what the file shows."""
    axes: tuple[AxisValue, ...]
    plain_axes: str
    """What is certain of him: the axes on which he has one value."""
    stages: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Telling:
    """Two personas that are taken for each other, and the question that tells them apart."""

    persona: Persona
    other: Persona
    ask: str
    tell: str


@dataclass(frozen=True, slots=True)
class PersonasView:
    """The overview of personas."""

    cards: tuple[PersonaCard, ...]
    axes: tuple[str, ...]
    tellings: tuple[Telling, ...]
    illustrative: bool


def pages(site: Site) -> Iterator[PageSpec]:
    """The section page of the personas."""
    view = personas_view(site.library, site.evidence, site.shown, site.of(Persona))
    summary = "从客户说的话找到画像。画像是猜测：前两通电话多用开放式提问，猜错了就改。"
    yield PageSpec("personas/", "画像", summary, "personas.md.j2", view, hide=("navigation", "toc"))


def personas_view(
    library: Library, evidence: Evidence, shown: Mapping[str, Record], personas: Sequence[Persona]
) -> PersonasView:
    """The view model of the overview; `shown` are the records with a page, by id."""
    ordered = by_axes(library.vocabulary, personas)
    return PersonasView(
        cards=tuple(persona_card(library.vocabulary, evidence, persona) for persona in ordered),
        axes=tuple(axis.title for axis in library.vocabulary.axes.values()),
        tellings=tuple(_tellings(shown, ordered)),
        illustrative=evidence.illustrative and any(evidence.persona(persona.id).n for persona in personas),
    )


def by_axes(vocabulary: Vocabulary, personas: Sequence[Persona]) -> list[Persona]:
    """Personas in the order of `kb.yml`'s axes and their values, retired ones last: the willing before the rest."""

    def place(persona: Persona) -> tuple[bool, list[list[int]], str]:
        ranks = [
            [list(axis.values).index(value) for value in persona.axes.get(key, ()) if value in axis.values]
            for key, axis in vocabulary.axes.items()
        ]
        return persona.status == "retired", ranks, persona.id

    return sorted(personas, key=place)


def persona_card(vocabulary: Vocabulary, evidence: Evidence, persona: Persona) -> PersonaCard:
    """A persona as a card."""
    return PersonaCard(
        persona=persona,
        says=_says(persona),
        axes=tuple(_axes(vocabulary, persona)),
        plain_axes="，".join(
            f"{axis.title}{axis.values[value].title}"
            for key, axis in vocabulary.axes.items()
            for value in persona.axes.get(key, ())
            if value in axis.values and len(persona.axes[key]) == 1
        ),
        stages="、".join(vocabulary.title("stages", stage) for stage in persona.stages),
        tally=evidence.persona(persona.id),
    )


def _says(persona: Persona) -> str:
    if persona.signals.says:
        first = persona.signals.says[0]
        return first if first.startswith(_QUOTED) else f"“{first}”"
    return persona.signals.in_file[0] if persona.signals.in_file else persona.summary


def _axes(vocabulary: Vocabulary, persona: Persona) -> Iterator[AxisValue]:
    for key, axis in vocabulary.axes.items():
        values = [axis.values[value].title for value in persona.axes.get(key, ()) if value in axis.values]
        yield AxisValue(axis.title, "或".join(values))


def _tellings(shown: Mapping[str, Record], personas: Sequence[Persona]) -> Iterator[Telling]:
    """Each pair once: the first card that names the other gives the question."""
    told: set[frozenset[str]] = set()
    for persona in personas:
        for confusion in persona.confused_with:
            other = shown.get(confusion.persona.name) if confusion.persona else None
            if isinstance(other, Persona) and (pair := frozenset({persona.id, other.id})) not in told:
                told.add(pair)
                yield Telling(persona, other, confusion.ask, confusion.tell)
