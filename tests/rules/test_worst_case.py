"""No rule about wording takes long, whatever an author pastes: 100 kB of each one's worst case."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest

from kb.checks.consistency import CONSISTENCY
from kb.checks.context import Context
from kb.checks.editorial import EDITORIAL
from kb.checks.view import View
from kb.library import load
from kb.records import Case, Place
from kb.source.span import Origin, Span

_SIZE = 100_000
_SECONDS = 10.0
"""Unbounded backtracking would take hours; fifty thousand findings in one text take some seconds."""
_PIECES = [
    "X", "××", "20××", "待补", "TODO ", "a@", "a.", "中,", "中.", "(", "(中", ")", '"', '"中', "`", "[[a]],", "[[",
    "](", "https://", "中", "是", "。", "{称呼}", "心理博弈", "无",
]  # fmt: skip


@pytest.mark.parametrize("piece", _PIECES)
def test_long_texts_take_no_time(root: Path, piece: str) -> None:
    text = (piece * (_SIZE // len(piece) + 1))[:_SIZE]
    place = Place(Span.at(1, 1), None, Origin(((1, 1),)))
    case = Case(id="a", path="cases/2026-10/a.md", status="published", background=text, places={("background",): place})
    context = Context(load(root), dt.date(2026, 11, 30), {})
    view = View.of(case)
    for rule in (*CONSISTENCY, *EDITORIAL):
        if rule.of_record:
            began = time.process_time()
            for _ in rule.of_record(view, context.for_rule(rule, {})):
                pass
            assert time.process_time() - began < _SECONDS, rule.id
