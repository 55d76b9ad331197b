"""One file into one typed record, or into the problems that keep it from being one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from kb.records.base import Record
from kb.records.fields import FieldSpec, fold, specs
from kb.records.kinds.groups import Fields, table_of
from kb.records.kinds.reading import Reading, Target, Written
from kb.records.month import MonthlyMeasures
from kb.records.vocabulary import TeamField, Vocabulary
from kb.records.words import Lexicon
from kb.source.document import Document, is_unreadable, read_document
from kb.source.nodes import Mapping as Node
from kb.source.problem import Problem
from kb.source.span import START, Span

T = TypeVar("T")
R = TypeVar("R", bound=Record | MonthlyMeasures)


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What reading a file gave. `record` is `None` where the file cannot be read at all (KB101, KB102).

    `complete` says that nothing is wrong with the record itself, references aside.
    """

    record: T | None
    problems: tuple[Problem, ...] = ()
    references: tuple[Written, ...] = ()
    targets: tuple[Target, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether the record can be shown: it was read and nothing is missing or wrong in it."""
        return self.record is not None and not self.problems


def read_record(model: type[R], data: bytes, *, record_id: str, path: str, lexicon: Lexicon) -> Read[R]:
    """Read a record of type `model`. Never raises for what the file holds."""
    document = read_document(data, markdown=path.endswith(".md"), known_key=_known_key)
    team = lexicon.vocabulary.fields.get(model.TYPE, {})
    reading = Reading(lexicon, document.body)
    values, extra = _values(model, document, reading, team)
    problems = _judge(document, reading)
    if _unreadable(problems):
        return Read(None, problems)
    record = model(id=record_id, path=path, places=reading.places, extra=extra, **values)
    return Read(record, problems, tuple(reading.references), tuple(reading.targets))


def read_vocabulary(data: bytes, path: str = "kb.yml") -> Read[Vocabulary]:
    """Read `kb.yml`. Never raises for what the file holds; an unreadable one gives an empty vocabulary."""
    document = read_document(data, markdown=False, known_key=_known_key)
    reading = Reading(Lexicon(Vocabulary()))
    values, _ = _values(Vocabulary, document, reading, {})
    problems = _judge(document, reading)
    if _unreadable(problems):
        return Read(Vocabulary(path=path), problems)
    vocabulary = Vocabulary(path=path, places=reading.places, **values)
    return Read(vocabulary, problems, tuple(reading.references))


def _unreadable(problems: tuple[Problem, ...]) -> bool:
    return any(is_unreadable(problem) for problem in problems)


def _judge(document: Document, reading: Reading) -> tuple[Problem, ...]:
    """All problems of a file; where it cannot be read, only those that say why."""
    met: dict[tuple[str, Span], Problem] = {}
    for problem in (*document.problems, *reading.problems):
        twice = problem.key.startswith("KB102")
        met.setdefault(("KB102" if twice else problem.key, problem.span), problem)
    problems = tuple(met.values())
    return tuple(filter(is_unreadable, problems)) or problems


def _values(
    model: type, document: Document, reading: Reading, team: Mapping[str, TeamField]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values of the model's fields and of the team's own, read from front matter and sections."""
    front = document.front
    if front is None:
        return {}, {}
    fields = Fields(table_of(model) | _team_table(team), (), reading)
    fields.from_mapping(front)
    for section in document.body.sections if document.body else ():
        fields.from_section(section, section.title)
    needs = model.needs(fields.values) if issubclass(model, Record) else ()
    if _is_finished(fields.values):
        fields.require(_blame(document, front), needs)
    extra = {name: fields.values.pop(name) for name in team if name in fields.values}
    return fields.values, extra


def _is_finished(values: Mapping[str, Any]) -> bool:
    """Whether the author says the record is complete; a draft may still lack fields."""
    return values.get("status") not in ("draft", "review")


def _blame(document: Document, front: Node) -> Callable[[FieldSpec], Span]:
    """Where a missing field is reported: the first key, or the top of a Markdown file for a missing section."""
    first_key = front.entries[0].key.span if front.entries else START
    by_heading = document.body is not None

    def where(spec: FieldSpec) -> Span:
        return START if by_heading and spec.heading else first_key

    return where


def _team_table(team: Mapping[str, TeamField]) -> dict[str, FieldSpec]:
    table: dict[str, FieldSpec] = {}
    for name, item in team.items():
        spec = FieldSpec(name, item.title or name, item.kind(), item.aliases, required=bool(item.required))
        table |= {fold(spelling): spec for spelling in spec.spellings}
    return table


@cache
def _all_names() -> frozenset[str]:
    from kb.records import RECORD_TYPES  # noqa: PLC0415  (the registry imports the record types)

    names: set[str] = {"say", "note", "title", "lines", "话", "标题"}
    pending: list[type] = [*RECORD_TYPES.values(), MonthlyMeasures, Vocabulary]
    seen: set[type] = set()
    while pending:
        model = pending.pop()
        if model in seen:
            continue
        seen.add(model)
        for spec in specs(model).values():
            names.update(fold(spelling) for spelling in spec.spellings)
            kind = getattr(spec.kind, "item", spec.kind)
            if inner := getattr(kind, "model", None):
                pending.append(inner)
    return frozenset(names)


def _known_key(word: str) -> bool:
    return fold(word) in _all_names()
