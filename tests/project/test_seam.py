"""The engine and its pages need no MkDocs: the seam that lets the site move to another generator."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command import kb, said

# Stands in front of every import, as if these were not installed.
_WITHOUT = """
import sys
for name in ("mkdocs", "material", "kb_mkdocs"):
    sys.modules[name] = None
"""
_IMPORT_ALL = """
import importlib, pkgutil, kb
for module in pkgutil.walk_packages(kb.__path__, "kb."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""
_CHECK = """
from kb.cli import main
sys.exit(main(["check", "--today", "2026-11-30", "--fail-on", "warning"]))
"""


@pytest.mark.parametrize("program", [_IMPORT_ALL, _CHECK], ids=["import", "check"])
def test_engine_without_mkdocs(root: Path, program: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _WITHOUT + program],
        cwd=root,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, said(ended)


def test_exported_pages_build_with_plain_mkdocs(root: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    exported = kb("export", "pages", pages, cwd=root)
    assert exported.returncode == 0, said(exported)
    extensions = json.loads((pages / "kb-export.json").read_text(encoding="utf-8"))["markdown_extensions"]
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Plain\ndocs_dir: pages\ntheme: mkdocs\nplugins: []\n"
        f"markdown_extensions: [{', '.join(extensions)}]\n"
        "validation: {nav: {omitted_files: ignore}, links: {not_found: warn, anchors: warn}}\n",
        encoding="utf-8",
    )
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert built.returncode == 0, said(built)
    page = (tmp_path / "site" / "personas" / "hardship" / "index.html").read_text(encoding="utf-8")
    assert "暂时困难型" in page
