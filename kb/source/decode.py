"""Bytes into lines of text: encodings, sizes and characters that no record may hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.findings.finding import Fix
from kb.source.problem import Problem, replace
from kb.source.span import START, Span

MAX_BYTES = 512 * 1024
"""The longest record read, in bytes; a case of three pages takes about 8 kB."""

_NEWLINE = re.compile(r"\r\n|\r|\n")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The lines of a file without their ends, or the problems that keep it from being read."""

    lines: tuple[str, ...]
    problems: tuple[Problem, ...]


def decode(data: bytes) -> Decoded:
    """Decode a file: UTF-8, with or without BOM, any kind of line end.

    A file saved in a Chinese encoding is recognised, so that a mend can be offered; it is not read.
    """
    if len(data) > MAX_BYTES:
        args = {"size": str(len(data) // 1024), "limit": str(MAX_BYTES // 1024)}
        return Decoded((), (Problem("KB101-oversize", START, args),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Decoded((), (_bad_encoding(data, error),))
    if not text.strip():
        return Decoded((), (Problem("KB101-empty", START),))
    lines = tuple(_NEWLINE.split(text))
    return Decoded(lines, tuple(_bad_characters(lines)))


def split_lines(data: bytes) -> list[str]:
    """The lines of a file whatever its state: broken characters are replaced, lines and columns stay as reported."""
    return _NEWLINE.split(data.decode("utf-8-sig", "replace"))


def _bad_encoding(data: bytes, error: UnicodeDecodeError) -> Problem:
    good = error.object[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
    lines = _NEWLINE.split(good)
    span = Span.at(len(lines), len(lines[-1]) + 1)
    try:
        guess = data.decode("gb18030")
    except UnicodeDecodeError:
        return Problem("KB101-utf8", span)
    if _FORBIDDEN.search(guess) or not _mostly_chinese(guess):
        return Problem("KB101-utf8", span)
    return Problem("KB101-gbk", span, fix=Fix(encoding="gb18030"))


def _mostly_chinese(text: str) -> bool:
    """Whether the letters beyond ASCII are common Chinese ones, as they are in a file really saved as GBK.

    GB 18030 decodes nearly any bytes. Broken UTF-8 comes out as rare characters, beyond the 6,763 of GB 2312.
    """
    beyond = [char for char in text if not char.isascii()]
    common = 0
    for char in beyond:
        try:
            char.encode("gb2312")
        except UnicodeEncodeError:
            continue
        common += 1
    return bool(beyond) and common >= 0.9 * len(beyond)


def _bad_characters(lines: tuple[str, ...]) -> list[Problem]:
    found = []
    for number, line in enumerate(lines, start=1):
        if match := _FORBIDDEN.search(line):
            code = f"U+{ord(match.group()):04X}"
            span = Span.at(number, match.start() + 1)
            found.append(Problem("KB101-character", span, {"code": code}, replace(span, "")))
        elif (tab := line.find("\t")) >= 0:
            span = Span.at(number, tab + 1)
            found.append(Problem("KB101-tab", span, fix=replace(span, "  ")))
    return found
