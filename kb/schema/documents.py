"""What there are schemas of: every record type, in YAML and as front matter, the monthly figures, and `kb.yml`."""

from __future__ import annotations

from dataclasses import dataclass

from kb.records import RECORD_TYPES, Case, Month, MonthlyMeasures, Vocabulary
from kb.records.fields import FieldSpec, specs
from kb.schema.drafting import Drafting, Schema
from kb.schema.rules import record

DIALECT = "http://json-schema.org/draft-07/schema#"


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of file: its name on the command line, its Chinese title, its model, and where such files lie."""

    name: str
    title: str
    model: type
    globs: tuple[str, ...]
    prose: bool = True
    """Whether it may also be written in Markdown, with front matter."""

    @property
    def file(self) -> str:
        """The file name of its schema."""
        return f"{self.name}.schema.json"

    @property
    def front_file(self) -> str:
        """The file name of the schema of its front matter."""
        return f"{self.name}.front-matter.schema.json"


def _globs(model: type) -> tuple[str, ...]:
    if model is Case:
        return ("cases/*/!(month|measures).yml", "cases/*/!(month|measures).yaml")
    if model is Month:
        return ("cases/*/month.yml", "cases/*/month.yaml")
    folder = getattr(model, "FOLDER", "")
    return (f"playbooks/{folder}/**/*.yml", f"playbooks/{folder}/**/*.yaml")


DOCUMENTS: dict[str, Document] = {
    **{name: Document(name, model.TITLE, model, _globs(model)) for name, model in RECORD_TYPES.items()},
    "measures": Document(
        "measures", MonthlyMeasures.TITLE, MonthlyMeasures, ("cases/*/measures.yml", "cases/*/measures.yaml"),
        prose=False,
    ),
    "kb": Document("kb", "团队词表", Vocabulary, ("kb.yml",), prose=False),
}  # fmt: skip
"""Every kind of file, in the order in which they are listed."""


def document_named(name: str) -> Document | None:
    """The kind of file of that name; a type's name goes before a folder's, since `measures` is both."""
    asked = name.strip().casefold()
    by_name = {"kb.yml": DOCUMENTS["kb"]}
    for document in reversed(DOCUMENTS.values()):
        by_name |= {getattr(document.model, "FOLDER", document.name): document, document.title: document}
    return (DOCUMENTS | {key: found for key, found in by_name.items() if key not in DOCUMENTS}).get(asked)


def draft(document: Document, vocabulary: Vocabulary, *, front_matter: bool = False) -> Schema:
    """The schema of a kind of file in the words of a team.

    Args:
        document: which kind of file.
        vocabulary: the team's `kb.yml`.
        front_matter: for the front matter of Markdown, where the sections stand below it and not in it.
    """
    drafting = Drafting(vocabulary)
    declared = [*specs(document.model).values(), *_team(document.name, vocabulary)]
    wanted = [spec for spec in declared if not (front_matter and spec.heading)]
    body = record(document.model, declared, wanted, drafting)
    form = " Markdown 文件开头两个 --- 之间的部分" if front_matter else " YAML 文件"
    head = {
        "$schema": DIALECT,
        "title": document.title,
        "description": f"{document.title}（{document.name}）的{form}。由 kb schema 按 kb.yml 生成，不手改。",
    }
    definitions = {key: drafting.definitions[key] for key in sorted(drafting.definitions)}
    return head | body | ({"definitions": definitions} if definitions else {})


def _team(name: str, vocabulary: Vocabulary) -> list[FieldSpec]:
    """The fields that the team added to a record type."""
    return [
        FieldSpec(key, item.title or key, item.kind(), item.aliases, required=bool(item.required))
        for key, item in vocabulary.fields.get(name, {}).items()
    ]
