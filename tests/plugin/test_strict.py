"""A strict build refuses what is wrong, however it is started and however little it is to say."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.plugin.small import Small
from tests.support.command import kb, said

_STRICT = ["--strict", "--quiet"]


def _mkdocs(small: Small, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=small.root,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )


@pytest.fixture
def dangling(small: Small) -> Small:
    """A collection with nothing wrong but a wiki link in a hand-written page."""
    small.configure()
    small.append("docs/about/how.md", "\n[[没有的]]\n")
    return small


@pytest.mark.parametrize("arguments", [["--strict"], _STRICT], ids=["strict", "strict and quiet"])
def test_mkdocs(dangling: Small, arguments: list[str]) -> None:
    built = _mkdocs(dangling, *arguments)
    assert built.returncode == 1
    assert "docs/about/how.md:5:1: KB201 " in said(built)


def test_quiet_says_nothing_else(small: Small) -> None:
    small.configure()
    built = _mkdocs(small, *_STRICT)
    assert (built.returncode, said(built)) == (0, "")


def test_quiet_alone_stays_quiet(dangling: Small) -> None:
    built = _mkdocs(dangling, "--quiet")
    assert (built.returncode, said(built)) == (0, "")


def test_kb_build(dangling: Small) -> None:
    """The old site stays where it is."""
    dangling.write("site/index.html", "旧的")
    built = kb("build", cwd=dangling.root, PYTHONIOENCODING="utf-8")
    assert built.returncode == 1
    assert "docs/about/how.md:5:1: KB201 " in said(built)
    assert (dangling.root / "site/index.html").read_text(encoding="utf-8") == "旧的"
