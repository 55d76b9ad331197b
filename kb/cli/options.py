"""The options that every command takes, before or after the command's name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from kb.cli.clock import parse_day
from kb.cli.errors import CannotRunError
from kb.cli.framework import Option
from kb.cli.settings import LANGUAGES, Settings

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def common(function: Decorated) -> Decorated:
    """Give a command `-C`, `--lang` and `--today`."""
    for option in (_today, _lang, _folder):
        function = option(function)
    return function


def option(*names: str, **attributes: Any) -> Callable[[Decorated], Decorated]:  # noqa: ANN401  (as Click has it)
    """An option of ours, whose `help` is a key of the command line's words."""
    return click.option(*names, cls=Option, **attributes)


def common_params() -> list[click.Parameter]:
    """The same options for a group, which has no function to decorate."""

    @common
    def holder() -> None:
        """Hold the options."""

    params: list[click.Parameter] = list(reversed(holder.__click_params__))  # type: ignore[attr-defined]
    return params


def _settings(ctx: click.Context) -> Settings:
    return ctx.ensure_object(Settings)


def _add_folders(ctx: click.Context, _param: click.Parameter, value: Sequence[Path]) -> None:
    _settings(ctx).folders.extend(value)


def _set_lang(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value:
        _settings(ctx).lang = value


def _set_day(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    day = parse_day(value)
    if day is None:
        raise CannotRunError("bad-date", value=value)
    _settings(ctx).day = day


_folder = option(
    "-C", "folders", type=click.Path(path_type=Path), multiple=True, metavar="DIR", expose_value=False,
    callback=_add_folders, help="help-folder",
)  # fmt: skip
_lang = option(
    "--lang", type=click.Choice(LANGUAGES), metavar="zh|en", expose_value=False, callback=_set_lang,
    help="help-lang",
)  # fmt: skip
_today = option(
    "--today", metavar="DATE", expose_value=False, callback=_set_day, help="help-today"
)  # fmt: skip
