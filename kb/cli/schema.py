"""`kb schema`: JSON Schemas of the records and `kb.yml` for editors, and all that VS Code needs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from kb.cli import exits
from kb.cli.errors import CannotRunError
from kb.cli.framework import Command, did_you_mean
from kb.cli.options import common, option
from kb.cli.output import emit, emit_json
from kb.cli.settings import MARKER, Settings
from kb.cli.table import table
from kb.cli.words import say
from kb.records import Vocabulary
from kb.records.reader import read_vocabulary
from kb.schema import DOCUMENTS, Document, document_named, draft, generated_files, schema_files, settings_files
from kb.schema.workspace import as_json


@click.command("schema", cls=Command, help="help-schema")
@click.argument("kind", metavar="[TYPE]", required=False)
@option("--front-matter", "front", is_flag=True, help="help-front-matter")
@option("--all", "folder", type=click.Path(path_type=Path), metavar="DIR", help="help-schema-all")
@option("--vscode", is_flag=True, help="help-vscode")
@common
@click.pass_obj
def command(settings: Settings, kind: str | None, folder: Path | None, *, front: bool, vscode: bool) -> int:
    """Show one schema, write all of them, set up VS Code, or list what there is."""
    if kind is not None:
        document = _named(kind, settings.lang)
        if front and not document.prose:
            raise CannotRunError("no-front-matter", value=document.name)
        emit_json(as_json(draft(document, vocabulary(settings.root), front_matter=front)))
    elif folder is not None:
        _write(settings, settings.base / folder, schema_files(vocabulary(settings.root)))
    elif vscode:
        root = settings.root
        kept = {path: text for path, text in settings_files().items() if not (root / path).exists()}
        _write(settings, root, generated_files(vocabulary(root)) | kept)
    else:
        rows = [(item.name, item.title, "  ".join(item.globs)) for item in DOCUMENTS.values()]
        emit(table(rows))
    return exits.OK


def vocabulary(root: Path) -> Vocabulary:
    """The team's words, without reading any record.

    Raises:
        CannotRunError: `kb.yml` cannot be opened, or something is wrong with it.
    """
    path = root / MARKER
    try:
        read = read_vocabulary(path.read_bytes())
    except OSError as error:
        raise CannotRunError("cannot-read", path=path, why=error.strerror or error) from error
    if read.record is None or not read.complete:
        raise CannotRunError("broken-vocabulary", path=path)
    return read.record


def _named(name: str, lang: str) -> Document:
    found = document_named(name)
    if found is None:
        spellings = [spelling for item in DOCUMENTS.values() for spelling in (item.name, item.title)]
        known = " | ".join(DOCUMENTS)
        raise CannotRunError("no-type", value=name, known=known, nearest=did_you_mean(lang, name, spellings))
    return found


def _write(settings: Settings, target: Path, files: Mapping[str, str]) -> None:
    try:
        for path, text in files.items():
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CannotRunError("cannot-write", path=error.filename or target, why=error.strerror or error) from error
    emit(say(settings.lang, "schemas-written", path=target, n=len(files)))
