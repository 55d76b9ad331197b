"""Which findings of a run a command reports on, or mends."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kb.cli.git import changed_since
from kb.cli.paths import chosen_paths, within
from kb.cli.settings import Settings
from kb.findings import Finding
from kb.library import Library
from kb.library.affected import Affected, affected


@dataclass(frozen=True, slots=True)
class Selection:
    """The paths named, none for all; and what a change touches, where only that is asked for."""

    paths: tuple[str, ...]
    change: Affected | None = None

    def wants(self, finding: Finding) -> bool:
        """Whether a finding is asked for."""
        return within(finding.path, self.paths) and (self.change is None or self.change.holds(finding))

    def files(self, everything: tuple[str, ...]) -> set[str]:
        """The files asked for."""
        return {
            path
            for path in everything
            if within(path, self.paths) and (self.change is None or path in self.change.files)
        }


def selection(settings: Settings, paths: tuple[Path, ...], since: str | None, library: Library | None) -> Selection:
    """What a command line asks for.

    Raises:
        CannotRunError: A path or revision does not exist.
    """
    chosen = chosen_paths(settings, paths)
    if since is None or library is None:
        return Selection(chosen)
    return Selection(chosen, affected(library, changed_since(settings.root, since)))
