"""Click, speaking Chinese: commands, groups and options whose help and refusals come from our own words."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence

import click

from kb.cli import exits
from kb.cli.errors import CannotRunError
from kb.cli.output import emit
from kb.cli.settings import Settings
from kb.cli.words import say
from kb.records.suggest import nearest


class Option(click.Option):
    """An option whose `help` is a key of the command line's words."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Names and explanation, for the help page."""
        if self.hidden:
            return None
        names = ", ".join(self.opts)
        value = "" if self.is_flag else f" {self.make_metavar(ctx)}"
        return f"{names}{value}", say(language(ctx), self.help or "")


class _Translated(click.Command):
    """What commands and groups have in common."""

    def get_help_option(self, ctx: click.Context) -> Option:  # noqa: ARG002  (a signature of Click)
        """`-h` and `--help`."""
        return Option(
            ["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=_show_help, help="help"
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; what is refused is refused in the name of this command."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how to write the command."""
        lang = language(ctx)
        pieces = " ".join([*self.usage_pieces(ctx), say(lang, "options-metavar")])
        formatter.write_usage(ctx.command_path, pieces, say(lang, "usage"))

    def usage_pieces(self, ctx: click.Context) -> list[str]:
        """What stands after the command, its options apart."""
        arguments = [param for param in self.get_params(ctx) if isinstance(param, click.Argument)]
        return [piece for argument in arguments for piece in argument.get_usage_pieces(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        with formatter.indentation():
            formatter.write_paragraph()
            formatter.write_text(say(language(ctx), self.help or ""))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and for a group its commands."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        _write_section(formatter, say(language(ctx), "options"), records)


class Command(_Translated):
    """A command whose `help` is a key of the command line's words."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; one too many is refused in our own words."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise CannotRunError("extra-argument", command=ctx.command_path, value=rest[0])
        return rest


class Group(_Translated, click.Group):
    """Commands by name; each lies in its own module, loaded when it is needed."""

    def __init__(self, name: str, words: str, params: list[click.Parameter], *, modules: Sequence[str] = ()) -> None:
        """Take the key of the help and the modules of the commands, whose names end in the commands' names."""
        super().__init__(
            name,
            help=words,
            params=params,
            callback=click.pass_context(_help_when_alone),
            invoke_without_command=True,
            no_args_is_help=False,
        )
        self._modules = {module.rpartition(".")[2]: module for module in modules}

    def usage_pieces(self, ctx: click.Context) -> list[str]:
        """One of the commands, with what belongs to it."""
        return [say(language(ctx), "command-metavar")]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (a signature of Click)
        """The names of all commands, in the order in which they are declared."""
        return [*self._modules, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        module = self._modules.get(cmd_name)
        if module is None:
            return self.commands.get(cmd_name)
        command = importlib.import_module(module).command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; refuse an unknown one with the nearest known."""
        command = self.get_command(ctx, args[0])
        if command is None:
            raise CannotRunError(
                "no-command",
                command=ctx.command_path,
                value=args[0],
                nearest=did_you_mean(language(ctx), args[0], self.list_commands(ctx)),
            )
        return args[0], command, args[1:]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, then the options."""
        lang = language(ctx)
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        records = [(name, say(lang, command.help or "")) for name, command in found if command]
        _write_section(formatter, say(lang, "commands"), records)
        super().format_options(ctx, formatter)


def language(ctx: click.Context) -> str:
    """The language of this run."""
    settings = ctx.find_object(Settings)
    return settings.lang if settings else "zh"


def did_you_mean(lang: str, written: str, names: Iterable[str]) -> str:
    """A question that names the nearest known name; empty where nothing is near."""
    near = nearest(written, names)
    return say(lang, "nearest", name=near) if near else ""


def _write_section(formatter: click.HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    """A heading and a list. Click's own section ends every heading in a half-width colon."""
    formatter.write_paragraph()
    formatter.write(f"{heading}\n")
    with formatter.indentation():
        formatter.write_dl(rows)


def _help_when_alone(ctx: click.Context) -> int:
    """Show the help where no command is named, and say by the exit code that nothing was done."""
    if ctx.invoked_subcommand is None:
        emit(ctx.get_help())
        return exits.WRONG_USE
    return exits.OK


def _show_help(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        emit(ctx.get_help())
        ctx.exit(exits.OK)
