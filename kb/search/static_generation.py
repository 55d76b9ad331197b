"""The files of the index that a site holds now, to be kept beside a new index.

A page that was opened before a new site took the place of the old one goes on asking for the old files. They are kept
for one generation: those that the manifest in the site names, not those which were kept before it.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path

from kb.search.static import FOLDER, MANIFEST, file_name
from kb.search.static_bytes import unpacked


def current(site: Path) -> dict[str, bytes]:
    """The files of the present generation by name, without the manifest.

    Args:
        site: The root of a built site.

    Returns:
        What is there: nothing where the site has no index or one that cannot be read.
    """
    folder = site / FOLDER
    return {name: (folder / name).read_bytes() for name in _names(folder) if (folder / name).is_file()}


def keep(old: Path, new: Path) -> None:
    """Put the present generation of one built site into another that will take its place.

    Args:
        old: The site that is there now, if any.
        new: The one that was built beside it; files of its own stay as they are.

    Raises:
        OSError: A file cannot be read or written.
    """
    folder = new / FOLDER
    if not folder.is_dir():
        return
    for name, content in current(old).items():
        if not (folder / name).exists():
            (folder / name).write_bytes(content)


def _names(folder: Path) -> tuple[str, ...]:
    """The names that a manifest leads to; none that would lead out of its folder."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        listed = file_name("files", manifest["files"])
        names = unpacked((folder / listed).read_bytes()).decode().split("\n")
    except (OSError, EOFError, zlib.error, ValueError, LookupError, TypeError):
        return ()  # an index of another kind, or half of one: no page can be using it
    return tuple(name for name in (*names, listed) if name == Path(name).name)
