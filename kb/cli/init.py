"""`kb init`: a new team's knowledge base, small and complete, that checks clean and builds."""

from __future__ import annotations

from pathlib import Path

import click

from kb.cli import exits
from kb.cli.errors import CannotRunError
from kb.cli.framework import Command
from kb.cli.options import common
from kb.cli.output import emit
from kb.cli.schema import vocabulary
from kb.cli.settings import Settings
from kb.cli.starter import starter_files
from kb.cli.words import say
from kb.schema import editor_files


@click.command("init", cls=Command, help="help-init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@common
@click.pass_obj
def command(settings: Settings, folder: Path) -> int:
    """Copy the starter into a new or empty folder, and set up the editor for its vocabulary."""
    target = (settings.base / folder).resolve()
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise CannotRunError("not-empty", path=target)
        for path, source in starter_files():
            _write(target / path, source.read_bytes())
        for path, text in editor_files(vocabulary(target)).items():
            _write(target / path, text.encode())
    except OSError as error:
        raise CannotRunError("cannot-write", path=error.filename or target, why=error.strerror or error) from error
    emit(say(settings.lang, "initialised", path=target, folder=_quoted(folder)))
    return exits.OK


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def _quoted(folder: Path) -> str:
    """A folder as it is typed after a command, on any system."""
    return f'"{folder}"' if " " in str(folder) else str(folder)
