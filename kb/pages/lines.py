"""Lines to say, each with the notes that belong to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kb.records import Line, Say


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line to say with the notes after it, or (with `say` as `None`) notes before the first line.

    `number` counts the lines of this list from 1; it is 0 where there is no line.
    """

    say: str | None
    notes: tuple[str, ...]
    number: int = 0


def spoken(lines: Iterable[Line]) -> tuple[Spoken, ...]:
    """Lines and notes as written, each note with the line it follows."""
    found: list[tuple[str | None, list[str]]] = []
    for line in lines:
        if isinstance(line, Say):
            found.append((line.text, []))
        elif found:
            found[-1][1].append(line.text)
        else:
            found.append((None, [line.text]))
    shift = 0 if found and found[0][0] is None else 1
    return tuple(
        Spoken(say, tuple(notes), index + shift if say is not None else 0) for index, (say, notes) in enumerate(found)
    )


def says(lines: Iterable[Line]) -> tuple[str, ...]:
    """The lines to say alone."""
    return tuple(line.text for line in lines if isinstance(line, Say))


def notes(lines: Iterable[Line]) -> tuple[str, ...]:
    """The notes alone."""
    return tuple(line.text for line in lines if not isinstance(line, Say))
