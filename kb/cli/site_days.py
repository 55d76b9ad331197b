"""Which day a site is of. Not the clock's: the same records give the same bytes, whenever they are built."""

from __future__ import annotations

import datetime as dt
import os

from kb.cli.errors import CannotRunError
from kb.cli.settings import Settings
from kb.library import Library
from kb.pages.day import newest_review

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable by which build systems agree on a date: seconds since 1970."""


def site_day(settings: Settings, library: Library) -> dt.date:
    """The day that the person named, else that of `SOURCE_DATE_EPOCH`, else that of the newest review.

    Raises:
        CannotRunError: A variable holds no date.
    """
    return settings.named_day or dt.datetime.fromtimestamp(epoch(library), dt.UTC).date()


def epoch(library: Library) -> int:
    """The second that the site's dates are made from: `SOURCE_DATE_EPOCH`, else when the newest review's day began.

    Raises:
        CannotRunError: The variable holds no number.
    """
    written = os.environ.get(EPOCH, "").strip()
    if not written:
        day = newest_review(library)
        return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())
    try:
        return int(dt.datetime.fromtimestamp(int(written), dt.UTC).timestamp())
    except (ValueError, OverflowError, OSError):
        raise CannotRunError("bad-epoch-variable", value=written) from None
