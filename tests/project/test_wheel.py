"""The wheel holds everything, and works in an environment of its own, away from the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.support.command import said

_SOURCES = {
    "kb": "kb",
    "plugins/kb_mkdocs": "kb_mkdocs",
    "playbooks/regulations": "kb/cli/starter/playbooks/regulations",
}
"""Folders of the repository, and where they lie in the wheel."""


# Where what lies in the repository stands in the wheel.
_SOURCES = {
    "kb/": "kb/",
    "plugins/kb_mkdocs/": "kb_mkdocs/",
    "playbooks/regulations/": "kb/cli/starter/playbooks/regulations/",
}


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, root],
        capture_output=True,
        check=False,
    )
    assert built.returncode == 0, said(built)
    (path,) = folder.glob("fupan-*.whl")
    return path


def test_wheel_holds_all_of_its_sources_and_nothing_else(root: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", *_SOURCES],  # noqa: S607
        cwd=root,
        capture_output=True,
        check=True,
    )
    assert names == {_installed(name) for name in tracked.stdout.decode("utf-8").split("\0") if name}


def test_wheel_works_away_from_the_repository(wheel: Path, tmp_path: Path) -> None:
    scripts = _environment(tmp_path / "环境", wheel)
    for command in (["init", "demo"], ["-C", "demo", "check"], ["-C", "demo", "build"]):
        ended = subprocess.run(
            [scripts / "kb", *command],
            cwd=tmp_path,
            env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
            capture_output=True,
            check=False,
        )
        assert ended.returncode == 0, said(ended)
    assert (tmp_path / "demo" / "site" / "index.html").exists()


def _installed(name: str) -> str:
    source = next(source for source in _SOURCES if name.startswith(source))
    return _SOURCES[source] + name.removeprefix(source)


def _environment(folder: Path, wheel: Path) -> Path:
    """Make an environment that holds the wheel; what it depends on is read from the present one."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    # .pth files of a folder that a .pth file names are not read, so the project
    # installed here for development is not seen there.
    site = next(folder.rglob("site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding=_pth_encoding())
    subprocess.run(
        [
            scripts / "python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            "--force-reinstall",
            wheel,
        ],
        check=True,
    )
    return scripts


def _pth_encoding() -> str:
    return "utf-8" if sys.version_info >= (3, 13) else "locale"
