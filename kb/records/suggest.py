"""The nearest valid choice for a name that is not one."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_LIKE_ENOUGH = 60.0
_LIKE_ENOUGH_CHINESE = 50.0
"""Least likeness, of 100, at which a suggestion helps more than it confuses. One right character of two says much
in Chinese (渠到 for 渠道) and little in Latin letters (M9 for M1)."""


class Choices:
    """Choices made ready once for many suggestions."""

    def __init__(self, choices: Iterable[str]) -> None:
        self.folded = {choice: choice.casefold() for choice in choices}


def nearest(name: str, choices: Iterable[str] | Choices) -> str:
    """The choice most like `name`, or an empty string where none is like enough; ties go to the first."""
    folded = choices if isinstance(choices, Choices) else Choices(choices)
    cutoff = _LIKE_ENOUGH if name.isascii() else _LIKE_ENOUGH_CHINESE
    best = process.extractOne(name.casefold(), folded.folded, scorer=fuzz.ratio, score_cutoff=cutoff)
    return best[2] if best else ""
