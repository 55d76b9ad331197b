"""KB608: half-width punctuation in Chinese prose.

The marks that come in pairs are looked at first, and the single marks in a text in which those are full-width
already, so that mending once leaves nothing to mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.checks.context import Context, within
from kb.checks.hidden import hidden
from kb.checks.rule import Mend, Rule
from kb.checks.view import View
from kb.findings import Edit, Finding, Fix, Severity
from kb.records.texts import Role, Text

_CHINESE = "\u3400-\u9fff\U00020000-\U0003ffff"
_WIDE = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"})
_CLOSING = "”’）》」』】"
_OPENING = "“‘（《「『【"
_SUSPECT = re.compile(r"[,;:?!.\"()]")
_CHINESE_CHAR = re.compile(rf"[{_CHINESE}]")
_SINGLE = re.compile(
    rf"(?<=[{_CHINESE}{_CLOSING}])(?:[,;:?!]{{1,8}}(?!//)|\.(?![.\w]))"
    rf"|(?<=[0-9A-Za-z%}}\])`])[,;:?!](?= ?[{_CHINESE}{_OPENING}])"
)


def _found(view: View, context: Context) -> Iterator[Finding]:  # noqa: ARG001  (every rule gets the context)
    for text in view.texts:
        # A citation is printed as its journal prints it.
        if text.path != ("citation",) and _SUSPECT.search(text.text):
            yield from _in_text(text)


def _in_text(text: Text) -> Iterator[Finding]:
    mask = hidden(text.text)
    chars = list(text.text)
    for first, last, marks in _pairs(text.text, mask):
        chars[first], chars[last] = marks
        yield _reported(text, first, last + 1, [(first, first + 1, marks[0]), (last, last + 1, marks[1])])
    for match in _SINGLE.finditer("".join(chars)):
        start, end = match.span()
        if not mask[start]:
            blank = text.text[end : end + 1] == " " and text.text[end + 1 : end + 2].strip() != ""
            yield _reported(text, start, end, [(start, end + blank, match.group().translate(_WIDE))])


def _pairs(text: str, mask: bytearray) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Brackets and quotes that hold Chinese, or brackets that touch it, with their full-width forms."""
    opened: list[int] = []
    quote: int | None = None
    even = {number: line.count('"') % 2 == 0 for number, line in enumerate(text.split("\n"))}
    line = 0
    for index, char in enumerate(text):
        if char == "\n":
            opened.clear()
            quote, line = None, line + 1
        elif char not in '()"' or mask[index]:
            continue
        elif char == "(":
            opened.append(index)
        elif char == ")" and opened:
            first = opened.pop()
            if _CHINESE_CHAR.search(text[max(0, first - 1) : index + 2]):
                yield first, index, ("（", "）")
        elif char == '"' and even[line]:
            if quote is None:
                quote = index
            else:
                if _CHINESE_CHAR.search(text[quote:index]):
                    yield quote, index, ("“", "”")
                quote = None


def _reported(text: Text, start: int, end: int, edits: list[tuple[int, int, str]]) -> Finding:
    half = "".join(text.text[first:last].rstrip(" ") for first, last, _ in edits)
    wide = "".join(new for _, _, new in edits)
    fix = Fix(tuple(Edit(text.span(first, last), new) for first, last, new in edits))
    return within(text, start, end, "KB608-half", None if _is_kept(text) else fix, half=half, wide=wide)


def _is_kept(text: Text) -> bool:
    """Whether no mend may touch a text: words to say (or never to say), and names that references may use."""
    return text.spoken or text.role in {Role.COUNTER_EXAMPLE, Role.NAME} or text.path[-1] == "title"


PUNCTUATION = Rule(
    "KB608", "half-width", "中文里用了半角标点", "half-width punctuation in Chinese prose", Severity.NOTE,
    mend=Mend.SAFE, of_record=_found,
)  # fmt: skip
