"""KB515: the debt mentioned before the identity is checked, or to somebody else at the telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.checks.compliance.basis import cite
from kb.checks.compliance.hit import Said
from kb.checks.compliance.quoting import quoted
from kb.checks.compliance.wording import hits, report
from kb.checks.context import Context, within
from kb.checks.rule import Rule
from kb.checks.view import View
from kb.findings import Finding
from kb.records.texts import Role, Text

_BEFORE = {Role.BEFORE_IDENTITY: "before", Role.TO_THIRD_PARTY: "third", Role.TO_CHILD: "child"}
_BASIS = {"before": "cba-guideline-2026#identity", "third": "pipl#25", "child": "minors-2024#4"}
_VARIABLE = re.compile(r"\{([^{}\s]{1,12})\}")
_HARMLESS = re.compile(r"身体欠|欠[佳安妥缺]|[呵哈]欠")


def _found(view: View, context: Context) -> Iterator[Finding]:
    in_tables = {found.text.path: found for found in hits(view).get("KB515", ())}
    for text in view.texts:
        said = in_tables.get(text.path)
        if where := _BEFORE.get(text.role):
            yield from _in_line(text, where, said, context)
        elif said:
            yield report(said, context)


def _in_line(text: Text, where: str, said: Said | None, context: Context) -> Iterator[Finding]:
    call = context.vocabulary.call
    basis = {"basis": cite(context.library, _BASIS[where]), "article": _BASIS[where]}
    for match in _VARIABLE.finditer(text.text):
        variable = call.variables.get(match[1])
        if variable and variable.after_identity:
            yield within(text, *match.span(), f"KB515-variable-{where}", name=match[1], **basis)
    harmless = [match.span() for pattern in (_HARMLESS, _VARIABLE) for match in pattern.finditer(text.text)]
    places = [(match.start(), word) for word in call.words_before_identity for match in _every(word, text.text)]
    found = min(((at, word) for at, word in places if not any(a <= at < b for a, b in harmless)), default=None)
    if found:
        yield within(text, found[0], found[0] + len(found[1]), f"KB515-word-{where}", words=found[1], **basis)
    elif said and said.hit.alike:
        yield report(said, context)
    elif said:
        hit = said.hit
        words = quoted(text.text, hit.start, hit.end)
        yield within(text, hit.start, hit.end, f"KB515-word-{where}", words=words, **basis)


def _every(word: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(re.escape(word), text) if word in text else iter(())


BEFORE_IDENTITY = Rule(
    "KB515", "before-identity", "核验本人之前提到了债务", "the debt is mentioned before the identity is checked",
    of_record=_found,
)  # fmt: skip
