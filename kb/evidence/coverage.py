"""What the collection covers: what is promised and there, and what nothing leads to, uses or feeds.

Each part asks one question of a whole record type and answers it record by record, with the ids that answer it, so
that a gap shows which page to write next. Only records that reach the site count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from kb.evidence.basis import persona_of, used_strategies
from kb.evidence.gathering import Evidence
from kb.library import Library
from kb.records import RECORD_TYPES, Case, Measure, Persona, Process, Record, Regulation, Strategy

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Answer:
    """One record's answer: `by` are the ids that fill it, `note` says what they do not."""

    id: str
    filled: bool
    by: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One question, with an answer for every record it is asked of. `key` names it on the page."""

    key: str
    kind: str
    answers: tuple[Answer, ...]

    @property
    def gaps(self) -> tuple[Answer, ...]:
        """The answers that are missing."""
        return tuple(answer for answer in self.answers if not answer.filled)


def coverage(library: Library, evidence: Evidence) -> tuple[Part, ...]:
    """Every part, promises first, by record type."""
    shown = {record.id: record for record in library.records.values() if library.is_shown(record)}
    return (
        *_promised(library, shown.keys()),
        _part("led-to", library.shown(Strategy), lambda strategy: _leading(library, strategy)),
        _part("used", library.shown(Strategy), lambda strategy: _use(library, strategy)),
        _part("both-ends", library.shown(Persona), lambda persona: _ends(library, persona)),
        _part("bearing", library.shown(Regulation), lambda regulation: _bearing(library, regulation)),
        _part("fed", library.shown(Measure), lambda measure: _feeding(evidence, measure)),
    )


def _part(key: str, records: Iterable[R], answer: Callable[[R], Answer]) -> Part:
    found = tuple(records)
    return Part(key, found[0].TYPE if found else "", tuple(answer(record) for record in found))


def _promised(library: Library, shown: Iterable[str]) -> Iterator[Part]:
    there = frozenset(shown)
    for kind in RECORD_TYPES:
        if ids := library.vocabulary.coverage.ids(kind):
            yield Part("promised", kind, tuple(Answer(name, name in there) for name in ids))


def _leading(library: Library, strategy: Strategy) -> Answer:
    """The personas and processes from which a reader comes to a strategy."""
    by = _sources(library, strategy.id, Persona, Process)
    return Answer(strategy.id, bool(by), by)


def _use(library: Library, strategy: Strategy) -> Answer:
    """The cases that used a strategy, or in which a reviewer replaced it; else the reason why there is none."""
    cases = library.shown(Case)
    by = tuple(case.id for case in cases if strategy.id in used_strategies(case) or strategy.id in _corrected(case))
    reason = library.vocabulary.coverage.unused.get(strategy.id)
    return Answer(strategy.id, bool(by or reason), by, "" if by or reason is None else reason.title)


def _corrected(case: Case) -> Iterator[str]:
    return (ref.name for step in case.steps for ref in step.corrected_from)


def _ends(library: Library, persona: Persona) -> Answer:
    """The cases of a persona: some were won, some were lost."""
    cases = [case for case in library.shown(Case) if persona_of(case) == persona.id]
    kinds = {case.kind for case in cases}
    by = tuple(case.id for case in cases)
    return Answer(persona.id, {"success", "failure"} <= kinds, by, _missing_end(kinds))


def _missing_end(kinds: Iterable[str]) -> str:
    return "，".join(
        f"没有{title}的案例" for kind, title in (("success", "成功"), ("failure", "失败")) if kind not in set(kinds)
    )


def _bearing(library: Library, regulation: Regulation) -> Answer:
    """What rests on a regulation; one that was replaced leads to its successor and needs nothing else."""
    by = _sources(library, regulation.id, Strategy, Process, Persona, Measure, Case)
    successors = tuple(
        other.id for other in library.shown(Regulation) if any(ref.name == regulation.id for ref in other.replaces)
    )
    return Answer(regulation.id, bool(by or successors), by or successors, "" if by or not successors else "已被代替")


def _feeding(evidence: Evidence, measure: Measure) -> Answer:
    """The months whose figures give a measure a value."""
    by = tuple(month for month, value in evidence.history(measure.id) if value is not None)
    return Answer(measure.id, bool(by), by)


def _sources(library: Library, target: str, *models: type[Record]) -> tuple[str, ...]:
    """The shown records of some types that refer to one, each once."""
    found = dict.fromkeys(link.source for link in library.backlinks(target))
    records = (library.get(source) for source in found)
    return tuple(record.id for record in records if isinstance(record, models) and library.is_shown(record))
