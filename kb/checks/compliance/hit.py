"""A stretch of a text that speaks of a tactic."""

from __future__ import annotations

from dataclasses import dataclass

from kb.checks.compliance.tables import Tactic
from kb.records.texts import Text


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a text that says a tactic; `alike` if no phrase names it there and the text only reads like it."""

    start: int
    end: int
    tactic: Tactic
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A hit in a text of a record."""

    text: Text
    hit: Hit
