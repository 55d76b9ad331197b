"""`kb export pages`: the pages as files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kb.cli.export import MANIFEST
from kb.pages.previews import ARTICLES, PREVIEWS
from tests.cli.conftest import BROKEN, Run


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def exported(run: Run, collection: Path, tmp_path: Path) -> Path:
    target = tmp_path / "页 面"
    ended = run(collection, "export", "pages", target)
    assert ended.code == 0, ended.err
    return target


def test_every_record_has_its_page(run: Run, collection: Path, exported: Path) -> None:
    pages = _files(exported)
    for kind in ("persona", "strategy", "case", "month", "regulation", "study", "process", "training", "measure"):
        for record in json.loads(run(collection, "list", kind, "--json").out)["records"]:
            page = pages[f"{record['address'].rstrip('/')}.md"].decode("utf-8")
            assert page.startswith("---\n")
            assert record["title"] in page


def test_the_list_of_what_was_written(exported: Path) -> None:
    files = _files(exported)
    manifest = json.loads(files[MANIFEST])
    assert set(manifest["files"]) == files.keys() - {MANIFEST}
    assert "attr_list" in manifest["markdown_extensions"]
    assert json.loads(files[PREVIEWS])
    assert json.loads(files[ARTICLES])


def test_the_same_bytes_again(run: Run, collection: Path, exported: Path, tmp_path: Path) -> None:
    before = _files(exported)
    assert run(collection, "export", "pages", exported).code == 0
    assert _files(exported) == before
    assert run(collection, "export", "pages", tmp_path / "other").code == 0
    assert _files(tmp_path / "other") == before
    assert all(b"\r" not in content for content in before.values())


def test_pages_that_are_gone_go(run: Run, collection: Path, exported: Path) -> None:
    (collection / "playbooks" / "studies" / "call-first.yml").unlink()
    (exported / "mine.md").write_text("mine", encoding="utf-8")
    assert (exported / "studies" / "call-first.md").exists()
    assert run(collection, "export", "pages", exported).code == 0
    assert not (exported / "studies" / "call-first.md").exists()
    assert (exported / "mine.md").exists(), "what the export did not write stays"


def test_images_beside_records_come_along(run: Run, collection: Path, tmp_path: Path) -> None:
    case = collection / "cases" / "2026-10" / "sample-case.md"
    (case.parent / "chart.png").write_bytes(b"\x89PNG")
    text = case.read_text(encoding="utf-8").replace("## 突破过程", "![走势](chart.png)\n\n## 突破过程")
    case.write_text(text, encoding="utf-8")
    assert run(collection, "export", "pages", tmp_path / "pages").code == 0
    page = tmp_path / "pages" / "cases" / "sample-case.md"
    (shown,) = re.findall(r"""[("']([^("']*chart\.png)""", page.read_text(encoding="utf-8"))
    assert (page.parent / shown).resolve().read_bytes() == b"\x89PNG"


def test_own_templates_come_first(run: Run, collection: Path, tmp_path: Path) -> None:
    templates = collection / "templates"
    templates.mkdir()
    (templates / "study.md.j2").write_text("# 我们自己的样子\n", encoding="utf-8")
    assert run(collection, "export", "pages", "--templates", "templates", tmp_path / "pages").code == 0
    page = tmp_path / "pages" / "studies" / "call-first.md"
    assert page.read_text(encoding="utf-8").endswith("# 我们自己的样子\n")
    assert run(collection, "export", "pages", "--templates", "nowhere", tmp_path / "other").code == 2


def test_the_clock_is_not_asked(run: Run, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.cli.clock.today", None)
    monkeypatch.delenv("KB_TODAY")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert run(collection, "export", "pages", tmp_path / "pages").code == 0


def test_drafts(run: Run, collection: Path, tmp_path: Path) -> None:
    study = collection / "playbooks" / "studies" / "call-first.yml"
    study.write_text(study.read_text(encoding="utf-8").replace("published", "draft"), encoding="utf-8")
    assert run(collection, "export", "pages", tmp_path / "public").code == 0
    assert run(collection, "export", "pages", "--drafts", tmp_path / "all").code == 0
    assert not (tmp_path / "public" / "studies" / "call-first.md").exists()
    assert (tmp_path / "all" / "studies" / "call-first.md").exists()


def test_errors_in_the_records_stop_it(run: Run, collection: Path, tmp_path: Path) -> None:
    (collection / "cases" / "2026-10" / "bad.md").write_text(BROKEN, encoding="utf-8")
    ended = run(collection, "export", "pages", tmp_path / "pages")
    assert (ended.code, ended.out) == (1, "")
    assert "bad.md:2:6" in ended.err
    assert not (tmp_path / "pages").exists()


def test_a_foreign_folder_is_left_alone(run: Run, collection: Path) -> None:
    before = _files(collection)
    ended = run(collection, "export", "pages", "docs")
    assert ended.code == 2
    assert _files(collection) == before


@pytest.mark.parametrize("files", ['["../kb.yml"]', "no json", '{"files": 3}'])
def test_a_tampered_list_removes_nothing_outside(run: Run, collection: Path, tmp_path: Path, files: str) -> None:
    target = tmp_path / "pages"
    target.mkdir()
    text = f'{{"files": {files}}}' if files.startswith("[") else files
    (target / MANIFEST).write_text(text, encoding="utf-8")
    (tmp_path / "kb.yml").touch()
    assert run(collection, "export", "pages", target).code == 0
    assert (tmp_path / "kb.yml").exists()


def test_what_a_rule_refuses_is_not_exported(run: Run, collection: Path, tmp_path: Path) -> None:
    """Not reading alone: nothing personal is to leave."""
    case = collection / "cases/2026-10/sample-case.md"
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("\n## 经验", f"\n他说打{'139' + '0' * 4 + '1' * 4}。\n\n## 经验"), encoding="utf-8")
    ended = run(collection, "export", "pages", tmp_path / "pages")
    assert ended.code == 1
    assert "KB401" in ended.err
    assert not (tmp_path / "pages").exists()

    vocabulary = collection / "kb.yml"
    with vocabulary.open("a", encoding="utf-8") as file:
        file.write("\nchecks: {baseline: kb-baseline.json}\n")
    assert run(collection, "check", "--write-baseline").code == 0
    assert run(collection, "export", "pages", tmp_path / "pages").code == 0, "what the team accepts is"
