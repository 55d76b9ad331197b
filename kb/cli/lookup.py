"""From what a person typed to a record, a type, or a value of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from kb.cli.errors import CannotRunError
from kb.cli.framework import did_you_mean
from kb.library import Library
from kb.records import RECORD_TYPES, Record


def record_named(library: Library, name: str, lang: str) -> Record:
    """The record of that id, title or alias.

    Raises:
        CannotRunError: No record has that name, or several have.
    """
    record = library.get(name) or library.get(library.find(name.strip()).target)
    if record is None:
        names = [name for record in library.records.values() for name in (record.id, record.title)]
        raise CannotRunError("no-record", value=name, nearest=did_you_mean(lang, name, names))
    return record


def type_named(name: str, lang: str) -> type[Record]:
    """The record type of that name: `case`, `cases` or 案例.

    Raises:
        CannotRunError: There is no such type.
    """
    spellings = {
        spelling: model for model in RECORD_TYPES.values() for spelling in (model.TYPE, model.FOLDER, model.TITLE)
    }
    found = spellings.get(name.lower())
    if found is None:
        known = " | ".join(RECORD_TYPES)
        raise CannotRunError("no-type", value=name, known=known, nearest=did_you_mean(lang, name, spellings))
    return found


def term_named(names: Iterable[tuple[str, str]], written: str, lang: str) -> str:
    """The id of a vocabulary value written as id, title or alias.

    Raises:
        CannotRunError: The vocabulary has no such value.
    """
    table = {spelling.casefold(): key for spelling, key in names}
    found = table.get(written.casefold())
    if found is None:
        raise CannotRunError("no-term", value=written, nearest=did_you_mean(lang, written, table))
    return found
