"""`kb uses`: everything that would break or need a look if a record went."""

from __future__ import annotations

import click

from kb.cli import exits
from kb.cli.collection import read
from kb.cli.framework import Command
from kb.cli.lookup import record_named
from kb.cli.options import common, option
from kb.cli.output import emit, emit_data
from kb.cli.settings import Settings
from kb.cli.words import say
from kb.library import DIMENSION, Library, Link

_VERSION = 1


@click.command("uses", cls=Command, help="help-uses")
@click.argument("name", metavar="ID")
@option("--json", "as_json", is_flag=True, help="help-json")
@common
@click.pass_obj
def command(settings: Settings, name: str, *, as_json: bool) -> int:
    """List the places that refer to a record, in the order of files and lines."""
    library = read(settings)
    target = _target(library, name, settings.lang)
    links = sorted(library.uses(target), key=lambda link: (link.file, link.span))
    if as_json:
        document = {"version": _VERSION, "id": target, "uses": [_plain(link) for link in links]}
        emit_data(document)
    else:
        lines = [_line(link) for link in links]
        emit("\n".join([*lines, say(settings.lang, "uses-count" if links else "uses-none", n=len(links), id=target)]))
    return exits.OK


def _target(library: Library, name: str, lang: str) -> str:
    """The id of a record, or `dimension:` and its id: of the vocabulary, only dimensions can be referred to."""
    found = library.find(name.removeprefix(DIMENSION)).target
    return found if found.startswith(DIMENSION) else record_named(library, name, lang).id


def _line(link: Link) -> str:
    anchor = f"#{link.anchor}" if link.anchor else ""
    place = f"{link.file}:{link.span.line}:{link.span.column}"
    return "  ".join(part for part in (place, anchor, link.sentence) if part)


def _plain(link: Link) -> dict[str, object]:
    return {
        "source": link.source,
        "path": link.file,
        "line": link.span.line,
        "column": link.span.column,
        "end_line": link.span.end_line,
        "end_column": link.span.end_column,
        "target": link.target,
        "anchor": link.anchor,
        "kind": link.kind,
        "field": [str(part) for part in link.path],
        "sentence": link.sentence,
    }
