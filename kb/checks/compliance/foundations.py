"""KB517 and KB519: what strategies and processes rest on, and whether that still stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kb.checks.context import Context, at, span_of
from kb.checks.rule import Rule
from kb.checks.view import View
from kb.findings import Finding, Severity
from kb.library import Link
from kb.records import Persona, Process, Record, Regulation, Strategy
from kb.source.inline import wiki_links

_NEEDS_BASIS = frozenset({"conditional", "prohibited"})
_DEAD = frozenset({"repealed", "replaced", "expired"})


def _basis(view: View, context: Context) -> Iterator[Finding]:
    record = view.record
    if isinstance(record, Strategy) and record.verdict in _NEEDS_BASIS:
        verdict = context.vocabulary.title("verdicts", record.verdict)
        if not record.basis:
            yield at(record, ("verdict",), "KB517-strategy", verdict=verdict)
        yield from _conditions(record, record.conditions, context)
    elif isinstance(record, Process) and record.conditions and not record.basis:
        yield replace(at(record, ("conditions",), "KB517-process"), severity=Severity.WARNING)


def _conditions(record: Strategy, conditions: tuple[str, ...], context: Context) -> Iterator[Finding]:
    for index, condition in enumerate(conditions):
        targets = [context.library.get(context.library.find(link.name).target) for link in wiki_links(condition)]
        if not any(isinstance(target, Regulation) for target in targets):
            yield replace(at(record, ("conditions", index), "KB517-condition"), severity=Severity.WARNING)


def _resting(context: Context) -> Iterator[Finding]:
    for regulation in context.library.of(Regulation):
        yield from _dead(regulation, context)
        if regulation.force not in _DEAD:
            yield from _overdue(regulation, context)


def _dead(regulation: Regulation, context: Context) -> Iterator[Finding]:
    """References to what no longer stands; its successor, and regulations that tell of it, may name it."""
    expired = regulation.expires is not None and regulation.expires <= context.today
    if regulation.force not in _DEAD and not expired:
        return
    successor = context.library.get(regulation.replaced_by.name) if regulation.replaced_by else None
    force = Regulation.FORCES[regulation.force] if regulation.force in _DEAD else Regulation.FORCES["expired"]
    for link in context.library.backlinks(regulation.id):
        source = context.library.get(link.source)
        if source is None or isinstance(source, Regulation):
            continue
        key = "KB519-replaced" if successor else "KB519-dead"
        args = {"title": regulation.title, "force": force, "successor": successor.title if successor else ""}
        found = Finding(key, link.file, link.span, args, record=link.source)
        yield found if link.kind == "field" else replace(found, severity=Severity.WARNING)


def _overdue(regulation: Regulation, context: Context) -> Iterator[Finding]:
    due = regulation.review_due
    if due is None or due >= context.today:
        return
    days = str((context.today - due).days)
    resting = _scripts(regulation, context)
    args = {"title": regulation.title, "due": due.isoformat(), "days": days, "n": str(len(resting))}
    yield Finding(
        "KB519-overdue", regulation.path, span_of(regulation, ("review_due",)), args, Severity.WARNING, regulation.id
    )
    for link in resting:
        yield Finding("KB519-rests", link.file, link.span, args, Severity.NOTE, link.source)


def _scripts(regulation: Regulation, context: Context) -> list[Link]:
    """The first reference to a regulation from each record that holds lines to say."""
    found: dict[str, Link] = {}
    for link in context.library.backlinks(regulation.id):
        if _says_lines(context.library.get(link.source)):
            found.setdefault(link.source, link)
    return list(found.values())


def _says_lines(record: Record | None) -> bool:
    return isinstance(record, Strategy | Persona | Process) and record.public


BASIS = Rule(
    "KB517", "missing-basis", "结论或条件没有写法规依据", "a verdict or condition without a legal basis",
    of_record=_basis,
)  # fmt: skip
STANDING = Rule(
    "KB519", "standing-law", "依据的法规过了复核日或已失效", "a regulation overdue for review or no longer in force",
    of_library=_resting,
)  # fmt: skip
