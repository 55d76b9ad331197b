"""`kb fmt`: one way to write what may be written in several."""

from __future__ import annotations

from pathlib import Path

import click

from kb.checks.canon import formatted
from kb.cli import exits
from kb.cli.collection import read
from kb.cli.errors import CannotRunError
from kb.cli.framework import Command
from kb.cli.options import common, option
from kb.cli.output import complain, emit
from kb.cli.paths import chosen_paths, within
from kb.cli.settings import Settings
from kb.cli.words import say
from kb.cli.writing import write_changes
from kb.report.diff import render_diff


@click.command("fmt", cls=Command, help="help-fmt")
@click.argument("paths", metavar="[PATH...]", nargs=-1, type=click.Path(path_type=Path))
@option("--check", "only_tell", is_flag=True, help="help-fmt-check")
@option("--diff", is_flag=True, help="help-fmt-diff")
@common
@click.pass_obj
def command(settings: Settings, paths: tuple[Path, ...], *, only_tell: bool, diff: bool) -> int:
    """Format the files named, or all; what they say, comments and the order of keys stay as they are."""
    if only_tell and diff:
        raise CannotRunError("not-together", option="--diff", other="--check")
    chosen = chosen_paths(settings, paths)
    library = read(settings)
    result = formatted(library, lambda path: within(path, chosen))
    for path in result.refused:
        complain(say(settings.lang, "not-formatted", path=path))
    if not result.changes:
        complain(say(settings.lang, "nothing-to-format"))
        return exits.OK
    if diff:
        emit(render_diff(library.sources, result.changes))
    elif only_tell:
        emit(say(settings.lang, "would-format", n=len(result.changes), paths="\n".join(sorted(result.changes))))
    else:
        write_changes(library.root, result.changes)
        emit(say(settings.lang, "formatted", n=len(result.changes)))
    return exits.FINDINGS if only_tell or diff else exits.OK
