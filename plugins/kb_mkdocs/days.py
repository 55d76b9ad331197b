"""Which day it is for a build. Nothing here reads the clock: the same input gives the same bytes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

TODAY = "KB_TODAY"
EPOCH = "SOURCE_DATE_EPOCH"


def parse_day(text: str) -> dt.date | None:
    """A date written YYYY-MM-DD, else `None`."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def today(option: dt.date | None, environ: Mapping[str, str], newest_review: dt.date) -> dt.date:
    """The day on which freshness is judged: the option, `KB_TODAY`, `SOURCE_DATE_EPOCH`, the newest review.

    Raises:
        ValueError: A variable holds no date; the message says so in one line.
    """
    if option is not None:
        return option
    if written := environ.get(TODAY, "").strip():
        day = parse_day(written)
        if day is None:
            raise ValueError(f"环境变量 {TODAY} 要写成 2026-10-28 这样，不能是“{written}”")
        return day
    return built_on(environ, newest_review).date()


def built_on(environ: Mapping[str, str], newest_review: dt.date) -> dt.datetime:
    """The moment that the site's dates are made from: `SOURCE_DATE_EPOCH`, else the start of the newest review's day.

    Raises:
        ValueError: The variable holds no number of seconds; the message says so in one line.
    """
    written = environ.get(EPOCH)
    if written is None:
        return dt.datetime.combine(newest_review, dt.time(), dt.UTC)
    try:
        return dt.datetime.fromtimestamp(int(written), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"环境变量 {EPOCH} 要写成 1970 年以来的秒数，不能是“{written}”") from None
