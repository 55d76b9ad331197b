"""Errors of the YAML parser, said so that a team lead can mend them, at the character that is to blame."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from kb.source.problem import Problem
from kb.source.span import Span

_BY_PROBLEM = (
    ("mapping values are not allowed", "KB101-colon-in-value", False),
    ("could not find expected ':'", "KB101-no-colon", True),
    ("found unexpected end of stream", "KB101-open-quote", True),
    ("did not find expected ',' or ']'", "KB101-open-bracket", True),
    ("did not find expected ',' or '}'", "KB101-open-bracket", True),
    ("did not find expected key", "KB101-indent", False),
    ("did not find expected '-' indicator", "KB101-indent", False),
    ("found character that cannot start any token", "KB101-start-character", False),
    ("block sequence entries are not allowed", "KB101-indent", False),
    ("did not find expected alphabetic or numeric character", "KB101-start-character", True),
)
"""Part of the parser's message, our message, and whether the place to blame is where the construct began."""


def explain(error: yaml.YAMLError, lines: Sequence[str], first_line: int) -> Problem:
    """The problem that a parser's error stands for; `first_line` is the file's line of the parser's first."""
    text = str(getattr(error, "problem", None) or error)
    if "mapping values are not allowed" in text and (problem := _misplaced_key(error, lines, first_line)):
        return problem
    for part, key, at_start in _BY_PROBLEM:
        if part in text:
            return Problem(key, _span(error, first_line, at_start=at_start))
    return Problem("KB101-yaml", _span(error, first_line, at_start=False), {"detail": text})


def _misplaced_key(error: yaml.YAMLError, lines: Sequence[str], first_line: int) -> Problem | None:
    """The parser blames a colon, but the key before it is sound: the line above lacks one, or this is indented."""
    mark = getattr(error, "problem_mark", None)
    if mark is None or mark.line == 0 or ": " in lines[mark.line][: mark.column]:
        return None
    line = lines[mark.line]
    above = mark.line - 1
    if ":" not in lines[above]:
        start = len(lines[above]) - len(lines[above].lstrip())
        return Problem("KB101-no-colon", Span.at(above + first_line, start + 1))
    return Problem("KB101-indent", Span.at(mark.line + first_line, len(line) - len(line.lstrip()) + 1))


def _span(error: yaml.YAMLError, first_line: int, *, at_start: bool) -> Span:
    start, blamed = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    mark = (start or blamed) if at_start else (blamed or start)
    return Span.at(mark.line + first_line, mark.column + 1) if mark else Span.at(first_line, 1)
