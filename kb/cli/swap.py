"""Putting a finished folder in the place of an old one, so that nobody ever sees half of it.

Method: two renames with recovery. The new site is built in `site.new`, beside its target and thus on the same
file system. Then `site` is renamed `site.old`, `site.new` is renamed `site`, and `site.old` is removed.
A crash leaves one of these states, and `recover` mends each of them:

| `site` | `site.old` | `site.new` | crashed | mend |
|---|---|---|---|---|
| there | – | there | while building, or before the first rename | remove `site.new` |
| – | there | there | between the renames | rename `site.old` back, remove `site.new` |
| there | there | – | before the old site was removed | remove `site.old` |

Between the two renames, for well under a millisecond, the target does not exist: portable file systems cannot
exchange two folders in one step. Where that matters, serve the site through a link or a copy of your own.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

_TRIES = 20
_PAUSE = 0.1
"""Seconds between tries. Windows refuses to rename a folder while a scanner or an editor holds a file in it."""


def staging(target: Path) -> Path:
    """Where the new folder is built."""
    return target.with_name(f"{target.name}.new")


def recover(target: Path) -> None:
    """Mend what a crash may have left, so that the target is whole and nothing lies beside it.

    Raises:
        OSError: Something cannot be renamed or removed.
    """
    old = _retired(target)
    if old.exists():
        if target.exists():
            shutil.rmtree(old)
        else:
            _rename(old, target)
    if staging(target).exists():
        shutil.rmtree(staging(target))


def swap(target: Path) -> None:
    """Put the finished `staging(target)` in the target's place.

    Raises:
        OSError: A rename was refused; the target is then what it was before.
    """
    old, new = _retired(target), staging(target)
    if not target.exists():
        _rename(new, target)
        return
    _rename(target, old)
    try:
        _rename(new, target)
    except OSError:
        _rename(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)  # what stays is removed by the next run's `recover`


def _retired(target: Path) -> Path:
    return target.with_name(f"{target.name}.old")


def _rename(source: Path, target: Path) -> None:
    """Rename, patient where something holds a file for a moment."""
    for _ in range(_TRIES - 1):
        try:
            source.rename(target)
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    source.rename(target)
