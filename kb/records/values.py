"""Small values that several record types share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from kb.source.span import Origin, Span

FieldPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands in its record: `("steps", 1, "day")`."""


class Place(NamedTuple):
    """Where a value stands in its file: its own span, its key's, and how its characters map back."""

    span: Span
    key: Span | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to another record.

    As read, `name` is what the author wrote (id, title or alias) and `anchor` the place after `#`, as written.
    Once the library has resolved it, `name` is the target's id and `anchor` the target's own anchor.
    """

    name: str
    anchor: str = ""

    def __str__(self) -> str:
        return f"{self.name}#{self.anchor}" if self.anchor else self.name


@dataclass(frozen=True, slots=True)
class Say:
    """A line to say aloud."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark for the person who speaks: how to say it, why, when to stop."""

    text: str


Line: TypeAlias = Say | Note


@dataclass(frozen=True, slots=True)
class Day:
    """The day of a step, counted from the first; `ongoing` means "from that day on"."""

    number: int
    ongoing: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """An instalment plan: how many months, and how many instalments fell due and were paid."""

    months: int
    kept: int = 0
