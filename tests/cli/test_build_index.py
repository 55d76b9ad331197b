"""`kb build` keeps the search index of the site that it replaces, for one generation."""

from __future__ import annotations

import os
from pathlib import Path

from kb.search.static import FOLDER
from tests.support.command import kb, said

# Plays MkDocs: a site whose index holds one document, called as the variable says.
_STAND_IN = """
import os, sys
from pathlib import Path

from kb.search import Document
from kb.search.static import FOLDER, encode

site = Path(sys.argv[sys.argv.index("--site-dir") + 1])
(site / FOLDER).mkdir(parents=True)
(site / "index.html").touch()
for name, content in encode([Document.of("a", {"title": os.environ["TITLE"]})]).items():
    (site / FOLDER / name).write_bytes(content)
"""


def _built(collection: Path, package: Path, title: str) -> set[str]:
    """The files of the index after another build with a document of that title."""
    ended = kb("build", cwd=collection, PYTHONPATH=os.fspath(package), TITLE=title)
    assert ended.returncode == 0, said(ended)
    return {path.name for path in (collection / "site" / FOLDER).iterdir()}


def test_the_files_that_open_pages_use_stay_for_one_generation(collection: Path, tmp_path: Path) -> None:
    package = tmp_path / "stand-in"
    (package / "mkdocs").mkdir(parents=True)
    (package / "mkdocs" / "__init__.py").touch()
    (package / "mkdocs" / "__main__.py").write_text(_STAND_IN, encoding="utf-8")
    first, second, third = (_built(collection, package, title) for title in ("失联", "分期", "停催"))
    assert first < second
    assert not first <= third
    assert second - first < third
