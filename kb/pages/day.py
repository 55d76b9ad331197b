"""The day that a site's dates are made from when nobody names one: the same records give the same day."""

from __future__ import annotations

import datetime as dt

from kb.library import Library

_NONE = dt.date(1980, 1, 1)
"""Where nothing was reviewed yet: the first day that every archive format can hold."""


def newest_review(library: Library) -> dt.date:
    """The newest day on which a record that reaches the site was reviewed."""
    days = [record.reviewed_on for record in library.records.values() if record.reviewed_on and record.public]
    return max(days, default=_NONE)
