"""`kb index`: the search index, brought up to date or written anew."""

from __future__ import annotations

import click
from filelock import Timeout

from kb.cli import exits
from kb.cli.errors import CannotRunError
from kb.cli.framework import Command
from kb.cli.indexed import progress, reader, store
from kb.cli.options import common, option
from kb.cli.output import emit
from kb.cli.settings import Settings
from kb.cli.words import say
from kb.search.whoosh_state import State


@click.command("index", cls=Command, help="help-index")
@option("--rebuild", is_flag=True, help="help-rebuild")
@common
@click.pass_obj
def command(settings: Settings, *, rebuild: bool) -> int:
    """Write what changed, and say what was written."""
    root = settings.root
    state = State(root)
    try:
        with progress(settings) as shown:
            done = store(root).update(state, reader(settings, state), shown, rebuild=rebuild)
    except Timeout as error:
        raise CannotRunError("index-runs") from error
    except OSError as error:
        raise CannotRunError("cannot-write", path=error.filename or root, why=error.strerror or error) from error
    changes = done.changes
    emit(say(settings.lang, "indexed", n=done.index.count, written=changes.written, removed=changes.removed))
    return exits.OK
