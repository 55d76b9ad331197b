"""Writing changed files of a knowledge base: each whole, beside the old one, then put in its place."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kb.cli.errors import CannotRunError


def write_changes(root: Path, changes: Mapping[str, bytes]) -> None:
    """Write the new contents of files.

    Raises:
        CannotRunError: A file cannot be written; those before it are, whole.
    """
    for path, data in changes.items():
        try:
            _replace(root / path, data)
        except OSError as error:
            raise CannotRunError("cannot-write", path=path, why=error.strerror or error) from error


def _replace(target: Path, data: bytes) -> None:
    target = target.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if target.exists():
            shutil.copymode(target, name)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
