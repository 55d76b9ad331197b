"""The commands work from any folder and under any encoding of the terminal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.command import kb, said

_PLACES = {
    "plain": {},
    "gbk": {"PYTHONIOENCODING": "gbk"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "c-locale": {"LC_ALL": "C"},
}


@pytest.fixture(scope="module")
def elsewhere(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the collection in a folder with a space and Chinese characters."""
    target = tmp_path_factory.mktemp("elsewhere") / "我的 知识库"
    target.mkdir()
    for name in ("cases", "playbooks", "docs"):
        shutil.copytree(root / name, target / name)
    for name in ("kb.yml", "mkdocs.yml"):
        shutil.copyfile(root / name, target / name)
    return target


@pytest.mark.parametrize("environment", _PLACES.values(), ids=_PLACES)
def test_check(elsewhere: Path, environment: dict[str, str]) -> None:
    ended = kb("check", "--today", "2026-11-30", "--fail-on", "warning", cwd=elsewhere, **environment)
    assert ended.returncode == 0, said(ended)


@pytest.mark.parametrize("environment", _PLACES.values(), ids=_PLACES)
def test_findings_survive_the_terminal(elsewhere: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    copy = tmp_path / "坏的 库"
    shutil.copytree(elsewhere, copy)
    (copy / "cases" / "2026-10" / "broken.md").write_text("---\ntitle：坏\n---\n", encoding="utf-8")
    ended = kb("check", cwd=copy, **environment)
    assert ended.returncode == 1, said(ended)
    assert b"broken.md:2:6" in ended.stdout
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize("name", ["gbk", "c-locale"])
def test_build(elsewhere: Path, tmp_path: Path, name: str) -> None:
    ended = kb("build", "-d", tmp_path / "站 点", cwd=elsewhere, **_PLACES[name])
    assert ended.returncode == 0, said(ended)
    assert "复盘" in (tmp_path / "站 点" / "index.html").read_text(encoding="utf-8")
