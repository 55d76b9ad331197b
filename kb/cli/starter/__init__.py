"""The starter of a new knowledge base: the files beside this one, the regulations and the vocabulary.

Regulations and vocabulary are the project's own records, kept once: an installed package carries copies of them
in this folder, put there when the package was built; a checkout reads them where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[2]
SHARED = ("kb.yml", "playbooks/regulations")
"""Files and folders of the project that every new knowledge base begins with."""
_DOTTED = "dot-"
"""Names of hidden files begin with this here: as they are, tools would obey them in our own tree."""


def starter_files() -> Iterator[tuple[str, Path]]:
    """Every file of a new knowledge base by path: its path there, with `/`, and where to copy it from."""
    found = dict(_own())
    for shared in SHARED:
        found |= _shared(shared)
    yield from sorted(found.items())


def _own() -> Iterator[tuple[str, Path]]:
    for source in HERE.rglob("*"):
        if source.is_file() and source.suffix not in {".py", ".pyc"}:
            parts = source.relative_to(HERE).parts
            yield PurePosixPath(*(_shown(part) for part in parts)).as_posix(), source


def _shared(path: str) -> dict[str, Path]:
    packaged = HERE / path
    base = HERE if packaged.exists() else CHECKOUT
    source = base / path
    files = [source] if source.is_file() else sorted(source.glob("*.yml"))
    return {file.relative_to(base).as_posix(): file for file in files}


def _shown(name: str) -> str:
    return f".{name.removeprefix(_DOTTED)}" if name.startswith(_DOTTED) else name
