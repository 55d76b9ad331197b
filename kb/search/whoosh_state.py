"""Whether a collection is still what was indexed: told in a moment where nothing changed, by content where it may have.

The moment's answer trusts sizes and times of files, as git does; a file that changed after the index looked at it, but
within the same tick of the file system's clock, could escape it. So an answer counts only where every file is older
than the index by more than the coarsest tick there is.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from importlib import metadata
from pathlib import Path

import yaml

import kb

TICK = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use, FAT's."""
_TEXTS = (".md", ".yml", ".yaml")
_CONTENT = ("cases", "playbooks")
_SINGLE = ("kb.yml", "mkdocs.yml")
_LIBRARIES = ("Whoosh", "pypinyin", "opencc-python-reimplemented")


@dataclass(frozen=True, slots=True)
class Site:
    """What `mkdocs.yml` says of the site's pages."""

    docs: Path
    """The folder of hand-written pages."""
    directory_urls: bool


class State:
    """The files that an index depends on, as they are now; this software is among them."""

    def __init__(self, root: Path) -> None:
        """Look at the sizes and times of everything.

        Args:
            root: The collection's folder.
        """
        self._root = root
        self.site = site(root)
        whole = blake2b(digest_size=16)
        self.newest = 0
        """When the last of the files was changed, in nanoseconds."""
        self._paths: list[str] = []
        for path in self._found():
            self._paths.append(path)
            told = f"{path}\0"
            # What is gone by now, or a link to nowhere, has no size; the records' reader will say so.
            with contextlib.suppress(OSError):
                status = os.stat(path)  # noqa: PTH116  (ten thousand times over)
                # Windows keeps the time of creation in ctime, which does no harm.
                told += f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}\0"
                self.newest = max(self.newest, status.st_mtime_ns)
            whole.update(told.encode("utf-8", "surrogatepass"))
        self._software = _software()
        whole.update(self._software)
        self.quick = whole.hexdigest()
        """A digest of names, sizes and times."""

    @cached_property
    def content(self) -> str:
        """A digest of names and contents."""
        whole = blake2b(self._software, digest_size=16)
        base = f"{self._root}{os.sep}"
        for path in self._paths:
            whole.update(path.removeprefix(base).encode("utf-8", "surrogatepass") + b"\0")
            with contextlib.suppress(OSError):
                data = Path(path).read_bytes()
                whole.update(f"{len(data)}\0".encode() + data)
        return whole.hexdigest()

    def _found(self) -> Iterator[str]:
        for name in _SINGLE:
            path = self._root / name
            if path.is_file():
                yield str(path)
        for top in dict.fromkeys((*(self._root / name for name in _CONTENT), self.site.docs)):
            for folder, folders, names in os.walk(top):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                for name in sorted(names):
                    if name.lower().endswith(_TEXTS):
                        yield os.path.join(folder, name)  # noqa: PTH118  (ten thousand times over)


def site(root: Path) -> Site:
    """What `mkdocs.yml` says; what MkDocs takes for granted where it says nothing or cannot be read."""
    said: dict[str, str] = {}
    try:
        node = yaml.compose((root / "mkdocs.yml").read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        node = None
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(value, yaml.ScalarNode):
            said[str(key.value)] = value.value
    folder = root / (said.get("docs_dir") or "docs")
    return Site(folder, said.get("use_directory_urls", "true").lower() not in ("false", "no", "off"))


def _software() -> bytes:
    """What tells one state of this software from another: its files, the interpreter, what makes terms and readings."""
    whole = blake2b(sys.version.encode(), digest_size=16)
    for name in _LIBRARIES:
        whole.update(metadata.version(name).encode())
    base = str(Path(kb.__file__).parent)
    for folder, folders, names in os.walk(base):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118  (of hundreds of files)
            told = f"{folder.removeprefix(base)}/{name} {status.st_size} {status.st_mtime_ns}\0"
            whole.update(told.encode())
    return whole.digest()
