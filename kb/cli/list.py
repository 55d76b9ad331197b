"""`kb list`: the records of a type, narrowed down."""

from __future__ import annotations

import click

from kb.cli import exits
from kb.cli.collection import read
from kb.cli.filters import FILTERS, narrowed
from kb.cli.framework import Command
from kb.cli.lookup import type_named
from kb.cli.options import Decorated, common, option
from kb.cli.output import emit, emit_data
from kb.cli.plain import identity
from kb.cli.settings import Settings
from kb.cli.table import table
from kb.cli.words import say

_VERSION = 1


def _filters(function: Decorated) -> Decorated:
    for name in reversed(list(FILTERS)):
        function = option(f"--{name}", metavar=name.upper(), help=f"help-filter-{name}")(function)
    return function


@click.command("list", cls=Command, help="help-list")
@click.argument("kind", metavar="TYPE")
@_filters
@option("--json", "as_json", is_flag=True, help="help-json")
@common
@click.pass_obj
def command(settings: Settings, /, kind: str, *, as_json: bool, **filters: str | None) -> int:
    """List records of a type; several filters must all hold."""
    model = type_named(kind, settings.lang)
    library = read(settings)
    asked = {name: value for name, value in filters.items() if value is not None}
    records = narrowed(library, model, asked, settings.lang)
    if as_json:
        document = {
            "version": _VERSION,
            "type": model.TYPE,
            "records": [identity(record) for record in records],
        }
        emit_data(document)
    else:
        rows = [(record.id, record.title, record.status, record.path) for record in records]
        emit(table(rows) + say(settings.lang, "count", n=len(records)))
    return exits.OK
