"""KB308: a success that does not say by what, a failure that does not say what it taught."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kb.checks.context import Context, at
from kb.checks.rule import Rule
from kb.checks.view import View
from kb.findings import Finding, Severity
from kb.records import Case


def _found(view: View, context: Context) -> Iterator[Finding]:  # noqa: ARG001  (every rule gets the context)
    case = view.record
    if not isinstance(case, Case) or case.status == "draft":
        return
    if case.kind == "success" and not case.steps:
        yield at(case, ("kind",), "KB308-no-steps")
    elif case.kind == "success" and not any(step.strategies for step in case.steps):
        yield replace(at(case, ("steps",), "KB308-no-strategy"), severity=Severity.WARNING)
    if case.kind == "failure" and not case.lessons:
        yield at(case, ("kind",), "KB308-no-lesson")


SUBSTANCE = Rule(
    "KB308", "substance", "成功没有写靠什么，失败没有写学到什么", "a success without means or a failure without lesson",
    of_record=_found,
)  # fmt: skip
