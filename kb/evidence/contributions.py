"""Who wrote what: cases, write-ups, and the records somebody keeps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kb.evidence.basis import newest_first
from kb.records import Case, Month, Record
from kb.records.vocabulary import Person

Written = TypeVar("Written", Case, Month)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one author or one group gave.

    Attributes:
        who: Id in `people`.
        cases: Cases written, newest first; a case with several authors stands with each of them.
        failures: How many of them tell of a failure.
        months: Ids of the monthly write-ups, newest first.
        owned: How many records of the playbooks they keep.
    """

    who: str
    cases: tuple[Case, ...]
    failures: int
    months: tuple[str, ...]
    owned: int

    @property
    def n(self) -> int:
        """How many cases."""
        return len(self.cases)


def by_author(cases: Sequence[Case], months: Sequence[Month], kept: Iterable[Record]) -> tuple[Contribution, ...]:
    """Contributions of each author, most cases first, then by id."""
    return _contributions(cases, months, kept, lambda person: person)


def by_group(
    cases: Sequence[Case], months: Sequence[Month], kept: Iterable[Record], people: Mapping[str, Person]
) -> tuple[Contribution, ...]:
    """Contributions of each group: its own and its members', a common case once.

    Somebody without a group stands alone, or a team would look smaller than it is.
    """

    def group(person: str) -> str:
        entry = people.get(person)
        return (entry.group if entry else "") or person

    return _contributions(cases, months, kept, group)


def _contributions(
    cases: Sequence[Case], months: Sequence[Month], kept: Iterable[Record], name: Callable[[str], str]
) -> tuple[Contribution, ...]:
    written = _by_writer(cases, name)
    months_of = _by_writer(months, name)
    owned = Counter(name(record.owner) for record in kept if record.owner)
    found = [
        Contribution(
            who=who,
            cases=newest_first(written.get(who, ())),
            failures=sum(case.kind == "failure" for case in written.get(who, ())),
            months=tuple(sorted((month.id for month in months_of.get(who, ())), reverse=True)),
            owned=owned[who],
        )
        for who in {*written, *months_of, *owned}
    ]
    return tuple(sorted(found, key=lambda item: (-item.n, -len(item.months), -item.owned, item.who)))


def _by_writer(records: Iterable[Written], name: Callable[[str], str]) -> Mapping[str, list[Written]]:
    found: defaultdict[str, list[Written]] = defaultdict(list)
    for record in records:
        for who in dict.fromkeys(map(name, record.author)):
            found[who].append(record)
    return found
