"""The collection that a site is built from: found from `mkdocs.yml`, loaded, with the day it is judged on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from kb.library import Library, load
from kb.pages import Options
from kb.pages.day import newest_review
from kb_mkdocs import days
from kb_mkdocs.options import KbOptions

MARKER = "kb.yml"
WATCHED = ("cases", "playbooks", MARKER)
"""What makes a page change when it changes, relative to the root."""


@dataclass(frozen=True, slots=True)
class Collection:
    """One build's input. `built_on` is the moment that the site's dates are made from."""

    library: Library
    options: Options
    built_on: dt.datetime

    @property
    def root(self) -> Path:
        """The folder of `kb.yml`."""
        return self.library.root

    def edit_url(self, path: str) -> str | None:
        """Where a source file can be seen or edited, by the pattern of `kb.yml`; `None` without one.

        Args:
            path: Relative to the root, with `/`.
        """
        pattern = self.library.vocabulary.edit_url
        return pattern.replace("{path}", quote(path)) if pattern else None

    def relative(self, path: str | None) -> str | None:
        """A file's path from the root, with `/`; `None` for one that lies elsewhere or nowhere."""
        if path is None or not Path(path).is_relative_to(self.root):
            return None
        return Path(path).relative_to(self.root).as_posix()


def find_root(config_file: str) -> Path | None:
    """The nearest folder upwards from the configuration file that holds `kb.yml`."""
    folder = Path(config_file).absolute().parent
    return next((found for found in (folder, *folder.parents) if (found / MARKER).is_file()), None)


def read(root: Path, options: KbOptions, environ: Mapping[str, str], *, directory_urls: bool) -> Collection:
    """Load the collection in `root`.

    Raises:
        OSError: `kb.yml` cannot be opened.
        ValueError: A variable of the environment holds no date; the message says so in one line.
    """
    library = load(root)
    newest = newest_review(library)
    made = Options(
        today=days.today(options.today, environ, newest),
        drafts=options.drafts,
        directory_urls=directory_urls,
        templates=Path(options.templates) if options.templates else None,
    )
    return Collection(library, made, days.built_on(environ, newest))
