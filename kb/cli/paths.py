"""The part of a knowledge base that a command is told to look at."""

from __future__ import annotations

from pathlib import Path

from kb.cli.errors import CannotRunError
from kb.cli.settings import Settings


def chosen_paths(settings: Settings, paths: tuple[Path, ...]) -> tuple[str, ...]:
    """The paths relative to the root, with `/`; empty for everything.

    Raises:
        CannotRunError: A path does not exist, or lies outside the knowledge base.
    """
    base, root = settings.base, settings.root
    chosen = []
    for path in paths:
        full = (base / path).resolve()
        if not full.exists():
            raise CannotRunError("no-path", path=path)
        if not full.is_relative_to(root):
            raise CannotRunError("outside", path=path, root=root)
        chosen.append(full.relative_to(root).as_posix())
    return () if "." in chosen else tuple(chosen)


def within(path: str, chosen: tuple[str, ...]) -> bool:
    """Whether a file is one of the chosen, or lies below one of them."""
    return not chosen or any(path == name or path.startswith(f"{name}/") for name in chosen)
