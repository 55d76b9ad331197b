"""KB307: a persona that changed, and the step that should explain it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kb.checks.context import Context, at
from kb.checks.rule import Rule
from kb.checks.view import View
from kb.findings import Finding, Severity
from kb.records import Case


def _found(view: View, context: Context) -> Iterator[Finding]:
    case = view.record
    if not isinstance(case, Case) or case.assumed is None or case.actual is None:
        return
    guess = case.assumed.name
    last: int | None = None
    for index, step in enumerate(case.steps):
        if step.persona is None:
            continue
        if step.persona.name == guess:
            found = at(case, ("steps", index, "persona"), "KB307-no-change", persona=_title(guess, context))
            yield replace(found, severity=Severity.NOTE)
        guess, last = step.persona.name, index
    if guess == case.actual.name:
        return
    args = {"before": _title(guess, context), "actual": _title(case.actual.name, context)}
    if last is None:
        yield replace(at(case, ("actual",), "KB307-unexplained", None, **args), severity=Severity.WARNING)
    else:
        yield at(case, ("steps", last, "persona"), "KB307-other-end", None, **args)


def _title(persona: str, context: Context) -> str:
    record = context.library.get(persona)
    return record.title if record else persona


PERSONA_CHANGE = Rule(
    "KB307", "persona-change", "画像的改判没有交代", "a change of persona is not explained", of_record=_found
)
