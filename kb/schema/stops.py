"""The places of a snippet at which the cursor stops, numbered in order, and what stands there at first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SPECIAL = re.compile(r"[\\$}]")
_SPECIAL_IN_CHOICE = re.compile(r"[\\$},|]")
_NOT_PLAIN = re.compile(r"[:#]\s|[:#]$|\s#|^[-?:,\[\]{}#&*!|>'\"%@`]|[\[\]{},]")
TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
MONTH = "$CURRENT_YEAR-$CURRENT_MONTH"
YEAR_END = "$CURRENT_YEAR-12-31"


@dataclass(slots=True)
class Stops:
    """Numbers the stops of one snippet."""

    count: int = 0

    def text(self, first: str) -> str:
        """A stop that holds a text to be written over."""
        return self.raw(_SPECIAL.sub(r"\\\g<0>", first))

    def raw(self, first: str) -> str:
        """A stop whose first text is a snippet itself, such as the current date."""
        self.count += 1
        return f"${{{self.count}:{first}}}"

    def choice(self, values: Iterable[str], otherwise: str) -> str:
        """A stop with a list to choose from; a text where there is nothing to choose."""
        options = list(values)
        if not options:
            return self.text(otherwise)
        self.count += 1
        listed = ",".join(_SPECIAL_IN_CHOICE.sub(r"\\\g<0>", option) for option in options)
        return f"${{{self.count}|{listed}|}}"


def quoted(text: str) -> str:
    """A word as YAML wants it, in quotes where it would not be read as it stands."""
    if not _NOT_PLAIN.search(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
