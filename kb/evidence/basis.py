"""Which cases count: those that reach the site, and samples only until the first real case is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb.records import Case


def newest_first(cases: Iterable[Case]) -> tuple[Case, ...]:
    """Cases by month, newest first, then by id."""
    return tuple(sorted(sorted(cases, key=lambda case: case.id), key=lambda case: case.month, reverse=True))


def basis(cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases that every figure of the collection rests on.

    Illustrative cases show a new team what the pages will look like. From the first real case on they
    count nowhere any more, not even where no real case has reached yet: an empty figure is honest, a mixed one
    is not.
    """
    real = [case for case in cases if not case.illustrative]
    return newest_first(real or cases)


def used_strategies(case: Case) -> tuple[str, ...]:
    """Ids of the strategies that a case used, each once, in the order of their first use.

    Only `strategies` of a step is use; `corrected_from` is what a reviewer replaced and never counts.
    """
    return tuple(dict.fromkeys(ref.name for step in case.steps for ref in step.strategies))


def persona_of(case: Case) -> str:
    """Id of the persona that the debtor turned out to be; empty where the case names none."""
    return case.actual.name if case.actual else ""
