"""When the steps of a case can have taken place: day 1 lies somewhere within the month in which it opened."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from kb.records import Case

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_MONTHS = 12
_LAST_DAY = dt.date.max.toordinal()


def first_of(month: str) -> dt.date | None:
    """The first day of a month such as `2026-10`; `None` where that is no month."""
    match = _MONTH.fullmatch(month)
    if not match or not 1 <= int(match.group(2)) <= _MONTHS or int(match.group(1)) == 0:
        return None
    return dt.date(int(match.group(1)), int(match.group(2)), 1)


def last_of(month: dt.date) -> dt.date:
    """The last day of the month in which a day lies."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def earliest(opened: dt.date, day: int) -> dt.date:
    """The earliest date that day `day` of a case may have; `opened` is the first of its month."""
    return _later(opened, day - 1)


def latest(opened: dt.date, day: int) -> dt.date:
    """The latest date that day `day` of a case may have."""
    return _later(last_of(opened), day - 1)


def months_between(first: dt.date, last: dt.date) -> int:
    """How many times the month changes from one day to the other."""
    return (last.year - first.year) * 12 + last.month - first.month


def last_day(case: Case) -> int:
    """The highest day of the steps of a case; 1 where it has none."""
    return max((step.day.number for step in case.steps if step.day), default=1)


def _later(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(day.toordinal() + days, _LAST_DAY))
