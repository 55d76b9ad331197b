"""KB301: the stage of a case against the days past due on its first day."""

from __future__ import annotations

from collections.abc import Iterator

from kb.checks.context import Context, at, span_of
from kb.checks.rule import Mend, Rule
from kb.checks.view import View
from kb.findings import Edit, Finding, Fix
from kb.records import Case


def _found(view: View, context: Context) -> Iterator[Finding]:
    case = view.record
    if not isinstance(case, Case) or case.days_past_due is None:
        return
    stages = context.vocabulary.stages
    stage, days = stages.get(case.stage), case.days_past_due
    if stage is None or stage.days is None or _holds(stage.days, days):
        return
    right = [term.title for term in stages.values() if term.days and _holds(term.days, days)]
    args = {"stage": stage.title, "interval": _shown(stage.days), "days": str(days), "right": "、".join(right)}
    if not right:
        yield at(case, ("days_past_due",), "KB301-no-stage", None, **args)
        return
    fix = Fix((Edit(span_of(case, ("stage",)), right[0]),), safe=False) if len(right) == 1 else None
    yield at(case, ("stage",), "KB301-stage", fix, **args)


def _holds(interval: tuple[int, int | None], days: int) -> bool:
    first, last = interval
    return first <= days and (last is None or days <= last)


def _shown(interval: tuple[int, int | None]) -> str:
    first, last = interval
    return f"{first}–{last}" if last is not None else f"{first}+"


STAGE = Rule(
    "KB301", "stage-days", "阶段与逾期天数不符", "stage and days past due disagree", mend=Mend.UNSAFE,
    of_record=_found,
)  # fmt: skip
