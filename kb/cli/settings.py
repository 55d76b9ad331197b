"""What every command is told: where, in which language, on which day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from kb.cli import clock
from kb.cli.errors import CannotRunError

MARKER = "kb.yml"
"""The file that makes a folder a knowledge base."""
LANGUAGES = ("zh", "en")


@dataclass(slots=True)
class Settings:
    """The options that all commands share; filled while the command line is read."""

    lang: str = "zh"
    folders: list[Path] = field(default_factory=list)
    """Values of `-C`, each relative to the one before, as in git."""
    day: dt.date | None = None

    @property
    def base(self) -> Path:
        """The folder that relative paths start from.

        Raises:
            CannotRunError: It does not exist.
        """
        try:
            base = Path.cwd().joinpath(*self.folders)
        except FileNotFoundError:
            raise CannotRunError("no-folder", path=".") from None
        if not base.is_dir():
            raise CannotRunError("no-folder", path=base)
        return base.resolve()

    @property
    def root(self) -> Path:
        """The knowledge base: the nearest folder upwards that holds `kb.yml`.

        Raises:
            CannotRunError: There is none.
        """
        base = self.base
        for folder in (base, *base.parents):
            if (folder / MARKER).is_file():
                return folder
        raise CannotRunError("no-root", path=base)

    @property
    def today(self) -> dt.date:
        """The day on which freshness and due dates are judged."""
        return clock.today(self.day)

    @property
    def named_day(self) -> dt.date | None:
        """That day where the person named it; `None` where it would be the clock's."""
        return clock.named_day(self.day)


def language_of(arguments: list[str]) -> str:
    """The language asked for, before anything is parsed: it is needed for what is wrong with the rest."""
    lang = LANGUAGES[0]
    for argument, following in pairwise([*arguments, ""]):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == "--lang" and (value if equals else following) in LANGUAGES:
            lang = value if equals else following
    return lang
