"""What stands within a line of text: wiki links, links, images, code, raw HTML, full-width look-alikes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_WIKI = re.compile(r"\[\[([^\[\]\n]*)\]\]")
_LINK = re.compile(r"(?P<image>!?)\[(?P<label>[^\[\]]*)\]\((?P<url>[^()\s]*)(?P<rest>[^()]*)\)")
_HTML = re.compile(r"<(?:[A-Za-z/][^<>\n]*>?|[!?])")
_AUTOLINK = re.compile(r"<(?:https://|mailto:)[^<>\s]+>")
_WIDE = re.compile(r"【【|［［|\[\[[^\[\]\n]*｜")
_UNCLOSED = re.compile(r"\[\[")
_IGNORE = re.compile(r"<!--\s*kb:\s*ignore\b.*?-->")
_WIDE_CHAR = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\uff60\U00020000-\U0003ffff“”‘’…—]")
_MARKUP = re.compile(
    r"(\*\*|__|`|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|^ {0,3}(?:[-*+]|\d+[.)])\s+|^ {0,3}>\s?)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class WikiLink:
    """`[[name#place|label]]` at `text[start:end]`; `place_start` is where the place begins, if there is one."""

    start: int
    end: int
    name: str
    place: str
    label: str
    place_start: int

    @property
    def shown(self) -> str:
        """The words a reader sees."""
        return self.label or self.name


@dataclass(frozen=True, slots=True)
class Link:
    """`[label](url)`, or an image, at `text[start:end]`; `url_start` is where the address begins."""

    start: int
    end: int
    label: str
    url: str
    url_start: int
    image: bool


def code_spans(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are code, fenced or inline; inline code ends with its line.

    Markdown lets it run on over a soft break, but not into the next item, cell or paragraph. Where the two differ,
    taking the words for text is the safe side: what stands in them is judged.
    """
    if "`" not in text and "~~~" not in text:
        return []
    fences = _fences(text)
    inline = [m.span() for m in _CODE.finditer(text) if not _within(m.start(), fences)]
    return sorted(fences + inline)


def _fences(text: str) -> list[tuple[int, int]]:
    """Fenced blocks that are closed; one that is not is no code to every reader of Markdown."""
    found: list[tuple[int, int]] = []
    start, fence, at = 0, "", 0
    for line in text.split("\n"):
        words = line.strip()
        if not fence:
            opened = _FENCE.match(line)
            start, fence = (at, opened.group(1)) if opened else (0, "")
        elif words.startswith(fence) and not words.strip(fence[0]):
            found.append((start, at + len(line)))
            fence = ""
        at += len(line) + 1
    return found


def wiki_links(text: str) -> Iterator[WikiLink]:
    """The wiki links of a text, outside code."""
    if "[[" not in text:
        return
    code = code_spans(text)
    for match in _WIKI.finditer(text):
        if not _within(match.start(), code):
            yield _wiki_link(match)


def links(text: str) -> Iterator[Link]:
    """The Markdown links and images of a text, outside code."""
    if "](" not in text:
        return
    code = code_spans(text)
    for match in _LINK.finditer(text):
        if not _within(match.start(), code):
            yield Link(
                match.start(),
                match.end(),
                match["label"],
                match["url"],
                match.start("url"),
                bool(match["image"]),
            )


def raw_html(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that Markdown would pass through as HTML."""
    if "<" not in text:
        return
    code = code_spans(text)
    allowed = [match.span() for match in _AUTOLINK.finditer(text)]
    for match in _HTML.finditer(text):
        if not _within(match.start(), code) and not _within(match.start(), allowed):
            yield match.span()


def wide_brackets(text: str) -> Iterator[tuple[int, str]]:
    """Full-width brackets and bars typed where a wiki link wants half-width ones, by place."""
    if not any(char in text for char in "【［｜"):
        return
    code = code_spans(text)
    for match in _WIDE.finditer(text):
        if not _within(match.start(), code):
            found = match.group()
            yield (match.start(), found[0]) if found[0] in "【［" else (match.end() - 1, found[-1])


def unclosed_links(text: str) -> Iterator[int]:
    """Where `[[` opens a wiki link that is not closed on its line."""
    if "[[" not in text:
        return
    code = code_spans(text)
    closed = {match.start() for match in _WIKI.finditer(text)}
    for match in _UNCLOSED.finditer(text):
        if match.start() not in closed and not _within(match.start(), code):
            yield match.start()


def plain(text: str) -> str:
    """A text without markup, its lines joined: for excerpts, previews and sentences."""
    text = _WIKI.sub(lambda match: _wiki_link(match).shown, text)
    text = _LINK.sub(lambda match: match["label"], text)
    return join_lines(_MARKUP.sub("", text))


def join_lines(text: str) -> str:
    """Soft breaks gone: between two Chinese characters without a space, else with one."""
    lines = [line.strip() for line in text.split("\n")]
    joined = ""
    for line in lines:
        if not line:
            continue
        if joined and not (is_wide(joined[-1]) and is_wide(line[0])):
            joined += " "
        joined += line
    return joined


def is_wide(char: str) -> bool:
    """Whether a character is a Chinese one or full-width punctuation, next to which no space is written."""
    return bool(_WIDE_CHAR.match(char))


def _wiki_link(match: re.Match[str]) -> WikiLink:
    inner = match.group(1).replace("\\|", "|")
    target, _, label = inner.partition("|")
    name, hash_, place = target.partition("#")
    place_start = match.start(1) + len(name) + 1 if hash_ else match.start(1)
    return WikiLink(match.start(), match.end(), name.strip(), place.strip(), label.strip(), place_start)


def _within(index: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= index < end for start, end in spans)
