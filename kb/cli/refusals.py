"""What Click refuses, in our own words."""

from __future__ import annotations

import click

from kb.cli.framework import did_you_mean
from kb.cli.words import say


def refusal(error: click.ClickException, lang: str) -> str:
    """One line that says what is wrong with the command line and where to look."""
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else "kb"
    key, values = _reason(error, lang)
    return say(lang, key, command=command, **values)


def _reason(error: click.ClickException, lang: str) -> tuple[str, dict[str, str]]:
    match error:
        case click.NoSuchOption():
            return "no-option", {
                "value": error.option_name,
                "nearest": did_you_mean(lang, error.option_name, _options(error.ctx)),
            }
        case click.BadOptionUsage():
            key = "no-value-wanted" if _is_flag(error) else "value-wanted"
            return key, {"value": error.option_name}
        case click.MissingParameter():
            return "missing", {"value": _name(error.param)}
        case click.BadParameter():
            choice = error.param.type if error.param else None
            if isinstance(choice, click.Choice):
                return "bad-choice", {
                    "value": _name(error.param),
                    "choices": " | ".join(map(str, choice.choices)),
                }
            return "bad-value", {"value": _name(error.param)}
    return "bad-usage", {}


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name


def _options(ctx: click.Context | None) -> list[str]:
    """The long names of a command's options; short ones resemble everything."""
    params = ctx.command.get_params(ctx) if ctx else []
    return [name for param in params for name in param.opts if name.startswith("--")]


def _is_flag(error: click.BadOptionUsage) -> bool:
    params = error.ctx.command.get_params(error.ctx) if error.ctx else []
    return any(
        isinstance(param, click.Option) and param.is_flag and error.option_name in param.opts for param in params
    )
