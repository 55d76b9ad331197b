"""A record's text in parts: plain stretches, code, wiki links, links; and how each is made safe.

Nothing that a record holds may become markup of the page except the Markdown that its author meant: `<`, `{`
(which would open an attribute list) and a stray `[` (a reference, `[TOC]`) never reach the page as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.source.inline import Link, WikiLink, code_spans, is_wide, links, wiki_links

_SPECIAL = re.compile(r"([\\`*_\[\]#])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "|": "&#124;", "~": "&#126;"})
_BACKSLASH = re.compile(r"\\([<{&])")
_OPENING = re.compile(r"(?<!\\)\[")
_UNDERLINE = re.compile(r"^([ \t]*)([=-])(?=\2*[ \t]*$)", re.MULTILINE)
_HEADING = re.compile(r"^([ \t]*)(?=#)", re.MULTILINE)
_SOFT_BREAK = re.compile(r"(?<=([^\s*_`]))([*_`]*) ?\n[ \t]*([*_`]*)(?=([^\s*_`]))")
_BREAK_BEFORE = re.compile(r" ?\n[ \t]*(?=[*_`]*([^\s*_`]))")
_BREAK_AFTER = re.compile(r"([^\s*_`])[*_`]*( ?\n[ \t]*)\Z")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+$", re.MULTILINE)
_LIKE_A_RULE = re.compile(r"^[ \t]*[|: \t-]*\|[|: \t-]*$", re.MULTILINE)
_SCHEME = re.compile(r"[^/?#]*:")
_SAFE = re.compile(r"(?:https://|mailto:)[^\s<>\"'`\\]+", re.IGNORECASE)
_BARE = re.compile(r"<((?:https://|mailto:)[^<>\s]+)>")


@dataclass(frozen=True, slots=True)
class Plain:
    """Text without code or links; emphasis, lists and tables may stand in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code span or fenced block, with its backticks."""

    text: str


Segment = Plain | Code | WikiLink | Link


def segments(text: str) -> Iterator[Segment]:
    """The parts of a text in order; together they are the whole of it."""
    found: list[tuple[int, int, Segment]] = [(start, end, Code(text[start:end])) for start, end in code_spans(text)]
    found += [(link.start, link.end, link) for link in wiki_links(text)]
    found += [(link.start, link.end, link) for link in links(text)]
    found += [
        (m.start(), m.end(), Link(m.start(), m.end(), m[1], m[1], m.start(1), image=False))
        for m in _BARE.finditer(text)
    ]
    at = 0
    for start, end, part in sorted(found, key=lambda item: (item[0], -item[1])):
        if start < at:
            continue
        if start > at:
            yield Plain(text[at:start])
        yield part
        at = end
    if at < len(text):
        yield Plain(text[at:])


def has_table(text: str) -> bool:
    """Whether a table stands in a text, where a line is a row and no break is soft."""
    return "|" in text and bool(_TABLE_RULE.search(text))


def without_false_rules(text: str) -> str:
    """A text in which a line that only looks like the rule below a table's head makes no table.

    Python-Markdown takes any row of `|`, `:`, `-` and blanks for such a rule, one without a dash too (`:   |`); other
    engines do not, and an author who writes one means no table.
    """
    if "\n" not in text or "|" not in text:
        return text
    spans = code_spans(text)

    def words(match: re.Match[str]) -> str:
        line = match.group()
        written = any(start < match.end() and match.start() < end for start, end in spans)
        return line if written or "-" in line else line.replace("|", "&#124;")

    return _LIKE_A_RULE.sub(words, text)


def join_soft_breaks(text: str) -> str:
    """Line breaks between two Chinese characters gone, emphasis between them or not; tables stay as they are."""
    if "\n" not in text:
        return text
    return "\n\n".join(block if has_table(block) else _SOFT_BREAK.sub(_join, block) for block in text.split("\n\n"))


def _join(match: re.Match[str]) -> str:
    return match[2] + match[3] if is_wide(match[1]) and is_wide(match[4]) else match[0]


def join_at_links(before: str, text: str, after: str) -> str:
    """A stretch between two links, without a soft break at its ends where Chinese words of the links meet it."""
    if (match := _BREAK_BEFORE.match(text)) and before and is_wide(before[-1]) and is_wide(match[1]):
        text = text[match.end() :]
    if (match := _BREAK_AFTER.search(text)) and after and is_wide(after[0]) and is_wide(match[1]):
        text = text[: match.start(2)]
    return text


def safe_markdown(text: str) -> str:
    """A plain stretch as Markdown in which only emphasis, lists, quotes and tables still mean something."""
    text = _BACKSLASH.sub(r"\1", text).replace("<", "&lt;").replace("{", "&#123;")
    text = _OPENING.sub(r"\\[", text)
    if "\n" in text or text[:1] in "#=-":
        text = _HEADING.sub(r"\1\\", _UNDERLINE.sub(_entity_after, text))
    return text


def _entity_after(match: re.Match[str]) -> str:
    return f"{match[1]}&#{ord(match[2])};"


def safe_code(text: str) -> str:
    """Code as Markdown; where an engine might take it for HTML or attributes, its plain words."""
    if not any(char in text for char in "<&\n{[|"):
        return text
    ticks = len(text) - len(text.lstrip("`~"))
    return markdown_words(text[ticks:].removesuffix(text[:ticks]))


def markdown_words(text: str) -> str:
    """Plain words as Markdown: nothing in them is read as markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).translate(_ENTITIES)


def safe_url(url: str) -> str:
    """An outside address that a page may link to, else nothing."""
    return url if _SAFE.fullmatch(url) else ""


def is_relative(url: str) -> bool:
    """Whether an address is a path beside the record's file."""
    return bool(url) and not url.startswith(("/", "#", "\\", "?")) and not _SCHEME.match(url)
