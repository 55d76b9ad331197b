"""Reports to render: a small one to look at, and one that holds whatever could break an output."""

from __future__ import annotations

from kb.findings import Edit, Finding, Fix, Severity
from kb.report import Report
from kb.source.span import Span

_CASE = "cases/2026-10/a.md"
SMALL = Report(
    (
        Finding("KB104-date", _CASE, Span(7, 14, 7, 24), {"value": "2026-13-40"}, record="a"),
        Finding(
            "KB201-dangling-near",
            _CASE,
            Span(17, 10, 17, 15),
            {"name": "倾听和共情", "near": "倾听与共情"},
            Severity.WARNING,
            record="a",
            fix=Fix((Edit(Span(17, 10, 17, 15), "倾听与共情"),), safe=False),
        ),
        Finding("KB101-empty", "playbooks/strategies/b.md", Span.at(1, 1), severity=Severity.NOTE),
    ),
    12,
    lines={
        _CASE: (*([""] * 6), "reviewed_on: 2026-13-40", *([""] * 9), "策略：听一听 [[倾听和共情]]，再问\t一问"),
    },
)

_NASTY = "100%,\r\n::error::x ##[error] </failure> ]]> \x00 \u202e \U0001f600 “{}” "


def _nasty(index: int, severity: Severity) -> Finding:
    path = f"cases/2026-10/坏 {index % 7},a:b%20#?.md"
    span = Span(index + 1, 2, index + 1 + index % 3, 9)
    return Finding("KB104-date", path, span, {"value": f"{_NASTY}{index % 5}"}, severity)


NASTY = Report(
    tuple(
        sorted(
            (_nasty(index, severity) for severity in Severity for index in range(26)),
            key=Finding.sort_key,
        )
    ),
    99,
    level=Severity.WARNING,
)
