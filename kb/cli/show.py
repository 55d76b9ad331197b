"""`kb show`: one record, as it was understood."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from kb.cli import exits
from kb.cli.collection import read
from kb.cli.framework import Command
from kb.cli.lookup import record_named
from kb.cli.options import common, option
from kb.cli.output import emit, emit_json
from kb.cli.plain import fields_of, identity
from kb.cli.settings import Settings
from kb.records import Record
from kb.records.fields import specs

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
        emit_json(json.dumps(document, ensure_ascii=False, indent=2, default=str))
    else:
        emit("\n".join(_lines(record, settings.lang)))
    return exits.OK


def _lines(record: Record, lang: str) -> Iterator[str]:
    titles = {spec.name.rstrip("_"): spec.title for spec in specs(record.__class__).values()}
    yield f"{record.title}  ({record.TYPE} {record.id})"
    yield record.path
    for name, value in fields_of(record).items():
        if name != "title":
            yield from _entry(name if lang == "en" else titles[name], value, "")


def _entry(name: str, value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401  (plain data of any shape)
    """A name and its value in the manner of YAML, without promising to be it."""
    if isinstance(value, dict):
        yield f"{indent}{name}:"
        for key, item in value.items():
            yield from _entry(str(key), item, f"{indent}  ")
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for number, item in enumerate(value, start=1):
            yield from _entry(f"{name} {number}", item, indent)
    elif isinstance(value, list):
        yield f"{indent}{name}:"
        yield from (f"{indent}  - {item}" for item in value)
    elif "\n" in str(value):
        yield f"{indent}{name}:"
        yield from (f"{indent}  {line}" for line in str(value).splitlines())
    else:
        yield f"{indent}{name}: {value}"
