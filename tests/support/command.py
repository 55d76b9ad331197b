"""The command as a user starts it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from pathlib import Path

KB = Path(sysconfig.get_path("scripts")) / "kb"


def kb(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run `kb` in a folder and wait for it.

    Args:
        arguments: The command line after `kb`.
        cwd: Where it is started.
        environment: Variables set on top of the present ones.

    Returns:
        The finished process; its output is bytes, since the encoding is part of what some tests ask about.
    """
    return subprocess.run(
        [KB, *arguments], cwd=cwd, env={**os.environ, **environment}, capture_output=True, check=False
    )


def said(process: subprocess.CompletedProcess[bytes]) -> str:
    """Everything a process printed, for a failure message."""
    return (process.stdout + process.stderr).decode("utf-8", errors="replace")
