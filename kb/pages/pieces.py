"""A text with its links found: the step between a record's text and Markdown or HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import markdown
from jinja2 import Environment
from markupsafe import Markup, escape

from kb.pages.text import Code, Plain, markdown_words, safe_code, safe_markdown
from kb.source.inline import plain

_INLINE_SPECIAL = re.compile(r"[\\`*_\[\]<>&{\n]|!\[")
_SLOT = re.compile(r"\{([^{}\n]+)\}")
_BLOCK_SPECIAL = re.compile(r"[\\`*_\[\]<>&{\n|]|^\s|^[-+*>#:]|^\d+[.)]|!\[")


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words, such as the label of a link that leads nowhere."""

    text: str


@dataclass(frozen=True, slots=True)
class Inner:
    """A link to a page of the site."""

    label: str
    address: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Outer:
    """A link out of the site."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that stands beside the record; `path` is where it lies from the root of collection and site."""

    description: str
    path: str


Piece = Plain | Code | Words | Inner | Outer | Picture


@dataclass(frozen=True, slots=True)
class Linker:
    """How links are written on one page: to a page by address and anchor, to a file by its path."""

    page: Callable[[str, str], str]
    file: Callable[[str], str]


def to_markdown(pieces: Iterable[Piece], link: Linker, *, portable: bool = True) -> str:
    """The pieces as Markdown; `portable` writes code so that no engine can take it for raw HTML."""
    return "".join(_markdown(piece, link, portable=portable) for piece in pieces)


def _markdown(piece: Piece, link: Linker, *, portable: bool) -> str:
    if isinstance(piece, Plain):
        return safe_markdown(piece.text)
    if isinstance(piece, Code):
        return safe_code(piece.text) if portable else piece.text
    if isinstance(piece, Words):
        return markdown_words(piece.text)
    if isinstance(piece, Inner):
        return f"[{markdown_words(piece.label)}]({link.page(piece.address, piece.anchor)})"
    if isinstance(piece, Picture):
        return f"![{markdown_words(piece.description)}]({link.file(piece.path)})"
    return f"[{markdown_words(piece.label)}]({piece.url})"


class HtmlWriter:
    """Pieces to HTML with reused Markdown instances, to which raw HTML is plain text."""

    def __init__(self, templates: Environment) -> None:
        self._marks: Any = templates.get_template("_inline.html.j2").module
        self._block = _markdown_engine(blocks=True)
        self._inline = _markdown_engine(blocks=False)

    def block(self, pieces: Iterable[Piece], link: Linker) -> Markup:
        """Paragraphs, lists and tables, without a blank line, so that they may stand within an HTML block."""
        found = tuple(pieces)
        if (simple := self._simple(found, link, _BLOCK_SPECIAL)) is not None:
            return Markup(self._marks.paragraph(simple))  # noqa: S704  (escaped)
        html = self._block.reset().convert(to_markdown(found, link, portable=False))
        return Markup(html.replace("\n\n", "&#10;\n"))  # noqa: S704  (raw HTML disabled)

    def inline(self, pieces: Iterable[Piece], link: Linker) -> Markup:
        """One line: emphasis, code and links only."""
        found = tuple(pieces)
        if (simple := self._simple(found, link, _INLINE_SPECIAL)) is not None:
            return simple
        source = " ".join(to_markdown(found, link, portable=False).split("\n"))
        html = self._inline.reset().convert(source)
        return Markup(html.removeprefix("<p>").removesuffix("</p>"))  # noqa: S704  (raw HTML disabled)

    def _simple(self, pieces: tuple[Piece, ...], link: Linker, special: re.Pattern[str]) -> Markup | None:
        """The HTML of text in which only links have to be marked up; `None` where Markdown has work to do."""
        html = Markup("")
        for index, piece in enumerate(pieces):
            if isinstance(piece, Plain):
                # Only the first piece begins a line.
                if special.search(piece.text if index == 0 else f"x{piece.text}"):
                    return None
                html += escape(piece.text)
            elif isinstance(piece, Words):
                html += escape(piece.text)
            elif isinstance(piece, Inner):
                html += self._marks.link(link.page(piece.address, piece.anchor), piece.label)
            else:
                return None
        return html


class Slots:
    """Lines to say to HTML: plain words, and variables as slots that a reader fills in."""

    def __init__(self, templates: Environment) -> None:
        self._marks: Any = templates.get_template("_inline.html.j2").module

    def __call__(self, text: str) -> Markup:
        """A line to say."""
        html = Markup("")
        for index, part in enumerate(_SLOT.split(plain(text))):
            html += self._marks.slot(part) if index % 2 else escape(part)
        return html


def _markdown_engine(*, blocks: bool) -> markdown.Markdown:
    engine = markdown.Markdown(extensions=["tables", "sane_lists"] if blocks else [])
    engine.preprocessors.deregister("html_block")
    for name in ("html", "reference", "short_reference", "image_reference", "short_image_ref"):
        engine.inlinePatterns.deregister(name)
    engine.parser.blockprocessors.deregister("reference")
    if not blocks:
        for name in ("empty", "indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote"):
            engine.parser.blockprocessors.deregister(name)
    return engine
