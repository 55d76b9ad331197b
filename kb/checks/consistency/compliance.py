"""KB312: what the compliance review says against what the case shows."""

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
    if not isinstance(case, Case):
        return
    corrected = [index for index, step in enumerate(case.steps) if step.corrected_from]
    review = case.compliance
    if review is None:
        if corrected and case.public:
            yield _warn(at(case, ("steps", corrected[0], "corrected_from"), "KB312-no-review"))
    elif review.result == "refused" and case.public:
        yield at(case, ("compliance", "result"), "KB312-refused")
    elif review.result == "corrected" and not corrected:
        yield _warn(at(case, ("compliance", "result"), "KB312-no-correction"))
    elif review.result == "passed" and corrected:
        step = case.steps[corrected[0]].title
        yield _warn(at(case, ("compliance", "result"), "KB312-not-corrected", step=step))


def _warn(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.WARNING)


COMPLIANCE_REVIEW = Rule(
    "KB312", "compliance-review", "合规复核的结论与正文不符", "the compliance review disagrees with the case",
    of_record=_found,
)  # fmt: skip
