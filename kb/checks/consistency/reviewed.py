"""KB311: days of review against each other and against the day the case closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kb.checks.consistency.days import earliest, first_of, last_day
from kb.checks.context import Context, at
from kb.checks.rule import Rule
from kb.checks.view import View
from kb.findings import Finding
from kb.records import Case, Month, Record


def _found(view: View, context: Context) -> Iterator[Finding]:  # noqa: ARG001  (every rule gets the context)
    record = view.record
    reviewed, due = record.reviewed_on, record.review_due
    if reviewed and due and due <= reviewed:
        yield at(record, ("review_due",), "KB311-order", due=str(due), reviewed=str(reviewed))
    if isinstance(record, Case):
        yield from _before_close(record)
    elif isinstance(record, Month) and reviewed and (first := first_of(record.id)) and reviewed < first:
        yield at(record, ("reviewed_on",), "KB311-before-month", reviewed=str(reviewed), month=record.id)


def _before_close(case: Case) -> Iterator[Finding]:
    closed = _closed(case)
    if closed is None:
        return
    if case.reviewed_on and case.reviewed_on < closed:
        yield _early(case, ("reviewed_on",), case.reviewed_on, closed)
    checked = case.compliance.date if case.compliance else None
    if checked and checked < closed:
        yield _early(case, ("compliance", "date"), checked, closed)


def _closed(case: Case) -> dt.date | None:
    """The earliest day on which a case can have closed: within its folder's month, after its last step."""
    opened, month = first_of(case.opened), first_of(case.month)
    if month is None:
        return None
    if opened is None or opened > month:
        return month
    # A last step beyond the month is KB305's matter.
    step = earliest(opened, last_day(case))
    return max(month, step) if (step.year, step.month) == (month.year, month.month) else month


def _early(record: Record, path: tuple[str, ...], day: dt.date, closed: dt.date) -> Finding:
    return at(record, path, "KB311-before-close", day=str(day), closed=str(closed))


REVIEW_DATES = Rule(
    "KB311", "review-dates", "复核的日期前后矛盾", "days of review contradict each other", of_record=_found
)
