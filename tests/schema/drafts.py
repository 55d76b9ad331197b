"""Schemas of the project's own vocabulary, made ready once, and a way to ask both judges of one text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, FormatChecker

from kb.records import Vocabulary
from kb.records.reader import read_record, read_vocabulary
from kb.records.words import Lexicon
from kb.schema import DOCUMENTS, draft
from tests.support import core_yaml

ROOT = Path(__file__).resolve().parent.parent.parent


def vocabulary_of(folder: Path) -> Vocabulary:
    """The vocabulary of the collection in a folder."""
    found = read_vocabulary((folder / "kb.yml").read_bytes()).record
    assert found is not None
    return found


OWN = vocabulary_of(ROOT)
LEXICON = Lexicon(OWN)


def validator(name: str, vocabulary: Vocabulary = OWN, *, front_matter: bool = False) -> Draft7Validator:
    """What judges files of this kind by their schema."""
    schema = draft(DOCUMENTS[name], vocabulary, front_matter=front_matter)
    return Draft7Validator(schema, format_checker=FormatChecker(["date"]))


VALIDATORS = {name: validator(name) for name in DOCUMENTS}


def refusals(judge: Draft7Validator, data: Any) -> list[str]:  # noqa: ANN401  (plain data of any shape)
    """Why the schema refuses; empty where it accepts."""
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in judge.iter_errors(data)]


def reported(name: str, text: str) -> list[str]:
    """What the reader reports of the YAML form of a record, of monthly figures, or of `kb.yml`."""
    data = text.encode()
    if name == "kb":
        problems = read_vocabulary(data).problems
    else:
        path = "cases/2026-10/x.yml"
        problems = read_record(DOCUMENTS[name].model, data, record_id="x", path=path, lexicon=LEXICON).problems
    return [problem.key for problem in problems]


def front_matter(text: str) -> Any:  # noqa: ANN401
    """The front matter of a Markdown file as plain data."""
    return core_yaml.load(text.split("---\n")[1])
