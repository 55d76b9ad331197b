"""The starter of a new knowledge base: the files beside this one, and the regulations.

The regulations are the project's own records, kept once: an installed package carries copies of them in this
folder, put there when the wheel was built (`tool.hatch.build.targets.wheel`); a checkout reads them where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[2]
SHARED = "playbooks/regulations"
"""The folder of the project that every new knowledge base begins with."""
_DOTTED = "dot-"
"""Names of hidden files begin with this here: as they are, tools would obey them in our own tree."""


def starter_files() -> Iterator[tuple[str, Path]]:
    """Every file of a new knowledge base by path: its path there, with `/`, and where to copy it from."""
    found = dict(_own())
    found |= _shared()
    yield from sorted(found.items())


def _own() -> Iterator[tuple[str, Path]]:
    for source in HERE.rglob("*"):
        if source.is_file() and source.suffix not in {".py", ".pyc"}:
            parts = source.relative_to(HERE).parts
            yield PurePosixPath(*(_shown(part) for part in parts)).as_posix(), source


def _shared() -> dict[str, Path]:
    base = HERE if (HERE / SHARED).is_dir() else CHECKOUT
    return {file.relative_to(base).as_posix(): file for file in (base / SHARED).glob("*.yml")}


def _shown(name: str) -> str:
    return f".{name.removeprefix(_DOTTED)}" if name.startswith(_DOTTED) else name
