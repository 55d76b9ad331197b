"""What `mkdocs.yml` may say under `plugins: - kb:`."""

from __future__ import annotations

import datetime as dt

from mkdocs.config import base
from mkdocs.config import config_options as c

from kb_mkdocs.days import parse_day


class Day(c.OptionallyRequired[dt.date]):
    """A date; YAML may have read it as one already."""

    def run_validation(self, value: object) -> dt.date:
        """The date that was written.

        Raises:
            ValidationError: It is none.
        """
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        day = parse_day(value) if isinstance(value, str) else None
        if day is None:
            raise base.ValidationError(f"日期写成 2026-10-28 这样，不能是 {value!r}")
        return day


class KbOptions(base.Config):  # type: ignore[no-untyped-call]  # of MkDocs
    """The plugin's options."""

    drafts = c.Type(bool, default=False)
    """Show records that are not published yet, too: for a preview that only the team can reach."""

    templates = c.Optional(c.Dir(exists=True))
    """A folder of the team's own page templates, relative to `mkdocs.yml`. A file named like one of ours
    (`strategy.md.j2`) takes its place."""

    today = c.Optional(Day())
    """The day on which it is judged what is overdue for review. Without it the variable `KB_TODAY` counts, then
    `SOURCE_DATE_EPOCH`, then the day of the newest review; never the clock, so that the same input gives the same
    site."""
