"""The tally: how many cases, how they ended, how much was recovered."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from kb.evidence.basis import newest_first, persona_of
from kb.evidence.distribution import Quartiles, quartiles
from kb.evidence.interval import Interval, wilson
from kb.records import Case
from kb.records.vocabulary import Result

THIN_BELOW = 5
"""Below this many cases a figure is called thin."""


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Tally:
    """What a set of cases shows.

    Attributes:
        cases: The cases, newest first.
        good: How many ended well, by the `good` of their result.
        bad: How many ended badly.
        open: How many cannot be judged yet.
        by_result: How many ended in which result: those that occur, in the order of `kb.yml`.
        recovered: Quartiles of the share of principal recovered, over the cases that state it.
        share_good: Share of the decided cases (good or bad) that ended well; `None` where none is decided.
        illustrative: Whether the figures rest on sample cases and must be shown as such.
        by_persona: The same, apart for each persona that the debtor turned out to be, most cases first.
    """

    cases: tuple[Case, ...] = ()
    good: int = 0
    bad: int = 0
    open: int = 0
    by_result: Mapping[str, int] = field(default_factory=_nothing)
    recovered: Quartiles | None = None
    share_good: Interval | None = None
    illustrative: bool = False
    by_persona: Mapping[str, Tally] = field(default_factory=_nothing)

    @property
    def n(self) -> int:
        """How many cases."""
        return len(self.cases)

    @property
    def thin(self) -> bool:
        """Whether there are too few cases to go by."""
        return self.n < THIN_BELOW


EMPTY = Tally()
"""What no case shows."""


def tally(cases: Iterable[Case], results: Mapping[str, Result]) -> Tally:
    """Count these cases; a result that the vocabulary does not know counts as open."""
    counted = newest_first(cases)
    found = Counter(case.outcome.result for case in counted)
    ends = Counter(end(case, results) for case in counted)
    known = [name for name in results if name in found]
    return Tally(
        cases=counted,
        good=ends[True],
        bad=ends[False],
        open=ends[None],
        by_result=MappingProxyType({name: found[name] for name in [*known, *sorted(found.keys() - results)]}),
        recovered=quartiles(
            case.outcome.recovered_share for case in counted if case.outcome.recovered_share is not None
        ),
        share_good=wilson(ends[True], ends[True] + ends[False]),
        illustrative=any(case.illustrative for case in counted),
    )


def tally_with_personas(cases: Iterable[Case], results: Mapping[str, Result]) -> Tally:
    """Count these cases, and once more for each persona."""
    whole = tally(cases, results)
    groups = tallies(whole.cases, results, lambda case: filter(None, [persona_of(case)]))
    ordered = sorted(groups.items(), key=lambda item: (-item[1].n, item[0]))
    return dataclasses.replace(whole, by_persona=MappingProxyType(dict(ordered)))


def tallies(
    cases: Iterable[Case],
    results: Mapping[str, Result],
    keys: Callable[[Case], Iterable[str]],
    count: Callable[[Iterable[Case], Mapping[str, Result]], Tally] = tally,
) -> Mapping[str, Tally]:
    """Count the cases of each key; a case stands under every key that `keys` names for it."""
    groups: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for key in keys(case):
            groups[key].append(case)
    return MappingProxyType({key: count(groups[key], results) for key in sorted(groups)})


def end(case: Case, results: Mapping[str, Result]) -> bool | None:
    """Whether a case ended well; `None` where it is too early to say."""
    result = results.get(case.outcome.result)
    return result.good if result else None
