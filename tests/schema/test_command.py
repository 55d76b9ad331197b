"""`kb schema`: what it prints, what it writes, what it refuses."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.cli import main
from kb.schema import DOCUMENTS, draft, generated_files, settings_files
from tests.schema.drafts import OWN, vocabulary_of


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder with the project's vocabulary and no record at all."""
    shutil.copyfile(root / "kb.yml", tmp_path / "kb.yml")
    yield tmp_path
    assert not list(tmp_path.rglob("*.tmp"))


def kb(folder: Path, *arguments: str) -> int:
    return main(["-C", str(folder), "schema", *arguments])


@pytest.mark.parametrize("written", ["case", "案例", "cases", "Case"])
def test_one_schema_by_any_name_of_its_type(folder: Path, capsys: pytest.CaptureFixture[str], written: str) -> None:
    assert kb(folder, written) == 0
    assert json.loads(capsys.readouterr().out) == draft(DOCUMENTS["case"], OWN)


def test_monthly_figures_are_not_the_measure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, title in (("measures", "月度数据"), ("measure", "指标"), ("kb.yml", "团队词表")):
        assert kb(folder, name) == 0
        assert json.loads(capsys.readouterr().out)["title"] == title


def test_front_matter(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kb(folder, "case", "--front-matter") == 0
    assert json.loads(capsys.readouterr().out) == draft(DOCUMENTS["case"], OWN, front_matter=True)
    assert kb(folder, "kb", "--front-matter") == 2


def test_the_list_names_every_kind_of_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kb(folder) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(DOCUMENTS)


def test_all_schemas_into_a_folder(folder: Path) -> None:
    assert kb(folder, "--all", "out/模式") == 0
    names = {path.name for path in (folder / "out" / "模式").iterdir()}
    front = {item.front_file for item in DOCUMENTS.values() if item.prose}
    assert names == front | {item.file for item in DOCUMENTS.values()}
    assert b"\r" not in (folder / "out" / "模式" / "case.schema.json").read_bytes()


def test_the_editor_follows_the_vocabulary_and_keeps_what_a_person_set(folder: Path) -> None:
    assert kb(folder, "--vscode") == 0
    settings = folder / ".vscode" / "settings.json"
    settings.write_text("{}", encoding="utf-8")
    words = (folder / "kb.yml").read_text(encoding="utf-8").replace("consumer: 消费信贷", "consumer: 消费贷")
    (folder / "kb.yml").write_text(words, encoding="utf-8")
    assert kb(folder, "--vscode") == 0
    assert settings.read_text(encoding="utf-8") == "{}"
    written = {path: (folder / path).read_text(encoding="utf-8") for path in generated_files(OWN)}
    assert written == generated_files(vocabulary_of(folder))
    assert written != generated_files(OWN)
    assert (folder / ".vscode" / "extensions.json").read_text(encoding="utf-8") in settings_files().values()


def test_refusals(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kb(folder, "casse") == 2
    assert "是否想写 case？" in capsys.readouterr().err
    (folder / "kb.yml").write_text("name：坏\n", encoding="utf-8")
    assert kb(folder, "case") == 2
    assert "kb check" in capsys.readouterr().err
    (folder / "file").touch()
    shutil.copyfile(Path(__file__).parents[2] / "kb.yml", folder / "kb.yml")
    assert kb(folder, "--all", "file/below") == 2
    assert capsys.readouterr().err.startswith("写不了")
