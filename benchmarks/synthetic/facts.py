"""Draws the facts of a case so that they agree with each other: stage, days, result, share, plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from benchmarks.synthetic.playbook import Persona, Playbook

_TRADES_OF_REASON = {
    "upstream": ("construction", "retail", "tourism"),
    "venture-failed": ("catering", "retail", "tourism"),
}
_WEIGHTS = {
    "paid": 22,
    "settled": 16,
    "plan-kept": 24,
    "plan-running": 18,
    "enforced": 4,
    "lost": 11,
    "referred": 5,
}
_DAYS_OF_A_MONTH = 30
_FULL = 100


@dataclass(frozen=True, slots=True)
class Facts:
    """What is settled about a case before a word is written.

    Attributes:
        closed: The day on which it closed; its month is the case's folder.
        days_past_due: On day 1.
        share: Of the principal, in whole per cent.
        months: Length of the instalment plan, 0 without one.
        kept: Instalments paid by the day it closed.
        misjudged: Whether the persona first assumed was wrong.
    """

    closed: dt.date
    stage: str
    days_past_due: int
    product: str
    reason: str
    trade: str
    principal: str
    assumed: Persona
    actual: Persona
    result: str
    kind: str
    share: int
    months: int
    kept: int

    @property
    def misjudged(self) -> bool:
        """Whether the persona first assumed was not the one in the end."""
        return self.assumed.id != self.actual.id


def draw_facts(chance: Random, playbook: Playbook, closed: dt.date) -> Facts:
    """Draw one case that closed on that day."""
    actual = chance.choice(playbook.personas)
    assumed = actual if chance.random() < 0.6 else chance.choice(playbook.personas)
    stage = chance.choice([stage for stage in playbook.stages if stage in actual.stages] or list(playbook.stages))
    reason = chance.choice(playbook.ids("reasons"))
    trades = [trade for trade in _TRADES_OF_REASON.get(reason, ()) if trade in playbook.ids("trades")]
    result = _result(chance, stage, playbook)
    months, kept = _plan(chance, result)
    # A plan won back after a misjudgement is told as a failure when the misjudgement is what it teaches.
    regretted = result == "plan-running" and actual != assumed and chance.random() < 0.3
    failed = regretted or result in {"lost", "referred"}
    return Facts(
        closed=closed,
        stage=stage,
        days_past_due=_days(chance, playbook, stage),
        product=chance.choice(playbook.ids("products")),
        reason=reason,
        trade=chance.choice(trades or playbook.ids("trades")),
        principal=chance.choice(playbook.ids("principals")),
        assumed=assumed,
        actual=actual,
        result=result,
        kind="failure" if failed else "success",
        share=_share(chance, result, months, kept),
        months=months,
        kept=kept,
    )


def _result(chance: Random, stage: str, playbook: Playbook) -> str:
    early = stage == next(iter(playbook.stages))
    late = stage == list(playbook.stages)[-1]
    weights = {
        **_WEIGHTS,
        "paid": _WEIGHTS["paid"] * (3 if early else 1),
        "enforced": _WEIGHTS["enforced"] if late else 0,
    }
    results = [result for result in playbook.ids("results") if result in weights]
    return chance.choices(results, [weights[result] for result in results])[0]


def _days(chance: Random, playbook: Playbook, stage: str) -> int:
    first, last = playbook.stages[stage]
    return chance.randint(first, first + 600 if last is None else last)


def _plan(chance: Random, result: str) -> tuple[int, int]:
    if result == "plan-kept":
        months = chance.choice((6, 12, 18, 24, 36))
        return months, chance.randint(3, min(months - 1, 10))
    if result == "plan-running":
        return chance.choice((6, 12, 18, 24, 36, 48)), chance.randint(1, 2)
    return 0, 0


def _share(chance: Random, result: str, months: int, kept: int) -> int:
    if result == "paid":
        return _FULL
    if months:
        return max(1, round(_FULL * kept / months))
    low, high = {"settled": (60, 95), "enforced": (40, 100), "lost": (0, 6), "referred": (0, 12)}[result]
    return chance.randint(low, high)


def shortest_days(facts: Facts) -> int:
    """Days that must pass between the agreement and the day the case closed."""
    return facts.kept * _DAYS_OF_A_MONTH
