"""Puts a case together: facts, steps and words become one value that can be written in either form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.synthetic.facts import Facts
from benchmarks.synthetic.playbook import Playbook
from benchmarks.synthetic.prose import Prose
from benchmarks.synthetic.route import Leg
from benchmarks.synthetic.words import background, endings, steps

_ON_PAPER = frozenset({"contact-repair", "public-records"})


@dataclass(frozen=True, slots=True)
class Step:
    """One step with its words."""

    title: str
    leg: Leg
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """The words of a case."""

    title: str
    summary: str
    background: str
    steps: tuple[Step, ...]
    outcome: str
    lessons: tuple[str, ...]


def tell(chance: Random, playbook: Playbook, facts: Facts, legs: Sequence[Leg], earlier: Sequence[str]) -> Story:
    """Write the words of a case.

    Args:
        chance: The case's own source of chance.
        playbook: What it may refer to.
        facts: What is settled about it.
        legs: Its steps.
        earlier: Ids of cases it may refer to.
    """
    prose = Prose.about(
        chance,
        facts.trade,
        {
            "assumed": facts.assumed.title,
            "persona": facts.actual.title,
            "days": f" {facts.days_past_due} 天",
            "earlier": chance.choice(earlier) if earlier else "",
            "article": chance.choice(playbook.articles),
        },
    )
    history = prose.sentences(background.HISTORY, 2) + (prose.sentence(background.GUESS) if facts.misjudged else "")
    why = prose.sentences(background.WHY.get(facts.reason, background.WHY["unknown"]), chance.randint(1, 2))
    return Story(
        title=prose.sentence(endings.TITLES[facts.result], hook=chance.choice(endings.HOOKS)),
        summary=_summary(prose, facts),
        background=f"{prose.sentence(background.WHO)}{why}\n\n{history}",
        steps=tuple(_step(prose, playbook, leg, bool(earlier)) for leg in legs),
        outcome=prose.sentence(endings.ENDINGS[facts.result]),
        lessons=tuple(prose.sentence(endings.LESSONS[facts.kind == "success"]) for _ in range(chance.randint(2, 4))),
    )


def _summary(prose: Prose, facts: Facts) -> str:
    parts = {
        "opening": prose.sentence(endings.OPENINGS),
        "turn": prose.sentence(endings.TURNS),
        "close": prose.sentence(endings.CLOSES[facts.result]),
    }
    return prose.sentence(endings.SUMMARIES, **parts)


def _step(prose: Prose, playbook: Playbook, leg: Leg, has_earlier: bool) -> Step:  # noqa: FBT001
    asides = [aside for aside in steps.ASIDES if has_earlier or "{earlier}" not in aside]
    paragraphs = [_deeds(prose, leg)]
    # A step without a strategy of its own must not praise one drawn at random: it might be a prohibited one.
    if leg.strategies and prose.chance.random() < 0.5:
        strategy = playbook.strategies[prose.chance.choice(leg.strategies)].title
        paragraphs.append(prose.sentence(asides, strategy=strategy))
    if leg.replaced:
        paragraphs.append(steps.SOLVED)
    return Step(prose.sentence(steps.TITLES[leg.words]), leg, "\n\n".join(paragraphs))


def _deeds(prose: Prose, leg: Leg) -> str:
    """What was done; where the debtor himself was not reached he has nothing to say."""
    if leg.words == "lost-contact":
        first, second, third = (f" {leg.day + later} " for later in range(3))
        tried = prose.sentence(steps.LOST, first=first, second=second, third=third)
        return tried + prose.sentence(steps.DEEDS[leg.words])
    if leg.words in _ON_PAPER:
        return prose.sentences(steps.DEEDS[leg.words], 2)
    if leg.words == "third-party":
        return prose.sentence(steps.NEXT_DAY) + prose.sentences(steps.DEEDS[leg.words], 2)
    return prose.sentences(steps.DEEDS[leg.words], prose.chance.randint(2, 3)) + prose.sentence(steps.REPLIES)
