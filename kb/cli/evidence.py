"""`kb evidence`: what the team's own cases and figures show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from kb.cli import exits
from kb.cli.collection import read
from kb.cli.evidence_data import document
from kb.cli.framework import Command
from kb.cli.options import common, option
from kb.cli.output import emit, emit_data
from kb.cli.settings import Settings
from kb.cli.table import table
from kb.cli.words import say
from kb.evidence import Evidence, Tally, gather
from kb.library import Library

_NUMBERS = frozenset(range(1, 7))


@click.command("evidence", cls=Command, help="help-evidence")
@option("--json", "as_json", is_flag=True, help="help-json")
@common
@click.pass_obj
def command(settings: Settings, *, as_json: bool) -> int:
    """Count the cases that reach the site, and compute the measures of every month."""
    library = read(settings)
    evidence = gather(library)
    if as_json:
        emit_data(document(library, evidence))
    else:
        emit("\n".join(_parts(library, evidence, settings.lang)))
    return exits.OK


def _parts(library: Library, evidence: Evidence, lang: str) -> Iterator[str]:
    if evidence.illustrative:
        yield say(lang, "evidence-sample") + "\n"
    head = [say(lang, f"evidence-{name}") for name in ("n", "good", "bad", "open", "share", "median")]
    titles = {record.id: record.title for record in library.records.values()}
    groups: tuple[tuple[str, Mapping[str, Tally]], ...] = (
        ("persona", evidence.personas),
        ("strategy", evidence.strategies),
        ("stage", evidence.stages),
        ("product", evidence.products),
    )
    all_rows = [["", *head, ""], _row(say(lang, "evidence-all"), evidence.overall, lang)]
    yield table(all_rows, _NUMBERS)
    for name, tallies in groups:
        if tallies:
            rows = [_row(_title(library, titles, name, key), tally, lang) for key, tally in tallies.items()]
            yield table([[say(lang, f"evidence-{name}"), *head, ""], *rows], _NUMBERS)
    yield say(lang, "evidence-association")


def _title(library: Library, titles: Mapping[str, str], group: str, key: str) -> str:
    tables = {"stage": "stages", "product": "products"}
    return library.vocabulary.title(tables[group], key) if group in tables else titles.get(key, key)


def _row(title: str, tally: Tally, lang: str) -> list[str]:
    share, recovered = tally.share_good, tally.recovered
    return [
        title,
        str(tally.n),
        str(tally.good),
        str(tally.bad),
        str(tally.open),
        f"{share.share:.0%} ({share.low:.0%}-{share.high:.0%}, n={share.n})" if share else "-",
        f"{recovered.median:.0%} (n={recovered.n})" if recovered else "-",
        say(lang, "evidence-thin") if tally.thin else "",
    ]
