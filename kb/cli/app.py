"""The `kb` command: reads the command line, runs one command, and turns what happens into an exit code."""

from __future__ import annotations

import sys
from importlib import metadata

import click

from kb.cli import exits
from kb.cli.errors import CannotRunError
from kb.cli.faults import fault
from kb.cli.framework import Group, Option
from kb.cli.options import common_params
from kb.cli.output import complain, emit, prepare_streams
from kb.cli.refusals import refusal
from kb.cli.settings import Settings, language_of

COMMANDS = (
    "search",
    "check",
    "rule",
    "fmt",
    "build",
    "serve",
    "show",
    "list",
    "uses",
    "evidence",
    "export",
    "schema",
    "index",
    "init",
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit code; `arguments` are those of the process unless given."""
    prepare_streams()
    given = sys.argv[1:] if arguments is None else arguments
    settings = Settings(lang=language_of(given))
    try:
        code = _app().main(args=given, prog_name="kb", standalone_mode=False, obj=settings)
    except CannotRunError as error:
        complain(error.line(settings.lang))
    except click.Abort:
        return exits.INTERRUPTED
    except click.ClickException as error:
        complain(refusal(error, settings.lang))
    except Exception as error:  # noqa: BLE001  (the one place where a fault of ours ends)
        complain(fault(error, settings.lang))
        return exits.OUR_FAULT
    else:
        return code if isinstance(code, int) else exits.OK
    return exits.WRONG_USE


def _app() -> Group:
    version = Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_version,
        help="help-version",
    )
    modules = [f"kb.cli.{name}" for name in COMMANDS]
    return Group("kb", "help-kb", [*common_params(), version], modules=modules)


def _show_version(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        emit(f"kb {metadata.version('fupan')}")
        ctx.exit(exits.OK)
