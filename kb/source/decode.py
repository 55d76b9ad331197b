"""Bytes into lines of text: encodings, sizes and characters that no record may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kb.findings.finding import Edit, Fix
from kb.source.problem import Problem
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
    lines = tuple(_split(text))
    clean = "\t" not in text and not _FORBIDDEN.search(text)
    return Decoded(lines, () if clean else tuple(_bad_characters(lines)))


def split_lines(data: bytes) -> list[str]:
    """The lines of a file whatever its state: broken characters are replaced, lines and columns stay as reported."""
    return _split(data.decode("utf-8-sig", "replace"))


def _split(text: str) -> list[str]:
    """The lines of a text; most have one kind of line end, which needs no pattern."""
    return _NEWLINE.split(text) if "\r" in text else text.split("\n")


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
    """The first forbidden character or tab of each line; its mend takes all of the line."""
    found = []
    for number, line in enumerate(lines, start=1):
        if match := _FORBIDDEN.search(line):
            args = {"code": f"U+{ord(match.group()):04X}"}
            every = [bad.start() for bad in _FORBIDDEN.finditer(line)]
            found.append(_bad("KB101-character", number, every, "", args))
        elif "\t" in line:
            every = [index for index, char in enumerate(line) if char == "\t"]
            found.append(_bad("KB101-tab", number, every, "  ", {}))
    return found


def _bad(key: str, number: int, every: list[int], instead: str, args: Mapping[str, str]) -> Problem:
    spans = [Span.at(number, index + 1) for index in every]
    return Problem(key, spans[0], args, Fix(tuple(Edit(span, instead) for span in spans)))
