"""What is wrong with the records: log lines with file and line, which a strict build refuses."""

from __future__ import annotations

import logging
import shutil

import pytest
from mkdocs.exceptions import Abort

from kb.findings import Finding, Severity
from kb.findings.catalogue import MESSAGES, Message
from kb.source.span import Span
from kb_mkdocs.log import level, line
from tests.plugin.conftest import Log
from tests.plugin.small import Small, strategy

_BROKEN = strategy("坏的").replace("verdict: allowed", "verdict: perhaps")
_LINE = "playbooks/strategies/broken.md:9:10: KB104 "


def test_nothing_wrong(small: Small, log: Log) -> None:
    small.build()
    assert log.warnings == []
    assert log.notes == []


def test_strict_build_fails(small: Small, log: Log) -> None:
    small.write("playbooks/strategies/broken.md", _BROKEN)
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        small.build()
    assert len(log.warnings) == 1
    assert log.warnings[0].startswith(_LINE)
    assert "perhaps" in log.warnings[0]


def test_other_build_leaves_the_broken_record_out(small: Small, log: Log) -> None:
    small.write("playbooks/strategies/broken.md", _BROKEN)
    site = small.build(strict=False)
    assert log.warnings[0].startswith(_LINE)
    assert not (site / "strategies" / "broken").exists()
    assert (site / "strategies" / "open-question" / "index.html").is_file()


def test_broken_vocabulary(small: Small, log: Log) -> None:
    small.append("kb.yml", "\nno_such_key: 1\n")
    small.build(strict=False)
    assert [said for said in log.warnings if said.startswith("kb.yml:") and "KB103" in said]


def test_no_vocabulary(small: Small, log: Log) -> None:
    (small.root / "kb.yml").unlink()
    with pytest.raises(Abort):
        small.build()
    assert [said for said in log.errors if "kb.yml" in said and "\n" not in said]


def test_vocabulary_above(small: Small) -> None:
    """The site's folder may lie within the knowledge base."""
    inner = small.root / "web"
    inner.mkdir()
    for name in ("docs", "theme"):
        shutil.move(small.root / name, inner / name)
    configured = small.configure()
    shutil.move(configured, inner / "mkdocs.yml")
    site = Small(inner).build()
    assert (site / "strategies" / "open-question" / "index.html").is_file()


@pytest.mark.parametrize(
    ("severity", "expected"),
    [(Severity.ERROR, logging.WARNING), (Severity.WARNING, logging.INFO), (Severity.NOTE, logging.INFO)],
)
def test_level(severity: Severity, expected: int) -> None:
    finding = Finding("KB201-dangling", "cases/x.md", Span.at(7, 14), {"name": "甲"}, severity)
    assert level(finding) == expected


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("甲\n乙", "甲 乙"),
        ("15412345678", "***********"),
        ("\x1b[31m红", "\\u001b[31m红"),
        ("a\u202eb", "a\\u202eb"),
    ],
)
def test_line(name: str, shown: str) -> None:
    """One line, whatever a value holds, and nobody's number in it."""
    finding = Finding("KB201-dangling-near", "cases/2026-10/x.md", Span.at(7, 14), {"name": name, "near": "丙"})
    assert line(finding) == f"cases/2026-10/x.md:7:14: KB201 找不到“{shown}”（是否想写“丙”？）"


def test_line_without_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MESSAGES, "KB201-dangling", Message("没有", "", "none", ""))
    assert line(Finding("KB201-dangling", "kb.yml", Span.at(1, 1))) == "kb.yml:1:1: KB201 没有"


def test_a_rule_beyond_reading_fails_a_strict_build(small: Small, log: Log) -> None:
    """A record that reads well may still contradict itself: the next review lies before the last."""
    small.write("playbooks/strategies/due.md", strategy("到期的").replace("review_due: 2027", "review_due: 2020"))
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        small.build()
    assert any(": KB311 " in warning for warning in log.warnings)
