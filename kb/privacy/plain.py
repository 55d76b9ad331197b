"""Text as it reads, without the disguises in which numbers pass unseen, and the way back to what was written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_DISGUISED = re.compile(
    "[<&\\\\\u00a0\u00ad\u00b2\u00b3\u00b9\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u209c\u20d0-\u20ff"
    "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f"
    "\u2460-\u24ff\u2776-\u2793\u2f00-\u2fd5\u3000\u3164\u3200-\u33ff\uf900-\ufaff\ufe00-\ufe0f\ufeff"
    "\uff0b\uff0d-\uff19\uff20-\uff3a\uff3f\uff41-\uff5a\uffa0\U0001d400-\U0001d7ff\U0001f100-\U0001f10a"
    "\U0001fbf0-\U0001fbf9\U000e0000-\U000e01ef]"
    # Begins with a set, so that `re` skips to the next character that may be one: see `shapes`.
    r"(?:(?<![<&\\])|(?<=<)(?:/?(?:b|i|u|s|em|strong|span|font|mark|small|code|sub|sup|a)(?: [^<>\n]{0,80})?>|br ?/?>)"
    r"|(?<=&)(?:#[xX]?[0-9A-Fa-f]{1,6};|(?:nbsp|ensp|emsp|thinsp|zwn?j|shy);)"
    r"|(?<=\\)(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}))"
)
_SPACES = frozenset({"&nbsp;", "&ensp;", "&emsp;", "&thinsp;"})
_NAMELESS = frozenset({"Cf", "Mn", "Me"})
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
_LARGEST = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Plain:
    """The text as it reads.

    `at[i]` and `ends[i]` tell where character `i` begins and ends in what was written; `None` where nothing moved.
    """

    text: str
    at: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in what was written."""
        if self.at is None or self.ends is None or end <= start:
            return start, end
        return self.at[start], self.ends[end - 1]


def plain(written: str) -> Plain:
    """Full-width, circled and mathematical characters as plain ones, invisible ones out, escapes as what they mean.

    Only what can hide letters and digits is touched: Chinese punctuation stays.
    """
    if not _DISGUISED.search(written):
        return Plain(written)
    out: list[str] = []
    at: list[int] = []
    ends: list[int] = []
    done = 0
    for match in _DISGUISED.finditer(written):
        start, end = match.span()
        shown = _shown(match[0])
        out += written[done:start] + shown
        at += [*range(done, start), *([start] * len(shown))]
        ends += [*range(done + 1, start + 1), *([end] * len(shown))]
        done = end
    out += written[done:]
    at += range(done, len(written))
    ends += range(done + 1, len(written) + 1)
    return Plain("".join(out), tuple(at), tuple(ends))


def _shown(disguise: str) -> str:
    """What a reader sees of one character, entity or escape."""
    if disguise in _SPACES:
        return " "
    if disguise[0] == "<":
        return "\n" if disguise.startswith("<br") else ""
    char = _meant(disguise) if len(disguise) > 1 else disguise
    if not char or char in _FILLERS or unicodedata.category(char) in _NAMELESS:
        return ""
    if char in "\u2028\u2029":
        return "\n"
    digit = unicodedata.digit(char, -1)
    return str(digit) if digit >= 0 else unicodedata.normalize("NFKC", char)


def _meant(escape: str) -> str:
    """The character that an entity or escape stands for; none for an invisible one."""
    body = escape.lstrip("&#\\").rstrip(";")
    if escape.startswith("&") and not escape.startswith("&#"):
        return ""
    hexadecimal = body[0] in "xXuU"
    try:
        code = int(body.lstrip("xXuU"), 16 if hexadecimal else 10)
    except ValueError:
        return escape
    return chr(code) if 0 < code <= _LARGEST and not 0xD800 <= code < 0xE000 else ""  # noqa: PLR2004  (surrogates)
