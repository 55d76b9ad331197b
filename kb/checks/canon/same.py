"""Whether a record says the same before and after it was formatted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

_BLANKS = re.compile(r"(?<![ ]) (?=\n)|(?<=\n) +(?=\n)")
"""A single blank at the end of a line, or blanks on an empty one: Markdown sees neither."""
_MONTH = re.compile(r"\d{4}-\d{2}")


def same(before: Any, after: Any, *, dates: bool = False) -> bool:  # noqa: ANN401  (any part of a record)
    """Whether two values are equal but for blanks that nobody sees.

    With `dates`, a date that could not be read before may be there now.
    """
    if is_dataclass(before) and is_dataclass(after) and type(before) is type(after):
        names = [item.name for item in fields(before) if item.compare]
        return all(same(getattr(before, name), getattr(after, name), dates=dates) for name in names)
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return list(before) == list(after) and all(same(before[key], after[key], dates=dates) for key in before)
    if isinstance(before, tuple) and isinstance(after, tuple):
        return len(before) == len(after) and all(
            same(one, other, dates=dates) for one, other in zip(before, after, strict=True)
        )
    if isinstance(before, str) and isinstance(after, str) and before:
        return _BLANKS.sub("", before).strip() == _BLANKS.sub("", after).strip()
    if dates and before in (None, "") and _is_date(after):
        return True
    return bool(before == after)


def _is_date(value: object) -> bool:
    return isinstance(value, dt.date) or (isinstance(value, str) and _MONTH.fullmatch(value) is not None)
