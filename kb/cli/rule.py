"""`kb rule`: what a rule looks for, why, and how to mend it; without an id, all of them."""

from __future__ import annotations

import click

from kb.checks import RULES, Mend, Rule
from kb.checks.reference import rule_page
from kb.cli import exits
from kb.cli.errors import CannotRunError
from kb.cli.framework import Command, did_you_mean
from kb.cli.options import common, option
from kb.cli.output import emit, emit_data
from kb.cli.settings import Settings
from kb.cli.table import table
from kb.cli.words import say

_VERSION = 1
_MENDS = {Mend.NONE: "rule-fixes-none", Mend.SAFE: "rule-fixes-safe", Mend.UNSAFE: "rule-fixes-unsafe"}


@click.command("rule", cls=Command, help="help-rule")
@click.argument("name", metavar="[ID]", required=False)
@option("--json", "as_json", is_flag=True, help="help-json")
@common
@click.pass_obj
def command(settings: Settings, name: str | None, *, as_json: bool) -> int:
    """Show the page of a rule, which is also a page of the site; or the list of all rules."""
    chosen = [_named(name, settings.lang)] if name else list(RULES.values())
    if as_json:
        emit_data({"version": _VERSION, "rules": [_plain(rule, settings.lang, whole=bool(name)) for rule in chosen]})
    elif name:
        emit(rule_page(chosen[0].id).text)
    else:
        rows = [_row(rule, settings.lang) for rule in chosen]
        emit(table(rows) + say(settings.lang, "count", n=len(rows)))
    return exits.OK


def _named(name: str, lang: str) -> Rule:
    """The rule of that id or English name.

    Raises:
        CannotRunError: There is none.
    """
    names = {spelling.casefold(): rule for rule in RULES.values() for spelling in (rule.id, rule.name)}
    found = names.get(name.casefold())
    if found is None:
        spellings = [spelling for rule in RULES.values() for spelling in (rule.id, rule.name)]
        raise CannotRunError("no-rule", value=name, nearest=did_you_mean(lang, name, spellings))
    return found


def _row(rule: Rule, lang: str) -> tuple[str, ...]:
    return rule.id, rule.severity.value, rule.title(lang), say(lang, _MENDS[rule.mend])


def _plain(rule: Rule, lang: str, *, whole: bool) -> dict[str, object]:
    plain: dict[str, object] = {
        "id": rule.id,
        "name": rule.name,
        "title": rule.title(lang),
        "severity": rule.severity.value,
        "fix": rule.mend.value,
        "options": {item.name: item.default for item in rule.options},
    }
    return plain | {"page": rule_page(rule.id).text} if whole else plain
