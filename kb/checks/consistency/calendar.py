"""KB305 and KB306: the month a case lies in, the month it opened, and the days of its steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kb.checks.consistency.days import earliest, first_of, last_of, latest
from kb.checks.context import Context, at
from kb.checks.rule import Rule
from kb.checks.view import View
from kb.findings import Finding, Severity
from kb.records import Case


def _closing(view: View, context: Context) -> Iterator[Finding]:
    case = view.record
    if not isinstance(case, Case):
        return
    opened, closed = first_of(case.opened), first_of(case.month)
    if opened is None or closed is None:
        return
    if closed > context.today:
        found = at(case, ("opened",), "KB305-future", month=case.month, today=str(context.today))
        yield replace(found, severity=Severity.WARNING)
    if opened > closed:
        yield at(case, ("opened",), "KB305-opened-late", opened=case.opened, month=case.month)
        return
    steps = [(step.day.number, index) for index, step in enumerate(case.steps) if step.day]
    if not steps:
        return
    last, index = max(steps)
    args = {"opened": case.opened, "month": case.month, "day": str(last)}
    if earliest(opened, last) > last_of(closed):
        first = f"{earliest(opened, last):%Y-%m}"
        yield at(case, ("steps", index, "day"), "KB305-step-late", None, date=first, **args)
    elif latest(opened, last) < closed and not _goes_on(case):
        # A case is told when it closes; months without a step before that want a look.
        found = at(
            case, ("steps", index, "day"), "KB305-step-early", None, date=f"{latest(opened, last):%Y-%m}", **args
        )
        yield replace(found, severity=Severity.WARNING)


def _goes_on(case: Case) -> bool:
    """Whether something ran on after the last step: a plan, or a step without an end."""
    return case.outcome.plan is not None or any(step.day and step.day.ongoing for step in case.steps)


def _step_days(view: View, context: Context) -> Iterator[Finding]:  # noqa: ARG001  (every rule gets the context)
    case = view.record
    if not isinstance(case, Case):
        return
    days = [(index, step.day.number) for index, step in enumerate(case.steps) if step.day]
    if days and min(day for _, day in days) > 1:
        found = at(case, ("steps", days[0][0], "day"), "KB306-first", day=str(days[0][1]))
        yield replace(found, severity=Severity.NOTE)
    for (_, before), (index, day) in pairwise(days):
        if day < before:
            yield at(case, ("steps", index, "day"), "KB306-order", day=str(day), before=str(before))


CLOSING = Rule("KB305", "months", "月份对不上", "opening month, steps and folder month disagree", of_record=_closing)
STEP_DAYS = Rule(
    "KB306", "step-days", "步骤的天数顺序不对", "the days of the steps are out of order", of_record=_step_days
)
