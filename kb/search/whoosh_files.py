"""The files of the index: segments, and a manifest that names those which count.

Files never change once they are written. The manifest is replaced in one step, so whoever reads it sees the index as
it was before or as it is now; a process that dies in between leaves files that nobody names, and the next one removes
them. Every file is summed up in the manifest, and the manifest in its first line.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from kb.search.whoosh_segments import SUFFIX, Segment

MANIFEST = "manifest.json"
_TEMPORARY = "manifest.new"
_TRIES = 40
_PAUSE = 0.05
"""Seconds between tries. Windows refuses to replace a file while another process reads it."""
_MAKERS = ("analyzer", "document", "names", "pinyin", "script", "whoosh_schema", "whoosh_segments", "whoosh_files")
"""Modules that decide what an index holds."""


class DamagedError(Exception):
    """The files are not what was written."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What counts, and what of the collection it stands for."""

    segments: tuple[Segment, ...] = ()
    quick: str = ""
    """`State.quick` when it was written; empty while documents are still missing."""
    content: str = ""
    """`State.content`, likewise."""
    meta: dict[str, Any] = field(default_factory=dict)
    """What queries need to know of the collection beside its documents."""


def read_head(folder: Path) -> tuple[dict[str, Any], int]:
    """The manifest as it is written, and when that was, in nanoseconds.

    Raises:
        DamagedError: There is none of today's format, or it is not whole.
    """
    try:
        with (folder / MANIFEST).open("rb") as file:
            written = os.fstat(file.fileno()).st_mtime_ns
            check, _, body = file.read().partition(b"\n")
        if check.decode("ascii") != _sum(body):
            raise DamagedError(MANIFEST)
        head: dict[str, Any] = json.loads(body)
    except (OSError, ValueError) as problem:
        raise DamagedError(MANIFEST) from problem
    if head["format"] != format_of_today():
        raise DamagedError(head["format"])
    return head, written


def read_segments(folder: Path, head: dict[str, Any]) -> tuple[Segment, ...]:
    """The segments that a manifest names.

    Raises:
        DamagedError: One is missing or not what was written.
    """
    found = []
    for id_, count, check, deleted in head["segments"]:
        segment = Segment(id_, count, b"", frozenset(deleted))
        try:
            data = (folder / segment.file).read_bytes()
        except OSError as problem:
            raise DamagedError(segment.file) from problem
        if zlib.crc32(data) != check:
            raise DamagedError(segment.file)
        found.append(Segment(id_, count, data, segment.deleted))
    return tuple(found)


def write(folder: Path, manifest: Manifest) -> None:
    """Make a manifest with its segments the one that counts.

    Raises:
        OSError: Something cannot be written; the old one counts then.
    """
    for segment in manifest.segments:
        path = folder / segment.file
        if not path.exists():
            path.write_bytes(segment.data)
    rows = [[s.id, s.count, zlib.crc32(s.data), sorted(s.deleted)] for s in manifest.segments]
    head = {
        "format": format_of_today(),
        "quick": manifest.quick,
        "content": manifest.content,
        "segments": rows,
        "meta": manifest.meta,
    }
    body = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    (folder / _TEMPORARY).write_bytes(_sum(body).encode("ascii") + b"\n" + body)
    _replace(folder / _TEMPORARY, folder / MANIFEST)


def clean(folder: Path, kept: Iterable[Segment]) -> None:
    """Remove segments that do not count. What cannot be removed, because somebody reads it, is removed next time."""
    names = {segment.file for segment in kept}
    for path in folder.glob(f"*{SUFFIX}"):
        if path.name not in names:
            with contextlib.suppress(OSError):
                path.unlink()


@cache
def format_of_today() -> str:
    """Tells what this software writes from what another version of it does."""
    whole = blake2b(digest_size=8)
    for name in _MAKERS:
        whole.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    return whole.hexdigest()


def _replace(source: Path, target: Path) -> None:
    for _ in range(_TRIES - 1):
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    source.replace(target)


def _sum(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()
