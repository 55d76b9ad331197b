"""`kb search`: what the site's search finds, and a query language besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from kb.cli import exits
from kb.cli.errors import CannotRunError
from kb.cli.evaluating import judged, plain, read_file, rendered
from kb.cli.found import Found, document, listed
from kb.cli.framework import Command, did_you_mean
from kb.cli.indexed import opened
from kb.cli.options import Decorated, common, option
from kb.cli.output import emit, emit_data
from kb.cli.settings import Settings
from kb.search.facets import Filters
from kb.search.whoosh_schema import small
from kb.search.whoosh_store import VALUES, Opened

_FILTERS = {
    "type": "help-filter-type",
    "stage": "help-filter-stage",
    "product": "help-filter-product",
    "persona": "help-filter-persona",
    "strategy": "help-filter-strategy",
    "verdict": "help-filter-verdict",
    "outcome": "help-filter-result",
    "month": "help-filter-month",
    "author": "help-filter-author",
}
"""The facets of the search by the names of their options, and what helps with them."""


def _filters(function: Decorated) -> Decorated:
    for name, words in reversed(_FILTERS.items()):
        function = option(f"--{name}", name, metavar=name.upper(), multiple=True, help=words)(function)
    return function


@click.command("search", cls=Command, help="help-search")
@click.argument("query", nargs=-1, metavar="[QUERY]...")
@option("-k", "k", type=click.IntRange(min=1), default=10, metavar="N", help="help-search-k")
@_filters
@option("--json", "as_json", is_flag=True, help="help-json")
@option("--evaluate", type=click.Path(path_type=Path), metavar="FILE", help="help-evaluate")
@common
@click.pass_context
def command(
    ctx: click.Context,
    /,
    query: tuple[str, ...],
    *,
    k: int,
    as_json: bool,
    evaluate: Path | None,
    **filters: tuple[str, ...],
) -> int:
    """Answer one query, or judge the answers to many."""
    settings = ctx.ensure_object(Settings)
    text = " ".join(query)
    asked = {name: written for name, written in filters.items() if written}
    if evaluate:
        if text or asked:
            given = f"--{next(iter(asked))}" if asked else "QUERY"
            raise CannotRunError("not-together", option="--evaluate", other=given)
        return _evaluate(settings, evaluate, as_json=as_json)
    if not text.strip() and not asked:
        raise CannotRunError("missing", command=ctx.command_path, value="QUERY")
    index = opened(settings)
    found = Found.of(index, text, k, _meant(index, asked, settings.lang))
    if as_json:
        emit_data(document(found))
    else:
        emit(listed(found, settings.lang))
    return exits.OK


def _evaluate(settings: Settings, path: Path, *, as_json: bool) -> int:
    questions = read_file(settings.base / path)
    tuned, held = judged(opened(settings), questions)
    if as_json:
        emit_data(plain(tuned, held))
    else:
        emit(rendered(tuned, held, settings.lang))
    return exits.OK


def _meant(index: Opened, asked: Mapping[str, Sequence[str]], lang: str) -> Filters:
    """The values that were written, as the index knows them.

    Raises:
        CannotRunError: A value is unknown.
    """
    return {name: [_value(index.meta[VALUES].get(name), written, lang) for written in asked[name]] for name in asked}


def _value(names: Mapping[str, str] | None, written: str, lang: str) -> str:
    if names is None:
        return written
    value = names.get(small(written))
    if value is None:
        raise CannotRunError("no-value", value=written, nearest=did_you_mean(lang, written, names))
    return value
