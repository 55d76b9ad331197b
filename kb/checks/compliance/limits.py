"""The numbers that regulations set, read from their records; from our own table where a collection holds none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar
from weakref import ReferenceType, ref

from kb.checks.compliance.tables import table
from kb.library import Library
from kb.records import Regulation

BINDING = frozenset({"in-force", "amended"})


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit with the article that sets it."""

    article: str
    max: float | None = None
    min: float | None = None
    from_: str = ""
    to: str = ""


class _Memory:
    """The limits of the library looked at last: rules ask for the same ones at every record.

    The library itself is not held: it would outlive its use, and taking it down at the end costs as much again.
    """

    library: ClassVar[ReferenceType[Library] | None] = None
    found: ClassVar[dict[str, tuple[Bound, ...]]] = {}


def bounds(library: Library, name: str) -> tuple[Bound, ...]:
    """Every limit of a name (`plan-months`) that regulations in force set.

    A collection without any such regulation is judged by our own table; one whose regulations set other numbers is
    judged by those.
    """
    if _Memory.library is None or _Memory.library() is not library:
        _Memory.library, _Memory.found = ref(library), {}
    if name not in _Memory.found:
        known = table("limits.yml").get(name)
        _Memory.found[name] = tuple(_recorded(library, name)) or ((Bound(**known),) if known else ())
    return _Memory.found[name]


def strictest(library: Library, name: str) -> Bound | None:
    """Of several limits of a name the one with the lowest maximum."""
    return min((b for b in bounds(library, name) if b.max is not None), key=lambda b: b.max or 0, default=None)


def _recorded(library: Library, name: str) -> Iterator[Bound]:
    for regulation in library.of(Regulation):
        if regulation.force not in BINDING:
            continue
        for key, article in regulation.articles.items():
            for limit in article.limits:
                if limit.id == name:
                    yield Bound(f"{regulation.id}#{key}", limit.max, limit.min, limit.from_, limit.to)
