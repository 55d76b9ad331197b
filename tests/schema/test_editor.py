"""What VS Code is given: fresh, complete, and each file under its own schema."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kb.cli import main
from kb.library.files import discover
from kb.schema import DOCUMENTS, editor_files, generated_files
from tests.schema.drafts import OWN, vocabulary_of


def test_the_projects_own_files_are_fresh(root: Path) -> None:
    """They follow from the declared fields and from `kb.yml`."""
    stale = [path for path, text in editor_files(OWN).items() if (root / path).read_bytes() != text.encode()]
    assert stale == [], "run: kb schema --vscode (settings.json and extensions.json: remove them first)"


def test_a_new_team_gets_its_own(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "库")]) == 0
    words = vocabulary_of(tmp_path / "库")
    for path, text in editor_files(words).items():
        assert (tmp_path / "库" / path).read_text(encoding="utf-8") == text
    assert generated_files(words) != generated_files(OWN)


def test_every_yaml_file_falls_under_exactly_its_own_schema(root: Path) -> None:
    settings = json.loads((root / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    patterns = {Path(path).name: [_pattern(glob) for glob in globs] for path, globs in settings["yaml.schemas"].items()}
    files = [(file.path, file.model.TYPE) for file in discover(root) if file.model and not file.path.endswith(".md")]
    assert len(files) > 30
    samples = [("kb.yml", "kb"), ("cases/2026-10/month.yml", "month"), ("cases/2026-10/monthly.yaml", "case"),
               ("playbooks/personas/a/b/x.yaml", "persona")]  # fmt: skip
    for path, name in [*files, *samples]:
        under = [file for file, found in patterns.items() if any(pattern.fullmatch(path) for pattern in found)]
        assert under == [DOCUMENTS[name].file], path


def _pattern(glob: str) -> re.Pattern[str]:
    """A glob as the editor reads it: `**/` for any folders, `!(a|b)` for anything but these."""
    pieces = {"**/": r"(?:[^/]+/)*", "*": r"[^/]*"}
    tokens = re.findall(r"\*\*/|\*|!\([^)]*\)|[^*!]+", glob)
    return re.compile("".join(pieces.get(token) or _token(token) for token in tokens))


def _token(token: str) -> str:
    if match := re.fullmatch(r"!\((.*)\)", token):
        return rf"(?!(?:{match[1]})\.)[^/]*"
    return re.escape(token)


def test_the_settings_point_at_files_that_exist_and_at_nothing_outside(root: Path) -> None:
    text = (root / ".vscode" / "settings.json").read_text(encoding="utf-8")
    settings = json.loads(text)
    for path in settings["yaml.schemas"]:
        assert (root / path).is_file()
    assert settings["yaml.schemaStore.enable"] is False
    assert "://" not in text
    recommended = json.loads((root / ".vscode" / "extensions.json").read_text(encoding="utf-8"))["recommendations"]
    assert recommended == ["redhat.vscode-yaml"]


@pytest.mark.parametrize("path", sorted(generated_files(OWN)))
def test_generated_files_are_json_with_unix_line_ends(path: str) -> None:
    text = generated_files(OWN)[path]
    assert json.loads(text)
    assert text.endswith("}\n")
    assert "\r" not in text
