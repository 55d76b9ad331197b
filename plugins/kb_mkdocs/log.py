"""Findings as log lines of MkDocs: one line each, at the level that makes a strict build fail where it should."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from kb.findings import Finding, Severity
from kb.report import masked

logger = logging.getLogger("mkdocs.plugins.kb")
"""Below `mkdocs`, so that MkDocs shows what is said here and counts its warnings."""


def hear_warnings() -> None:
    """Let warnings through that `--quiet` has turned off: a strict build can count only what is logged.

    Otherwise `mkdocs build --strict --quiet` succeeds whatever is wrong.
    """
    root = logging.getLogger("mkdocs")
    if root.level > logging.WARNING:
        root.setLevel(logging.WARNING)


def level(finding: Finding) -> int:
    """Errors are warnings of MkDocs, which a strict build refuses; the rest is for information."""
    return logging.WARNING if finding.severity is Severity.ERROR else logging.INFO


def line(finding: Finding) -> str:
    """`cases/2026-10/x.md:7:14: KB104 message（hint）`, without a person's number and what would steer a terminal."""
    hint = finding.hint()
    text = f"{finding.path}:{finding.span.line}:{finding.span.column}: {finding.rule} {finding.message()}"
    whole = masked(" ".join(f"{text}（{hint}）".split() if hint else text.split()))
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in whole)


def report(findings: Iterable[Finding]) -> None:
    """Log findings in their order."""
    for finding in findings:
        logger.log(level(finding), "%s", line(finding))
