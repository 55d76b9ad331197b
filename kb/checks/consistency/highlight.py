"""KB310: the case that a write-up recommends closed in that month."""

from __future__ import annotations

from collections.abc import Iterator

from kb.checks.context import Context, at
from kb.checks.rule import Rule
from kb.checks.view import View
from kb.findings import Finding
from kb.records import Case, Month


def _found(view: View, context: Context) -> Iterator[Finding]:
    month = view.record
    if not isinstance(month, Month) or month.highlight is None:
        return
    case = context.library.get(month.highlight.name)
    if not isinstance(case, Case) or case.month == month.id:
        return
    own = [item.id for item in context.library.shown(Case) if item.month == month.id]
    key = "KB310-other-month" if own else "KB310-no-case"
    args = {"case": case.title, "closed": case.month, "month": month.id, "choices": "、".join(own[:5])}
    yield at(month, ("highlight",), key, None, **args)


HIGHLIGHT = Rule(
    "KB310", "highlight", "推荐的案例不是当月结案", "the highlight closed in another month", of_record=_found
)
