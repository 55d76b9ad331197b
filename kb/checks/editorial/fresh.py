"""KB601 and KB602: reviews that are due, and reviews dated in the future."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from kb.checks.context import Context, at
from kb.checks.options import number
from kb.checks.rule import Option, Rule
from kb.checks.view import View
from kb.findings import Finding, Severity
from kb.records import Case, FieldPath, Regulation

_LATE = Option("late", 90, "过期多少天以上从提示升为警告")


def _due(view: View, context: Context) -> Iterator[Finding]:
    record = view.record
    # Regulations, with every script that rests on them, are a compliance matter.
    if isinstance(record, Regulation) or record.status == "retired":
        return
    if record.review_due is None or record.review_due >= context.today:
        return
    if record.reviewed_on and record.reviewed_on >= record.review_due:
        # The two are in the wrong order, which KB311 reports.
        return
    days = (context.today - record.review_due).days
    args = {"due": str(record.review_due), "days": str(days)}
    args["owner"] = context.vocabulary.title("people", record.owner)
    if days > number(context, _LATE):
        yield at(record, ("review_due",), "KB601-late", None, **args)
    else:
        yield replace(at(record, ("review_due",), "KB601-due", None, **args), severity=Severity.NOTE)


def _future(view: View, context: Context) -> Iterator[Finding]:
    record = view.record
    dates: list[tuple[FieldPath, dt.date | None]] = [(("reviewed_on",), record.reviewed_on)]
    if isinstance(record, Case) and record.compliance:
        dates.append((("compliance", "date"), record.compliance.date))
    for path, day in dates:
        if day and day > context.today:
            yield at(record, path, "KB602-future", day=str(day), today=str(context.today))


DUE = Rule("KB601", "review-due", "复核过期了", "a review is due", Severity.WARNING, options=(_LATE,), of_record=_due)
FUTURE = Rule(
    "KB602", "review-in-future", "复核日期在将来", "a review dated in the future", Severity.WARNING, of_record=_future
)
