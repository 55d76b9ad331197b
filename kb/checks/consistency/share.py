"""KB302: the share recovered against the result."""

from __future__ import annotations

from collections.abc import Iterator

from kb.checks.context import Context, at
from kb.checks.options import words
from kb.checks.rule import Option, Rule
from kb.checks.view import View
from kb.findings import Finding
from kb.records import Case

_PAID = Option("paid", ("paid",), "表示本金全部收回的结果")
_ALL = 1.0


def _found(view: View, context: Context) -> Iterator[Finding]:
    case = view.record
    if not isinstance(case, Case) or case.outcome.recovered_share is None:
        return
    outcome, share = case.outcome, case.outcome.recovered_share
    result = context.vocabulary.results.get(outcome.result)
    if result is None:
        return
    plan = outcome.plan
    args = {"result": result.title, "share": f"{share:.0%}" if share in (0, _ALL) else f"{share * 100:g}%"}
    if outcome.result in words(context, _PAID) and share < _ALL:
        yield at(case, ("outcome", "recovered_share"), "KB302-not-all", None, **args)
    elif share == 0 and plan and plan.kept:
        yield at(case, ("outcome", "recovered_share"), "KB302-instalments", None, kept=str(plan.kept), **args)
    elif share == 0 and result.good:
        yield at(case, ("outcome", "recovered_share"), "KB302-nothing", None, **args)
    elif share == _ALL and result.good is False:
        yield at(case, ("outcome", "recovered_share"), "KB302-all", None, **args)
    elif share == _ALL and plan and plan.kept < plan.months:
        left = str(plan.months - plan.kept)
        yield at(case, ("outcome", "recovered_share"), "KB302-instalments-left", None, left=left, **args)


SHARE = Rule(
    "KB302", "share-result", "收回比例与结果不符", "share recovered and result disagree", options=(_PAID,),
    of_record=_found,
)  # fmt: skip
