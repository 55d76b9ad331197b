"""Marks by which an author says that a finding is to be ignored, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.source.span import Span

_MARK = re.compile(r"^(?P<lead>\s*(?:<!--|#)\s*)kb:\s*ignore\b\s*(?P<rest>.*?)\s*(?:-->)?\s*$")
_RULE = re.compile(r"KB\d{3}")
_SEPARATORS = "，,、：: 　"


@dataclass(frozen=True, slots=True)
class Ignore:
    """`kb: ignore KB502 理由`: the rules it names, the reason, where it stands, and the lines it covers."""

    rules: tuple[str, ...]
    reason: str
    span: Span
    first: int
    last: int

    def covers(self, rule: str, line: int) -> bool:
        """Whether a finding of a rule at a line is to be ignored."""
        return rule in self.rules and self.first <= line <= self.last


def find_ignores(lines: Sequence[str]) -> Iterator[Ignore]:
    """The marks of a file, each covering the block or line that follows it."""
    for index, line in enumerate(lines):
        if "ignore" not in line or not (match := _MARK.match(line)):
            continue
        rest = match["rest"]
        rules, end = [], 0
        while found := _RULE.match(rest, end):
            rules.append(found.group())
            end = found.end()
            while end < len(rest) and rest[end] in _SEPARATORS:
                end += 1
        start = len(match["lead"])
        span = Span.at(index + 1, start + 1, len(line.rstrip().removesuffix("-->").rstrip()) - start)
        first, last = _covered(lines, index + 1, comment="#" in match["lead"])
        yield Ignore(tuple(rules), rest[end:].strip(), span, first, last)


def _covered(lines: Sequence[str], index: int, *, comment: bool) -> tuple[int, int]:
    """The first and last line (1-based) of what follows: a Markdown block, or a YAML line with what it holds."""
    while index < len(lines) and not lines[index].strip():
        index += 1
    if index >= len(lines):
        return index + 1, index
    indent = len(lines[index]) - len(lines[index].lstrip())
    last = index
    for number in range(index + 1, len(lines)):
        line = lines[number]
        deeper = len(line) - len(line.lstrip()) > indent
        if not line.strip() or (comment and not deeper):
            break
        last = number
    return index + 1, last + 1
