"""The search index of the knowledge base that a command stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kb.cli.collection import read
from kb.cli.progress import steps
from kb.cli.settings import Settings
from kb.cli.words import say
from kb.search.whoosh_state import TICK, State
from kb.search.whoosh_store import FOLDER, Content, Opened, Progress, Store


def opened(settings: Settings) -> Opened:
    """The index, brought up to date.

    Raises:
        CannotRunError: There is no knowledge base here, or it cannot be read.
    """
    root = settings.root
    state = State(root)
    with progress(settings) as shown:
        return store(root).open(state, reader(settings, state), shown)


def store(root: Path) -> Store:
    """Where a knowledge base keeps its index."""
    return Store(root / ".kb" / FOLDER, TICK)


def reader(settings: Settings, state: State) -> Callable[[], Content]:
    """Reads the knowledge base when it has to be indexed."""

    def content() -> Content:
        # Loaded here: a query does without the pages' code unless something changed.
        from kb.search import whoosh_content  # noqa: PLC0415

        return whoosh_content.content(read(settings), state.site)

    return content


@contextmanager
def progress(settings: Settings) -> Iterator[Progress]:
    """Shows how far indexing is, from the moment it begins: before that, reading shows a bar of its own."""
    with ExitStack() as stack:
        bar: list[Progress | None] = []

        def show(done: int, total: int) -> None:
            if not bar:
                bar.append(stack.enter_context(steps(say(settings.lang, "indexing"))))
            if bar[0]:
                bar[0](done, total)

        yield show
