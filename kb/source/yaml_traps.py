"""Traps that YAML itself does not see, or reports at the wrong place: full-width punctuation in syntax.

A Chinese input method types `：`, `，`, `［`, `“` where YAML wants the half-width character. YAML then reads the
line as text or fails somewhere else. These are looked for in the raw lines, outside block text and quotes.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from kb.findings.finding import Edit, Fix
from kb.source.problem import Problem, replace
from kb.source.span import Span

KnownKey: TypeAlias = Callable[[str], bool]

_WORD = r"[^\s:：#\"'“”‘’\[\]{},，-][^:：\"'“”\[\]{}]*?"
_LEAD = rf"\s*(?:- +)*(?:{_WORD}\s*:\s+)?"
_BLOCK_TEXT = re.compile(rf"{_LEAD}[|>][-+0-9]*\s*(?:#.*)?$")
_OPEN_QUOTE = re.compile(rf"{_LEAD}(?P<quote>[\"'])")
_WIDE_KEY = re.compile(rf"\s*(?P<list>(?:- +)*)(?P<word>{_WORD})\s*(?P<colon>：)")
_WIDE_QUOTED_KEY = re.compile(r"\s*(?:- +)*(?P<open>[“”])(?P<word>[^“”:：]+)(?P<close>[“”])\s*:")
_WIDE_OPENING = re.compile(rf"{_LEAD}(?P<wide>[［｛])")
_WIDE_LINK = re.compile(rf"{_LEAD}(?P<open>[【［]{{2}})(?P<name>[^【】［］]*)(?P<close>[】］]{{2}})\s*$")
_FLOW_KEY = re.compile(r"\s*([^\s:：,，]+)\s*[:：]")
_ANY_WIDE = re.compile("[：，［］｛｝【】“”]")
_BEFORE_VALUE = ("", ":", "-", "[", "{", ",")
_HALF = {
    "，": ",",
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
    "【": "[",
    "】": "]",
    "：": ":",
    "“": '"',
    "”": '"',
}


def find_traps(lines: Sequence[str], first_line: int, known_key: KnownKey) -> Iterator[Problem]:
    """Traps in YAML `lines`, the first of which is line `first_line` of its file.

    `known_key` tells whether a word is the name of a field; within a list, only then is `词：` a key.
    """
    key_reported = False
    for index, line in _syntax_lines(lines):
        if not _ANY_WIDE.search(line):
            continue
        where = first_line + index
        found = None if key_reported else _wide_colon(line, where, known_key)
        if found:
            key_reported = True
            found = dataclasses.replace(found, fix=_mend_keys(lines, first_line, index, known_key))
        found = found or _wide_quoted_key(line, where) or _wide_link(line, where) or _wide_opening(line, where)
        if not found and ("[" in line or "{" in line):
            found = _flow_trap(line, where, known_key)
        if found:
            yield found


def _syntax_lines(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Lines that are YAML syntax, with their index: no block text, quoted text, comments or blank lines."""
    block_indent: int | None = None
    quote = ""
    for index, line in enumerate(lines):
        if quote:
            quote = "" if quote in line else quote
            continue
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        if not text or (block_indent is not None and indent > block_indent):
            continue
        block_indent = indent if ("|" in line or ">" in line) and _BLOCK_TEXT.match(line) else None
        if text.startswith("#"):
            continue
        if ('"' in line or "'" in line) and (opened := _OPEN_QUOTE.match(line)):
            quote = "" if opened["quote"] in line[opened.end() :] else opened["quote"]
        yield index, line


def _wide_colon(line: str, where: int, known_key: KnownKey) -> Problem | None:
    match = _WIDE_KEY.match(line)
    if not match or (match["list"] and not known_key(match["word"])):
        return None
    column = match.start("colon") + 1
    return Problem("KB101-wide-colon", Span.at(where, column), {"word": match["word"]}, _mend(line, where, column))


def _mend_keys(lines: Sequence[str], first_line: int, start: int, known_key: KnownKey) -> Fix:
    """The half-width colon for the key on a line, and for every known one after it: one is reported, all are mended."""
    edits: tuple[Edit, ...] = ()
    for index, line in _syntax_lines(lines):
        if index < start or "：" not in line:
            continue
        found = _wide_colon(line, first_line + index, known_key)
        if found and found.fix and (index == start or known_key(found.args["word"])):
            edits += found.fix.edits
    return Fix(edits)


def _wide_quoted_key(line: str, where: int) -> Problem | None:
    match = _WIDE_QUOTED_KEY.match(line)
    if not match:
        return None
    edits = tuple(Edit(Span.at(where, match.start(name) + 1), '"') for name in ("open", "close"))
    return _wide(where, match.start("open") + 1, match["open"], Fix(edits))


def _wide_link(line: str, where: int) -> Problem | None:
    """`【【名称】】` as a value: a wiki link, which YAML wants quoted."""
    match = _WIDE_LINK.match(line)
    if not match:
        return None
    opening, closing = (Span.at(where, match.start(name) + 1, 2) for name in ("open", "close"))
    return _wide(where, opening.column, match["open"][0], Fix((Edit(opening, '"[['), Edit(closing, ']]"'))))


def _wide_opening(line: str, where: int) -> Problem | None:
    match = _WIDE_OPENING.match(line)
    return _wide(where, match.start("wide") + 1, match["wide"]) if match else None


def _flow_trap(line: str, where: int, known_key: KnownKey) -> Problem | None:
    """Full-width punctuation where `[…]` or `{…}` has its own: between items, around them, after a key."""
    brackets: list[str] = []
    quote, before, in_key = "", "", False
    for column, char in enumerate(line, start=1):
        if quote:
            quote = "" if char == quote else quote
        elif char.isspace():
            continue
        elif char in "\"'" and before in _BEFORE_VALUE:
            quote = char
        elif char == "#" and line[column - 2 : column - 1] in ("", " "):
            return None
        elif char in "[{" and (brackets or before in _BEFORE_VALUE):
            brackets.append(char)
            in_key = char == "{"
        elif char in "]}" and brackets:
            brackets.pop()
        elif brackets and char in ",:":
            in_key = char == "," and brackets[-1] == "{"
        elif (
            brackets
            and char in _HALF
            and _is_syntax(char, before, brackets[-1], line[column:], known_key, in_key=in_key)
        ):
            return _wide(where, column, char, _mend(line, where, column))
        before = char
    return None


def _is_syntax(char: str, before: str, bracket: str, rest: str, known_key: KnownKey, *, in_key: bool) -> bool:
    """Whether a full-width character within brackets stands for syntax and is not part of a text."""
    if char in "“”":
        return before in _BEFORE_VALUE
    if char == "：":
        return in_key
    if char == "，" and bracket == "{":
        match = _FLOW_KEY.match(rest)
        return bool(match and known_key(match[1]))
    return True


def _wide(where: int, column: int, char: str, fix: Fix | None = None) -> Problem:
    span = Span.at(where, column)
    return Problem("KB101-wide", span, {"wide": char, "half": _HALF[char]}, fix or replace(span, _HALF[char]))


def _mend(line: str, where: int, column: int) -> Fix:
    """The half-width character, with a blank after it where YAML needs one."""
    char, after = line[column - 1], line[column : column + 1]
    blank = " " if char in "：，" and after not in ("", " ") else ""
    return replace(Span.at(where, column), _HALF[char] + blank)
