"""MkDocs as a child process: the engine itself knows nothing of it."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from kb.cli import clock
from kb.cli.errors import CannotRunError
from kb.cli.settings import Settings
from kb.cli.site_days import EPOCH

CONFIG = "mkdocs.yml"
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}
"""The theme tells of its future at every build; who runs `kb` cannot act on it."""


def ready(root: Path) -> None:
    """Make sure that MkDocs can be run here.

    Raises:
        CannotRunError: It is not installed, or the knowledge base has no `mkdocs.yml`.
    """
    if importlib.util.find_spec("mkdocs") is None:
        raise CannotRunError("no-mkdocs")
    if not (root / CONFIG).is_file():
        raise CannotRunError("no-mkdocs-yml", root=root)


def command_line(*arguments: str) -> list[str]:
    """How to start MkDocs with the Python that runs us."""
    return [sys.executable, "-m", "mkdocs", *arguments]


def environment(settings: Settings, seconds: int | None = None) -> Mapping[str, str]:
    """The child's environment: the day that the person named, and for a build the second that its dates are made from.

    Without a named day the plugin takes that of the newest review, so that the same records give the same bytes.
    """
    known = {**os.environ, **_QUIET, "PYTHONIOENCODING": "utf-8"}
    if day := settings.named_day:
        known[clock.VARIABLE] = day.isoformat()
    if seconds is not None:
        known[EPOCH] = str(seconds)
    return known


def run(arguments: Sequence[str], root: Path, env: Mapping[str, str]) -> tuple[int, str]:
    """Run MkDocs to its end; its exit code and what it said."""
    done = subprocess.run(  # noqa: S603  (our own interpreter, arguments of our own)
        arguments,
        cwd=root,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def site_dir(root: Path) -> Path:
    """Where `mkdocs.yml` wants the site: its `site_dir`, else `site`.

    Only that one key is looked at, and no tag is followed: the file may hold some that only MkDocs understands.
    """
    folder = "site"
    try:
        with (root / CONFIG).open(encoding="utf-8-sig") as file:
            node = yaml.compose(file, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return root / folder  # MkDocs will say what is wrong with the file, and better
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    for key, value in pairs:
        if key.value == "site_dir" and isinstance(value, yaml.ScalarNode) and value.value:
            folder = value.value
    return root / folder
