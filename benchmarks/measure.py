"""Runs a command and tells what it took: time, memory, and the size of what it wrote."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took.

    Attributes:
        seconds: On the clock.
        processor: Seconds of processor time, children included; None where the system does not tell.
        memory: Highest resident size of any of its processes, in bytes; None where the system does not tell.
    """

    seconds: float
    processor: float | None
    memory: int | None


@dataclass(frozen=True, slots=True)
class Size:
    """How much lies in a folder, in bytes and files."""

    size: int
    files: int


def run(command: Sequence[str | Path], cwd: Path) -> Cost:
    """Run a command to its end.

    Raises:
        RuntimeError: It failed; the message holds its command line and what it printed.
    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=output, stderr=subprocess.STDOUT)
        processor, memory = _wait(process)
        seconds = time.perf_counter() - start
        if process.returncode:
            output.seek(0)
            text = output.read().decode("utf-8", errors="replace")
            raise RuntimeError(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{text[-4000:]}")
    return Cost(seconds, processor, memory)


def size_of(folder: Path) -> Size:
    """Add up the files below a folder."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Size(sum(sizes), len(sizes))


def number(value: float | None, unit: int = 1) -> str:
    """A measured value in a table, in units of so many; a dash where the system does not tell."""
    return "–" if value is None else f"{value / unit:.1f}"


def ratio(value: float | None, base: float | None) -> str:
    """How many times the base a value is."""
    return "–" if value is None or not base else f"{value / base:.2f}"


def _wait(process: subprocess.Popen[bytes]) -> tuple[float | None, int | None]:
    if sys.platform == "win32":
        process.wait()
        return None, None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    # Linux counts in kibibytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit
