"""Reading the options of a rule as the type it wants, whatever a team wrote in `kb.yml`."""

from __future__ import annotations

from kb.checks.context import Context
from kb.checks.rule import Option


def number(context: Context, option: Option) -> float:
    """A number; the default where the team wrote none."""
    chosen = context.options.get(option.name, option.default)
    return float(chosen if isinstance(chosen, int | float) else option.default)


def words(context: Context, option: Option) -> tuple[str, ...]:
    """A list of words; one word alone counts as a list of one."""
    chosen = context.options.get(option.name, option.default)
    items = chosen if isinstance(chosen, list | tuple) else (chosen,)
    return tuple(f"{item:g}" if isinstance(item, float) else str(item) for item in items)
