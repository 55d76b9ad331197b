"""KB609: one thing called by two names, an alias of the team's vocabulary where its title is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kb.checks.context import Context, within
from kb.checks.hidden import hidden
from kb.checks.options import words
from kb.checks.rule import Option, Rule
from kb.findings import Finding, Severity
from kb.records import Vocabulary
from kb.records.texts import Role, Text, texts
from kb.records.vocabulary import Term

_ALLOWED = Option("allowed", (), "正文里也可以用的别名")
_PROSE = frozenset(
    {Role.BACKGROUND, Role.STEP, Role.LESSON, Role.SUMMARY, Role.PROSE, Role.NOTE, Role.WORDS, Role.WHY_PROHIBITED}
)
_TABLES = (
    "stages", "products", "channels", "contact_sources", "principals", "reasons", "results", "dimensions", "trades",
    "verdicts",
)  # fmt: skip
_SHORTEST = 2


def _found(context: Context) -> Iterator[Finding]:
    names = aliases(context.vocabulary)
    for allowed in words(context, _ALLOWED):
        names.pop(allowed, None)
    if not names:
        return
    any_alias = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    rare = [name.encode() for name in names]
    for record in context.library.records.values():
        source = context.library.sources.get(record.path, b"")
        if not any(name in source for name in rare) or not context.library.is_complete(record):
            continue
        for text in texts(record):
            if text.role in _PROSE:
                yield from _in_text(text, any_alias, names)


def _in_text(text: Text, any_alias: re.Pattern[str], names: Mapping[str, str]) -> Iterator[Finding]:
    mask: bytearray | None = None
    for match in any_alias.finditer(text.text):
        mask = hidden(text.text) if mask is None else mask
        alias, start = match.group(), match.start()
        # “心理博弈” in quotes is talked about, not used.
        quoted = text.text[start - 1 : start] in {"“", "‘", "「", '"'}
        if not quoted and not mask[start]:
            yield within(text, start, match.end(), "KB609-alias", alias=alias, title=names[alias])


def aliases(vocabulary: Vocabulary) -> dict[str, str]:
    """The aliases of the word lists with the title each stands for; none that is part of a title."""
    titles: set[str] = set()
    found: dict[str, str] = {}
    for table in _TABLES:
        terms: Mapping[str, Term] = vocabulary.terms(table)
        for term in terms.values():
            titles.add(term.title)
            found |= {alias: term.title for alias in term.aliases if len(alias) >= _SHORTEST}
    return {alias: title for alias, title in found.items() if not any(alias in other for other in titles)}


TWO_NAMES = Rule(
    "KB609", "two-names", "一样东西两种叫法", "one thing called by two names", Severity.NOTE, options=(_ALLOWED,),
    of_library=_found,
)  # fmt: skip
