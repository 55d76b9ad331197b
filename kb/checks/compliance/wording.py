"""What the texts of a record say of tactics, for the rules that report it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar

from kb.checks.compliance.basis import breach
from kb.checks.compliance.hit import Said
from kb.checks.compliance.matching import HEARD, hits_in
from kb.checks.compliance.quoting import quoted
from kb.checks.context import Context, within
from kb.checks.view import View
from kb.findings import Finding, Severity
from kb.records import Case, Month, Persona, Process, Strategy
from kb.records.texts import Role, Text
from kb.source.inline import wiki_links

_TELLING_WHAT_WENT_WRONG = frozenset({Role.LESSON, Role.SUMMARY})
_UNJUDGED = frozenset({"donts", "when_not", "risks", "pitfalls", "signals", "confused_with", "compliance"})
"""Fields that say what is not to be done, what goes wrong, or how the debtor behaves."""
_TAUGHT = (Case, Month, Persona, Process, Strategy)
"""Records of the kinds that the labelled lines stand in; those of other kinds have their phrases only."""


def without_names(text: str) -> str:
    """The text with the names in its wiki links blotted out, every character in its place: titles say nothing."""
    for link in wiki_links(text):
        end = link.end - 2 - len(link.label) if link.label else link.end
        text = text[: link.start] + "□" * (end - link.start) + text[end:]
    return text


def judged(view: View) -> tuple[Text, ...]:
    """The texts of a record whose wording is judged, the names in their links blotted out."""
    _Memory.look_at(view)
    return _Memory.texts


def _judged(view: View) -> Iterator[Text]:
    case = view.record if isinstance(view.record, Case) else None
    if view.record.TYPE == "study":
        return
    corrected = case is not None and any(step.corrected_from for step in case.steps)
    failed = case is not None and case.kind == "failure"
    for text in view.texts:
        if text.role not in HEARD or text.path[0] in _UNJUDGED:
            continue
        if (corrected and text.role is Role.STEP) or ((corrected or failed) and text.role in _TELLING_WHAT_WENT_WRONG):
            continue
        yield text


def _blotted(text: Text) -> Text:
    return replace(text, text=without_names(text.text)) if "[[" in text.text else text


class _Memory:
    """The record looked at last: all rules of wording ask about one record after the other."""

    view: ClassVar[View | None] = None
    texts: ClassVar[tuple[Text, ...]] = ()
    found: ClassVar[Mapping[str, tuple[Said, ...]]] = {}

    @classmethod
    def look_at(cls, view: View) -> None:
        """Remember what the wording of a record says, unless that is what is remembered."""
        if cls.view is view:
            return
        written = tuple(_judged(view))
        cls.texts = tuple(map(_blotted, written))
        found: dict[str, list[Said]] = {}
        taught = isinstance(view.record, _TAUGHT)
        for text, read in zip(written, cls.texts, strict=True):
            # Labelled lines stand in no prose, and in no field of a team's own.
            for hit in hits_in(read.text, text.role, likeness=taught and text.role is not Role.PROSE):
                found.setdefault(hit.tactic.rule, []).append(Said(text, hit))
        cls.found = {rule: tuple(items) for rule, items in found.items()}
        cls.view = view


def hits(view: View) -> Mapping[str, tuple[Said, ...]]:
    """What a record says of each rule's tactics."""
    _Memory.look_at(view)
    return _Memory.found


def findings(rule: str, view: View, context: Context) -> Iterator[Finding]:
    """The findings of one rule of wording."""
    for found in hits(view).get(rule, ()):
        yield report(found, context)


def worded(rule: str, text: Text, view: View, context: Context, *, counted: bool) -> Iterator[Finding]:
    """What the wording of a text says, for a rule that also counts for itself.

    Args:
        rule: the rule.
        text: the text.
        view: its record.
        context: the context of the rule.
        counted: whether the rule has found something in this text already: then what only reads like it adds nothing.
    """
    for found in hits(view).get(rule, ()):
        if found.text.path == text.path and not (found.hit.alike and counted):
            yield report(found, context)


def report(found: Said, context: Context) -> Finding:
    """The finding of a hit, with what it is against and what may be said instead."""
    text, hit = found.text, found.hit
    tactic = hit.tactic
    against = breach(context.library, tactic.basis)
    args = {
        "words": quoted(text.text, hit.start, hit.end),
        "lawful": tactic.lawful,
        "tactic": tactic.title,
        "tactic_en": tactic.title_en,
        **against.args,
    }
    if hit.alike:
        after = {
            "breach_after": f"，那样就{against.zh}" if against.zh else "",
            "breach_after_en": f", which would be {against.en}" if against.en else "",
        }
        alike = within(text, hit.start, hit.end, f"{tactic.rule}-alike", **args, **after)
        return replace(alike, severity=Severity.WARNING)
    named = within(text, hit.start, hit.end, f"{tactic.rule}-{tactic.name}", **args)
    return replace(named, severity=Severity(tactic.severity))
