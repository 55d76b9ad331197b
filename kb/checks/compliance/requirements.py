"""KB516: strategies used where what they require is visibly unmet: the stage, or an earlier step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kb.checks.context import Context, at
from kb.checks.rule import Rule
from kb.checks.view import View
from kb.findings import Finding, Severity
from kb.records import Case, Day, Persona, Record, Ref, Strategy


def _found(view: View, context: Context) -> Iterator[Finding]:
    if isinstance(view.record, Case):
        yield from _in_case(view.record, context)
    elif isinstance(view.record, Persona):
        yield from _in_persona(view.record, context)


def _in_case(case: Case, context: Context) -> Iterator[Finding]:
    used: set[str] = set()
    for index, step in enumerate(case.steps):
        for n, ref in enumerate(step.strategies):
            strategy = _strategy(context, ref)
            path = ("steps", index, "strategies", n)
            if strategy and strategy.requires:
                yield from _stage(case, step.day, strategy, path, context)
                for other in strategy.requires.after:
                    if other.name not in used:
                        yield at(case, path, "KB516-after", **_titles(strategy, context.library.get(other.name), other))
            used.add(ref.name)


def _stage(
    case: Case, day: Day | None, strategy: Strategy, path: tuple[str | int, ...], context: Context
) -> Iterator[Finding]:
    """The stage on the step's day: a matter that opened in M1 may be in M2 by then, and never is before."""
    if case.days_past_due is None or day is None or strategy.requires is None or not strategy.requires.stages:
        return
    intervals = [
        term.days for key in strategy.requires.stages if (term := context.vocabulary.stages.get(key)) and term.days
    ]
    if not intervals:
        return
    due = case.days_past_due + day.number - 1
    first = min(interval[0] for interval in intervals)
    lasts = [interval[1] for interval in intervals]
    args = {
        "title": strategy.title,
        "stages": "、".join(context.vocabulary.title("stages", key) for key in strategy.requires.stages),
        "due": str(due),
        "first": str(first),
    }
    if due < first and not day.ongoing:
        yield at(case, path, "KB516-too-early", **args)
    elif None not in lasts and due > max(last for last in lasts if last is not None) and case.outcome.plan is None:
        last = str(max(last for last in lasts if last is not None))
        yield replace(at(case, path, "KB516-too-late", last=last, **args), severity=Severity.WARNING)


def _in_persona(persona: Persona, context: Context) -> Iterator[Finding]:
    recommended: set[str] = set()
    # Every call begins with the identity check, so no persona has to list it.
    identity = context.vocabulary.call.identity.name if context.vocabulary.call.identity else ""
    for index, ref in enumerate(persona.strategies):
        strategy = _strategy(context, ref)
        if strategy and strategy.requires:
            stages = strategy.requires.stages
            if stages and persona.stages and not set(stages) & set(persona.stages):
                names = [context.vocabulary.title("stages", key) for key in stages]
                yield at(
                    persona, ("strategies", index), "KB516-persona-stage", title=strategy.title, stages="、".join(names)
                )
            for other in strategy.requires.after:
                if other.name not in recommended and other.name != identity:
                    found = at(
                        persona, ("strategies", index), "KB516-persona-after",
                        **_titles(strategy, context.library.get(other.name), other),
                    )  # fmt: skip
                    yield replace(found, severity=Severity.WARNING)
        recommended.add(ref.name)


def _titles(strategy: Strategy, other: Record | None, ref: Ref) -> dict[str, str]:
    return {"title": strategy.title, "other": other.title if other else ref.name}


def _strategy(context: Context, ref: Ref) -> Strategy | None:
    record = context.library.get(ref.name)
    return record if isinstance(record, Strategy) else None


REQUIREMENTS = Rule(
    "KB516", "requires-unmet", "策略的前提没有满足", "what a strategy requires is unmet", of_record=_found,
)  # fmt: skip
