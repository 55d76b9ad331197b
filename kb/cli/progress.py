"""A sign of life for long work, when a person watches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from kb.cli.output import person_watches

Item = TypeVar("Item")


@contextmanager
def watching(label: str) -> Iterator[None]:
    """Show that work goes on, as long as the block runs."""
    if not person_watches():
        yield
        return
    with _bar() as bar:
        bar.add_task(label, total=None)
        yield


@contextmanager
def steps(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """A function to call with the steps done and all steps; `None` where nobody watches."""
    if not person_watches():
        yield None
        return
    with _bar() as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def counted(items: Iterable[Item], label: str, total: int | None = None) -> Iterator[Item]:
    """The items, with a bar that fills as they are taken; `total` where it is known."""
    if not person_watches():
        yield from items
        return
    with _bar() as bar:
        yield from bar.track(items, total=total, description=label)


def _bar() -> Progress:
    """A bar on standard error that leaves nothing behind."""
    console = Console(stderr=True, highlight=False)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True)
