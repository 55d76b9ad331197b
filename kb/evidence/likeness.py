"""Cases like this one: what they have in common, and one that ended the other way."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.evidence.basis import persona_of, used_strategies
from kb.evidence.tallies import end
from kb.records import Case
from kb.records.vocabulary import Result

SHOWN = 4
"""How many cases a page has room for."""
_LEAST = 4
"""Below this score two cases merely resemble each other by chance: the same stage and product, say."""
_WINDOW = 50
"""How far back cases are compared: the newest so many of one persona and end, and of one strategy. It keeps a
collection of ten thousand cases quick; of so many like cases, the older ones would never be shown."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A case like another, with the reasons in Chinese, the strongest first.

    `contrast` marks a case of the same persona that ended the other way: well where this one ended badly, or
    badly where this one ended well.
    """

    case: Case
    reasons: tuple[str, ...]
    contrast: bool


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a case is compared by. Strategies are bits of a number, which makes counting common ones cheap."""

    case: Case
    persona: str
    strategies: int
    end: bool | None


class Comparison:
    """All cases of the collection, ready to be compared."""

    def __init__(self, cases: Sequence[Case], results: Mapping[str, Result]) -> None:
        """Index `cases`, which stand newest first."""
        self._results = results
        self._bits: dict[str, int] = {}
        self._of_persona: defaultdict[tuple[str, bool | None], list[_Traits]] = defaultdict(list)
        self._of_strategy: defaultdict[str, list[_Traits]] = defaultdict(list)
        self._order = {case.id: n for n, case in enumerate(cases)}
        for case in cases:
            traits = self._traits(case)
            _keep(self._of_persona[traits.persona, traits.end], traits)
            for strategy in used_strategies(case):
                _keep(self._of_strategy[strategy], traits)

    def similar(self, case: Case) -> tuple[Likeness, ...]:
        """The cases most like this one, best first; a contrast is always among them where one exists.

        The score adds 4 for the same persona, 2 for the same reason or trade, 1 for the same stage or product
        and for each common strategy (at most 4); equal scores stand newest first, then by id.
        """
        own = self._traits(case)
        ranked = list(self._ranked(own))
        best = heapq.nsmallest(SHOWN, ranked)
        opposite = [(rank, other) for rank, other in ranked if _contrasts(own, other)]
        if opposite and not any(_contrasts(own, other) for _, other in best):
            best[SHOWN - 1 :] = [min(opposite)]
        return tuple(Likeness(other.case, _reasons(own, other), _contrasts(own, other)) for _, other in best)

    def _ranked(self, own: _Traits) -> Iterable[tuple[tuple[int, int], _Traits]]:
        """Candidates with their rank: the smaller, the more alike."""
        for other in self._candidates(own):
            score = _score(own, other)
            if score >= _LEAST:
                yield (-score, self._order[other.case.id]), other

    def _candidates(self, own: _Traits) -> Iterable[_Traits]:
        pools = [self._of_persona.get((own.persona, ended), []) for ended in (True, False, None) if own.persona]
        pools += [self._of_strategy.get(strategy, []) for strategy in used_strategies(own.case)]
        unique = {traits.case.id: traits for pool in pools for traits in pool}
        unique.pop(own.case.id, None)
        return unique.values()

    def _traits(self, case: Case) -> _Traits:
        strategies = 0
        for strategy in used_strategies(case):
            strategies |= self._bits.setdefault(strategy, 1 << len(self._bits))
        return _Traits(case, persona_of(case), strategies, end(case, self._results))


def _keep(pool: list[_Traits], traits: _Traits) -> None:
    if len(pool) < _WINDOW:
        pool.append(traits)


def _common(own: _Traits, other: _Traits) -> int:
    return (own.strategies & other.strategies).bit_count()


def _score(own: _Traits, other: _Traits) -> int:
    one, two = own.case, other.case
    return (
        4 * _same(own.persona, other.persona)
        + min(4, _common(own, other))
        + 2 * _same(one.reason, two.reason)
        + 2 * _same(one.trade, two.trade)
        + _same(one.stage, two.stage)
        + _same(one.product, two.product)
    )


def _reasons(own: _Traits, other: _Traits) -> tuple[str, ...]:
    one, two = own.case, other.case
    common = _common(own, other)
    named = (
        ("同一画像", _same(own.persona, other.persona)),
        (f"共用 {common} 条策略", bool(common)),
        ("原因相同", _same(one.reason, two.reason)),
        ("行业相同", _same(one.trade, two.trade)),
        ("阶段相同", _same(one.stage, two.stage)),
        ("产品相同", _same(one.product, two.product)),
    )
    return tuple(words for words, holds in named if holds)


def _same(one: str, two: str) -> bool:
    return bool(one) and one == two


def _contrasts(own: _Traits, other: _Traits) -> bool:
    """Whether two cases of one persona ended in opposite ways."""
    return _same(own.persona, other.persona) and own.end is not None and other.end is (not own.end)
