"""KB303: success or failure against how the case ended."""

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
    if not isinstance(case, Case):
        return
    result = context.vocabulary.results.get(case.outcome.result)
    if result is None:
        return
    if case.kind == "success" and result.good is False:
        yield at(case, ("kind",), "KB303-success", result=result.title)
    elif case.kind == "failure" and result.good:
        # A case may be told for its mistakes though it ended well; a person should look.
        yield replace(at(case, ("kind",), "KB303-failure", result=result.title), severity=Severity.WARNING)


KIND = Rule("KB303", "kind-result", "成败与结果不符", "kind and result disagree", of_record=_found)
