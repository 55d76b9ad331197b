"""The schema of `checks` in `kb.yml`: the rules that there are, and the options that each has."""

from __future__ import annotations

from collections.abc import Callable

from kb.checks import RULES, Option
from kb.checks.settings import families
from kb.records import kinds
from kb.records.kinds.base import Kind
from kb.schema.drafting import Drafting, Schema, Spelling, keyed, plain

ValueOf = Callable[[Kind, Drafting], Schema]
"""Gives the schema of a kind's value."""


def rule_names() -> list[Spelling]:
    """What may be selected and excluded: rules with what they are about, and families with the rules they hold."""
    groups = [Spelling(family, f"{ids[0]} 到 {ids[-1]}") for family, ids in families().items()]
    return [*groups, *(Spelling(rule.id, rule.zh) for rule in RULES.values())]


def severities(kind: kinds.ChoiceTable, drafting: Drafting, value_of: ValueOf) -> Schema:
    """A severity for each rule."""
    level = drafting.shared("severity", lambda: value_of(kind.choice, drafting))
    named = (((rule.id,), {"description": rule.zh, "allOf": [level]}) for rule in RULES.values())
    return drafting.shared("severities", lambda: keyed(named))


def options(drafting: Drafting, value_of: ValueOf) -> Schema:
    """The options of each rule that has any."""
    number = value_of(kinds.Number(), drafting)
    named = (
        ((rule.id,), {"description": rule.zh, **keyed(_option(option, number) for option in rule.options)})
        for rule in RULES.values()
        if rule.options
    )
    return drafting.shared("options", lambda: keyed(named))


def _option(option: Option, number: Schema) -> tuple[tuple[str], Schema]:
    """An option: its default tells the type that is wanted."""
    if isinstance(option.default, int | float):
        default, value = f"{option.default:g}", number
    else:
        default = "、".join(map(str, option.default))
        value = {"anyOf": [{"type": "array", "items": plain()}, plain()]}
    words = f"{option.title}。默认：{default or '没有'}。"
    return (option.name,), {"description": words, **value}
