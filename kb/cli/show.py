"""`kb show`: one record, as it was understood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from kb.cli import exits
from kb.cli.collection import read
from kb.cli.framework import Command
from kb.cli.lookup import record_named
from kb.cli.options import common, option
from kb.cli.output import emit, emit_data
from kb.cli.plain import fields_of, identity
from kb.cli.settings import Settings
from kb.cli.words import say
from kb.records import Record

_VERSION = 1


@click.command("show", cls=Command, help="help-show")
@click.argument("name", metavar="ID")
@option("--json", "as_json", is_flag=True, help="help-json")
@common
@click.pass_obj
def command(settings: Settings, name: str, *, as_json: bool) -> int:
    """Show a record by id, title or alias."""
    library = read(settings)
    record = record_named(library, name, settings.lang)
    if as_json:
        document = {"version": _VERSION, **identity(record), "anchors": list(record.anchors())}
        document |= {"fields": fields_of(record), "extra": dict(record.extra)}
        emit_data(document)
    else:
        emit("\n".join(_lines(record, settings.lang)))
    return exits.OK


def _lines(record: Record, lang: str) -> Iterator[str]:
    yield f"{record.title}  ({record.TYPE} {record.id})"
    yield record.path
    fields = fields_of(record, titled=lang == "zh") | dict(record.extra)
    for name, value in fields.items():
        if value != record.title:
            yield from _entry(name, value, "", lang)


def _entry(name: str, value: Any, indent: str, lang: str) -> Iterator[str]:  # noqa: ANN401  (plain data of any shape)
    """A name and its value in the manner of YAML, without promising to be it."""
    deeper = f"{indent}  "
    if isinstance(value, dict):
        yield f"{indent}{name}:"
        for key, item in value.items():
            yield from _entry(str(key), item, deeper, lang)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for number, item in enumerate(value, start=1):
            yield from _entry(f"{name} {number}", item, indent, lang)
    elif isinstance(value, list):
        yield f"{indent}{name}:"
        yield from (f"{deeper}- {item}" for item in value)
    elif "\n" in str(value):
        yield f"{indent}{name}:"
        yield from (f"{deeper}{line}".rstrip() for line in str(value).splitlines())
    else:
        yield f"{indent}{name}: {_word(value, lang)}"


def _word(value: object, lang: str) -> object:
    return say(lang, "yes" if value else "no") if isinstance(value, bool) else value
