"""Links and images of records that lead to files or to other sites."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from kb.findings import Finding
from kb.library.files import IMAGES
from kb.records import Record
from kb.records.kinds import Target

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file beside a record that its page shows: `path` relative to the root, and the record it belongs to."""

    record: str
    path: str


def check_target(root: Path, record: Record, target: Target) -> tuple[list[Finding], Asset | None]:
    """What is wrong with the address of a link or image, and the asset it names."""
    key = _scheme_problem(target)
    args = {"url": target.url, "name": target.url}
    if key:
        return [Finding(key, record.path, target.span, args, record=record.id)], None
    if _SCHEME.match(target.url) or not target.url or target.url.startswith("#"):
        return [], None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(record.path), unquote(target.url).partition("#")[0]))
    if path.startswith("../") or not (root / path).is_file():
        return [Finding("KB201-file", record.path, target.span, args, record=record.id)], None
    beside = posixpath.dirname(path) == posixpath.dirname(record.path)
    is_image = posixpath.splitext(path)[1].lower() in IMAGES
    return [], Asset(record.id, path) if beside and is_image else None


def _scheme_problem(target: Target) -> str:
    if not _SCHEME.match(target.url):
        return ""
    if target.image:
        return "KB104-image-remote"
    return "" if target.url.startswith(("https://", "mailto:")) else "KB104-link-scheme"


def all_assets(found: Iterator[Asset | None]) -> tuple[Asset, ...]:
    """The assets without repetitions, in a fixed order."""
    return tuple(sorted({asset for asset in found if asset}, key=lambda asset: (asset.path, asset.record)))
