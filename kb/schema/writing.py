"""Writing a field into a snippet: as a key of YAML, as a label, as a section of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kb.records import Vocabulary, kinds
from kb.records.fields import FieldSpec, specs
from kb.records.kinds.base import Kind
from kb.schema.stops import MONTH, TODAY, YEAR_END, Stops, quoted

_DRAFT = "draft"
_FIRST: tuple[tuple[type[Kind], str], ...] = (
    (kinds.Share, "25%"),
    (kinds.Count, "0"),
    (kinds.Number, "0"),
    (kinds.TimeOfDay, "08:00"),
)
"""What a number holds at first, so that the form is seen."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes fields; `wanted` tells which fields of a group are written."""

    vocabulary: Vocabulary
    stops: Stops
    wanted: Callable[[type], list[FieldSpec]]

    def entry(self, spec: FieldSpec, indent: str = "") -> Iterator[str]:
        """A field as a key with its value, over as many lines as it needs."""
        head, deeper = f"{indent}{spec.key}:", f"{indent}  "
        match spec.kind:
            case kinds.Group():
                yield head
                for inner in self.wanted(spec.kind.model):
                    yield from self.entry(inner, deeper)
            case kinds.ListOf(item=kinds.Group() as group):
                yield head
                inner_lines = [line for inner in self.wanted(group.model) for line in self.entry(inner)]
                yield from (f"{deeper}{'  ' if number else '- '}{line}" for number, line in enumerate(inner_lines))
            case kinds.ListOf() if not isinstance(spec.kind, kinds.OneOrMore):
                yield f"{head} [{self.value(spec.kind.item, spec)}]"
            case kinds.Axes():
                yield head
                for key, axis in self.vocabulary.axes.items():
                    titles = (quoted(term.title) for term in axis.values.values())
                    yield f"{deeper}{key}: {self.stops.choice(titles, axis.title)}"
            case kinds.FigureTable():
                yield head
                yield from (f"{deeper}{key}: {self.stops.text('0')}" for key in self.vocabulary.figures)
            case kinds.Articles():
                yield head
                yield f'{deeper}"{self.stops.text("5")}":'
                for inner in self.wanted(spec.kind.model):
                    yield from self.entry(inner, f"{deeper}  ")
            case _:
                yield f"{head} {self.value(spec.kind, spec)}"

    def value(self, kind: Kind, spec: FieldSpec) -> str:  # noqa: PLR0911  (one way out a kind)
        """A value on one line."""
        match kind:
            case kinds.ListOf():
                return self.value(kind.item, spec)
            case kinds.Choice() if _DRAFT in kind.choices:
                return _DRAFT
            case kinds.Choice():
                return self.stops.choice(map(quoted, kind.choices.values()), spec.title)
            case kinds.Vocab():
                terms = self.vocabulary.terms(kind.table).values()
                return self.stops.choice((quoted(term.title) for term in terms), spec.title)
            case kinds.Date():
                return self.stops.raw(YEAR_END if spec.name == "review_due" else TODAY)
            case kinds.MonthName():
                return self.stops.raw(MONTH)
            case kinds.DayNumber():
                return f"第 {self.stops.text('1')} 天"
            case kinds.PlanTerms():
                return f"{self.stops.text('12')} 期，已履约 {self.stops.text('0')} 期"
        return self.stops.text(next((first for known, first in _FIRST if isinstance(kind, known)), spec.title))

    def label(self, spec: FieldSpec) -> str:
        """A label of a step, a unit, a situation or the outcome."""
        inner = spec.kind.item if isinstance(spec.kind, kinds.ListOf) else spec.kind
        value = self.value(inner, spec)
        return f"- {spec.title}：{f'[[{value}]]' if isinstance(inner, kinds.Reference) else value}"

    def section(self, kind: Kind, title: str) -> Iterator[str]:
        """What stands below a heading."""
        match kind:
            case kinds.Situations():
                yield f"> {self.stops.text('要说的话')}"
            case kinds.Items():
                yield from self.item(kind.model)
            case kinds.Group():
                yield from self._labels(kind.model)
                yield from self._rest(kind.model)
            case kinds.Lines():
                yield f"> {self.stops.text('要说的话')}"
            case kinds.ListOf():
                yield f"- {self.stops.text(title)}"
            case _:
                yield self.stops.text(title)

    def item(self, model: type) -> Iterator[str]:
        """A titled item with its labels and its text."""
        title = next(spec for spec in specs(model).values() if spec.kind.TITLE)
        yield f"### {self.stops.text(title.title)}"
        yield from self._labels(model)
        yield from self._rest(model)

    def _labels(self, model: type) -> Iterator[str]:
        for spec in self.wanted(model):
            if not (spec.kind.BODY or spec.kind.TITLE or spec.heading):
                yield self.label(spec)

    def _rest(self, model: type) -> Iterator[str]:
        """The text of an item, or its own sections."""
        for spec in specs(model).values():
            if spec.kind.BODY and spec.required:
                yield ""
                yield from self.section(spec.kind, spec.title)
            elif spec.heading:
                yield from ["", f"### {spec.title}"]
                yield from self.section(spec.kind, spec.title)
