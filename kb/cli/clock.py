"""What day it is. The only place that reads the clock, so that everything else can be repeated on any day."""

from __future__ import annotations

import datetime as dt
import os
import re

from kb.cli.errors import CannotRunError

VARIABLE = "KB_TODAY"


def today(option: dt.date | None) -> dt.date:
    """The day of `--today`, else of the variable `KB_TODAY`, else of the system's clock in its own time zone.

    Raises:
        CannotRunError: The variable holds no date.
    """
    return named_day(option) or dt.datetime.now().astimezone().date()


def named_day(option: dt.date | None) -> dt.date | None:
    """The day of `--today`, else of the variable `KB_TODAY`; `None` where neither names one.

    Raises:
        CannotRunError: The variable holds no date.
    """
    if option is not None:
        return option
    written = os.environ.get(VARIABLE, "").strip()
    if not written:
        return None
    found = parse_day(written)
    if found is None:
        raise CannotRunError("bad-today-variable", value=written)
    return found


def parse_day(text: str) -> dt.date | None:
    """A date written YYYY-MM-DD, else `None`."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
