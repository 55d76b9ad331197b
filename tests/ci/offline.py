"""A clean clone on a machine without network: what CI would install is found beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.support.command import said

GIT = ("git", "-c", "user.name=ci", "-c", "user.email=ci@invalid", "-c", "commit.gpgsign=false",
       "-c", "core.autocrlf=false")  # fmt: skip
_OWN = ("fupan-", "_fupan", "_editable_impl_fupan", "__editable__")


def wheel_of(root: Path, folder: Path) -> Path:
    """A folder that holds the project's wheel, as a package index would."""
    line = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(root)]
    built = subprocess.run(line, capture_output=True, check=False)
    assert built.returncode == 0, said(built)
    return folder


def dependencies(folder: Path) -> Path:
    """A folder with everything installed here but the project itself."""
    folder.mkdir()
    for found in Path(sysconfig.get_path("purelib")).iterdir():
        if not found.name.startswith(_OWN) and found.suffix != ".pth":
            (folder / found.name).symlink_to(found, target_is_directory=found.is_dir())
    return folder


def environment(wheels: Path, installed: Path, *programs: Path) -> dict[str, str]:
    """What a command of a CI job sees: no network, a fixed day, its programs first."""
    known = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KB_", "PIP_", "GIT_"))
    }
    return known | {
        "PYTHONPATH": str(installed),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip's way to say yes to a negative option
        "KB_TODAY": "2026-11-30",
        "PATH": os.pathsep.join([*map(str, programs), os.environ["PATH"]]),
    }


def python_of(folder: Path) -> Path:
    """The folder of the programs of a new, empty environment."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin")


def committed(folder: Path) -> Path:
    """A folder made a git repository with one commit."""
    for line in (["init", "--quiet", "--initial-branch=main"], ["add", "--all"], ["commit", "--quiet", "-m", "all"]):
        done = subprocess.run([*GIT, *line], cwd=folder, capture_output=True, check=False)
        assert done.returncode == 0, said(done)
    return folder


def clone(source: Path, target: Path) -> Path:
    """A clean clone."""
    done = subprocess.run([*GIT, "clone", "--quiet", source, target], capture_output=True, check=False)
    assert done.returncode == 0, said(done)
    return target


def run_lines(lines: Sequence[str], folder: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Run the lines of a job as its runner does: in one shell that stops at the first failure."""
    script = "\n".join(lines)
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],  # noqa: S607
        cwd=folder,
        env=env,
        capture_output=True,
        check=False,
    )
