"""KB511: contact outside the hours, or more often than the rules allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kb.checks.compliance.basis import cite
from kb.checks.compliance.frequency import over_frequency
from kb.checks.compliance.hours import hours_of, outside_hours
from kb.checks.compliance.limits import strictest
from kb.checks.compliance.wording import judged, worded
from kb.checks.context import Context, at
from kb.checks.options import words
from kb.checks.rule import Option, Rule
from kb.checks.view import View
from kb.findings import Finding
from kb.records import Case

_SPOKEN_CHANNELS = Option("channels", ("phone", "robot"), "算作通话的渠道")


def _found(view: View, context: Context) -> Iterator[Finding]:
    allowed = hours_of(context)
    for text in judged(view):
        counted = [*(outside_hours(text, allowed, context) if allowed else ()), *over_frequency(text, context)]
        yield from counted
        yield from worded("KB511", text, view, context, counted=bool(counted))
    if isinstance(view.record, Case):
        yield from _steps_of_a_day(view.record, context)


def _steps_of_a_day(case: Case, context: Context) -> Iterator[Finding]:
    """More steps by telephone on one day than conversations are allowed."""
    bound = strictest(context.library, "effective-calls-per-day")
    channels = set(words(context, _SPOKEN_CHANNELS))
    counted: Counter[int] = Counter()
    for index, step in enumerate(case.steps):
        if step.day is None or step.day.ongoing or not channels & set(step.channels):
            continue
        counted[step.day.number] += 1
        if bound and bound.max is not None and counted[step.day.number] == bound.max + 1:
            yield at(
                case, ("steps", index, "day"), "KB511-steps", day=str(step.day.number), max=f"{bound.max:g}",
                basis=cite(context.library, bound.article), article=bound.article,
            )  # fmt: skip


CONTACT = Rule(
    "KB511", "hours-frequency", "联系的时段或次数超出规定", "contact outside the hours or too often",
    options=(_SPOKEN_CHANNELS,), of_record=_found,
)  # fmt: skip
