"""KB304: the instalment plan against the result and against the time there was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from kb.checks.consistency.days import earliest, first_of, last_of, latest, months_between
from kb.checks.context import Context, at
from kb.checks.options import number, words
from kb.checks.rule import Option, Rule
from kb.checks.view import View
from kb.findings import Finding, Severity
from kb.records import Case, Plan

_KEPT = Option("kept", ("plan-kept",), "表示按计划履约的结果")
_RUNNING = Option("running", ("plan-running",), "表示计划还在执行的结果")
_LEAST = Option("least", 3, "到期并履约满几期才算按计划履约")
_STRATEGIES = Option("strategies", ("tailored-instalment",), "签分期的策略")


def _found(view: View, context: Context) -> Iterator[Finding]:
    case = view.record
    if not isinstance(case, Case):
        return
    result = case.outcome.result
    kept, running = result in words(context, _KEPT), result in words(context, _RUNNING)
    plan = case.outcome.plan
    if plan is None:
        if kept or running:
            yield at(case, ("outcome", "result"), "KB304-no-plan", result=_title(result, context))
        return
    if plan.kept > plan.months:
        yield _about_plan(case, plan, "KB304-more-than-all")
        return
    yield from _against_result(case, plan, context, kept=kept, running=running)
    yield from _against_time(case, plan, context, kept=kept)


def _against_result(case: Case, plan: Plan, context: Context, *, kept: bool, running: bool) -> Iterator[Finding]:
    least = int(number(context, _LEAST))
    result = context.vocabulary.results.get(case.outcome.result)
    args = {"result": _title(case.outcome.result, context), "least": str(least), "n": str(plan.kept)}
    path = ("outcome", "result")
    if kept and plan.kept < min(least, plan.months):
        yield at(case, path, "KB304-too-early", None, other=_titles(_RUNNING, context), **args)
    elif plan.kept == plan.months and (running or (result and result.good is False)):
        yield at(case, path, "KB304-all-kept", None, **args)
    elif running and plan.kept >= least and plan.kept >= _surely_due(case, context):
        finding = at(case, path, "KB304-kept-by-now", None, other=_titles(_KEPT, context), **args)
        yield replace(finding, severity=Severity.NOTE)


def _against_time(case: Case, plan: Plan, context: Context, *, kept: bool) -> Iterator[Finding]:
    opened, closed = first_of(case.opened), first_of(case.month)
    if opened is None or closed is None:
        return
    signed = _days_signed(case, context)
    start = earliest(opened, min(signed, default=1))
    # One instalment a month; the first may fall due in the month of signing itself.
    most = months_between(start, last_of(closed)) + 1
    if 0 < most < plan.kept:
        yield _about_plan(case, plan, "KB304-too-many", start=_shown(start), month=case.month, most=str(most))
    due = min(_surely_due(case, context), plan.months)
    if kept and signed and plan.kept < due:
        found = _about_plan(case, plan, "KB304-too-few", month=case.month, due=str(due))
        yield replace(found, severity=Severity.WARNING)


def _surely_due(case: Case, context: Context) -> int:
    """How many instalments have fallen due by the month of closing even if all went as late as can be."""
    opened, closed = first_of(case.opened), first_of(case.month)
    signed = _days_signed(case, context)
    if opened is None or closed is None or not signed:
        return 0
    return max(0, months_between(latest(opened, max(signed)), closed) - 1)


def _days_signed(case: Case, context: Context) -> list[int]:
    strategies = words(context, _STRATEGIES)
    return [
        step.day.number for step in case.steps if step.day and any(ref.name in strategies for ref in step.strategies)
    ]


def _about_plan(case: Case, plan: Plan, key: str, **args: str) -> Finding:
    return at(case, ("outcome", "plan"), key, None, months=str(plan.months), n=str(plan.kept), **args)


def _title(result: str, context: Context) -> str:
    return context.vocabulary.title("results", result)


def _titles(option: Option, context: Context) -> str:
    return "、".join(_title(name, context) for name in words(context, option))


def _shown(day: dt.date) -> str:
    return f"{day:%Y-%m}"


PLAN = Rule(
    "KB304", "plan-result", "分期与结果或时间不符", "the plan disagrees with the result or the time",
    options=(_KEPT, _RUNNING, _LEAST, _STRATEGIES), of_record=_found,
)  # fmt: skip
