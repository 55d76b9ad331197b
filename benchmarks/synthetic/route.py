"""Chooses the steps of a case: which strategies, in which order, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.synthetic.facts import Facts, shortest_days
from benchmarks.synthetic.playbook import Playbook, Strategy

_CHANNELS = {
    "contact-repair": ("file",),
    "lost-contact": ("phone",),
    "third-party": ("phone",),
    "public-records": ("public",),
    "formal-pressure": ("letter",),
    "legal-endgame": ("court",),
    "follow-through": ("sms", "phone"),
}
_PREFERRED = 4
_THIRD_PARTY = "third-party"
# What these do is so much their own that their dimension's sentences do not tell it; the first one found does.
_OWN_WORDS = {"designated-contact": _THIRD_PARTY, "public-records": "public-records"}
# Where the number of the debtor himself comes from; the other sources lead to somebody else or need a search.
_OWN_SOURCES = ("reserved", "contract", "authorised")
# Letters go to the address in the contract, and only the contract names a person who may be asked to pass word on.
_FROM_THE_CONTRACT = frozenset({"letter", _THIRD_PARTY})
_NOT_ASKED_FOR = frozenset({"court", "public"})
_DAYS_OF_CALLS = 3


@dataclass(frozen=True, slots=True)
class Leg:
    """One step before it has words.

    Attributes:
        words: The phrase bank that tells it: its dimension, or what is special about it.
        ongoing: Whether it goes on from that day.
        turning: Whether the persona was corrected here.
        replaced: Ids of the strategies that a reviewer replaced.
    """

    words: str
    day: int
    ongoing: bool
    channels: tuple[str, ...]
    source: str
    strategies: tuple[str, ...]
    replaced: tuple[str, ...]
    turning: bool


def draw_route(chance: Random, playbook: Playbook, facts: Facts) -> tuple[Leg, ...]:
    """Draw the steps; days ascend, and what a strategy builds on comes before it."""
    dimensions = _dimensions(chance, playbook, facts)
    own = _own_source(chance, playbook)
    turning = _turning_point(chance, dimensions) if facts.misjudged else -1
    legs: list[Leg] = []
    used: list[str] = []
    day = 1
    for index, dimension in enumerate(dimensions):
        chosen = _choose(chance, playbook, facts, dimension, used)
        used += [strategy.id for strategy in chosen]
        words = _words(dimension, chosen)
        if words == _THIRD_PARTY:
            legs.append(_lost_contact(chance, playbook, day, own))
            day += _DAYS_OF_CALLS
        channels = _channels(chance, playbook, words)
        legs.append(
            Leg(
                words=words,
                day=day,
                ongoing=dimension == "follow-through" and facts.months > 0,
                channels=channels,
                source=_source(playbook, words, channels, own),
                strategies=tuple(strategy.id for strategy in chosen),
                replaced=_replaced(chance, playbook, chosen),
                turning=index == turning,
            )
        )
        day += chance.randint(2, 12)
    return tuple(legs)


def days_to_the_end(legs: Sequence[Leg], facts: Facts) -> int:
    """Days from day 1 to the day on which the case could close."""
    return legs[-1].day + shortest_days(facts) + 2


def _dimensions(chance: Random, playbook: Playbook, facts: Facts) -> list[str]:
    late = facts.stage == list(playbook.stages)[-1]
    unreachable = "lost" in facts.actual.reach or (late and chance.random() < 0.4)
    order = ["contact-repair"] * (chance.randint(1, 2) if unreachable else 0)
    order += ["conversation"] * (2 if facts.misjudged else chance.randint(1, 2))
    if facts.result in {"paid", "referred", "lost"}:
        order += chance.choice((["motivation"], ["negotiation"], []))
    else:
        order += chance.choice((["negotiation"], ["motivation", "negotiation"], ["negotiation", "negotiation"]))
    if facts.result == "enforced":
        order += ["formal-pressure", "legal-endgame"]
    elif late and facts.result in {"settled", "lost"} and chance.random() < 0.3:
        order.append("formal-pressure")
    if facts.months or (facts.result == "paid" and chance.random() < 0.5):
        order.append("follow-through")
    known = {strategy.dimension for strategy in playbook.strategies.values() if not strategy.prohibited}
    return [dimension for dimension in order if dimension in known]


def _turning_point(chance: Random, dimensions: Sequence[str]) -> int:
    places = [index for index, dimension in enumerate(dimensions) if dimension == "conversation"]
    return places[-1] if places else chance.randrange(len(dimensions))


def _choose(chance: Random, playbook: Playbook, facts: Facts, dimension: str, used: Sequence[str]) -> list[Strategy]:
    """One strategy, sometimes two, that may be used at this stage and after these."""
    fits = [
        strategy
        for strategy in playbook.strategies.values()
        if strategy.dimension == dimension
        and not strategy.prohibited
        and facts.stage in strategy.stages
        and set(strategy.after) <= set(used)
    ]
    fresh = [strategy for strategy in fits if strategy.id not in used] or fits
    chosen: list[Strategy] = []
    while fresh and len(chosen) < (2 if chance.random() < 0.4 else 1):
        weights = [_PREFERRED if strategy.id in facts.actual.strategies else 1 for strategy in fresh]
        chosen += chance.choices(fresh, weights)
        fresh = [strategy for strategy in fresh if strategy not in chosen]
    return chosen


def _replaced(chance: Random, playbook: Playbook, chosen: Sequence[Strategy]) -> tuple[str, ...]:
    """Now and then a reviewer put the lawful way in a prohibited one's place."""
    lawful = {strategy.id for strategy in chosen}
    wrong = [strategy.id for strategy in playbook.strategies.values() if strategy.alternative in lawful]
    return (chance.choice(wrong),) if wrong and chance.random() < 0.3 else ()


def _channels(chance: Random, playbook: Playbook, dimension: str) -> tuple[str, ...]:
    known = playbook.ids("channels")
    usual = [channel for channel in _CHANNELS.get(dimension, ("phone",)) if channel in known]
    return (chance.choice(usual or known),)


def _words(dimension: str, chosen: Sequence[Strategy]) -> str:
    names = {strategy.id for strategy in chosen}
    return next((words for name, words in _OWN_WORDS.items() if name in names), dimension)


def _lost_contact(chance: Random, playbook: Playbook, day: int, own: str) -> Leg:
    """The days on which the debtor himself was tried, without which nobody else may be called."""
    words = "lost-contact"
    channels = _channels(chance, playbook, words)
    source = _source(playbook, words, channels, own)
    return Leg(words, day, ongoing=False, channels=channels, source=source, strategies=(), replaced=(), turning=False)


def _own_source(chance: Random, playbook: Playbook) -> str:
    """Where the debtor's number comes from, one answer for the whole case."""
    known = playbook.ids("contact_sources")
    return chance.choice([source for source in _OWN_SOURCES if source in known] or known)


def _source(playbook: Playbook, words: str, channels: Sequence[str], own: str) -> str:
    if _NOT_ASKED_FOR & set(channels):
        return ""
    agreed = _FROM_THE_CONTRACT & {words, *channels} and "contract" in playbook.ids("contact_sources")
    return "contract" if agreed else own
