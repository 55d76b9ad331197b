"""Pages written by hand, and the reference of rules, as documents: one passage a paragraph, by heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from markdown import Markdown

from kb.checks import RULES
from kb.checks.reference import find_page
from kb.library import Library
from kb.pages.urls import Style, site_path
from kb.pages.wording import shown
from kb.search.document import Block, Document, Part
from kb.source.inline import join_lines, wiki_links

_EXTENSIONS = ("attr_list", "def_list", "fenced_code", "md_in_html", "tables", "toc")
"""What MkDocs reads hand-written pages with; `toc` gives headings the same anchors as on the site."""
_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_EXCLUDED = re.compile(r"^search:\s*(?:\{\s*|\n[ \t]+)exclude:\s*true\b", re.MULTILINE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PASSAGES = frozenset({"p", "li", "dt", "tr", "pre", "blockquote", "ul", "ol", "table", "dl", "div", "section"})
_CELLS = frozenset({"td", "th", "dd", "br"})


def page_documents(library: Library, folder: Path, style: Style) -> Iterator[Document]:
    """The hand-written pages below a folder such as `docs`, by path.

    A page that says `search: {exclude: true}` in its front matter, as Material for MkDocs has it, is left out.

    A page's id is `page:` and its path without `index.md` or suffix: `page:guide`, `page:contributing/editor`.
    """
    markdown = _markdown()
    for file, name, text in _pages(folder):
        title, blocks = _read(markdown, _linked(library, text))
        yield Document(_page_id(name), title or name, (), blocks, {"type": ("page",)}, _url(file, name, style))


def page_links(library: Library, folder: Path) -> Iterator[tuple[str, str]]:
    """The records that hand-written pages name, as pairs of ids."""
    for _, name, text in _pages(folder):
        for link in wiki_links(text):
            if target := library.find(link.name).target:
                yield _page_id(name), target


def _pages(folder: Path) -> Iterator[tuple[Path, str, str]]:
    """The file, the name and the Markdown of each page that is to be found."""
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8-sig")
        front = _FRONT_MATTER.match(text)
        if front and _EXCLUDED.search(front.group()):
            continue
        file = path.relative_to(folder)
        name = file.with_suffix("").as_posix()
        yield file, "" if name == "index" else name.removesuffix("/index"), _FRONT_MATTER.sub("", text)


def _page_id(name: str) -> str:
    return f"page:{name or 'home'}"


def _url(file: Path, name: str, style: Style) -> str:
    """Where MkDocs puts a page: unlike the pages that we make, `x.md` does not become `x/index.html`."""
    if style is Style.DIRECTORY:
        return f"{name}/" if name else ""
    return file.with_suffix(".md" if style is Style.MARKDOWN else ".html").as_posix()


def rule_documents(library: Library, style: Style) -> Iterator[Document]:
    """The page of each rule of `kb check`."""
    markdown = _markdown()
    for rule_id in sorted(RULES):
        page = find_page(rule_id)
        if page is None:
            continue
        text = _linked(library, page.text)
        # The page of a rule has another frame than its text: a hit leads to its top.
        blocks = [replace(block, anchor="") for block in _read(markdown, text)[1]]
        url = site_path(f"rules/{rule_id}/", style)
        yield Document(f"rule:{rule_id}", f"{rule_id} {page.rule.zh}", (), tuple(blocks), {"type": ("rule",)}, url)


def _linked(library: Library, text: str) -> str:
    """The Markdown with its wiki links as the words that the page shows."""
    parts: list[str] = []
    at = 0
    for link in wiki_links(text):
        # What stands before the link may make its words shorter.
        before = text[max(0, link.start - 80) : link.start].rpartition("\n")[2]
        words = shown(library, before + text[link.start : link.end])
        parts += [text[at : link.start], words.removeprefix(shown(library, before))]
        at = link.end
    return "".join([*parts, text[at:]])


def _markdown() -> Markdown:
    return Markdown(extensions=list(_EXTENSIONS))


def _read(markdown: Markdown, text: str) -> tuple[str, tuple[Block, ...]]:
    """The title of a page and its passages."""
    reader = _Reader()
    reader.feed(markdown.reset().convert(text))
    reader.close()
    reader.flush()
    return reader.title, tuple(reader.blocks)


class _Reader(HTMLParser):
    """Gathers the text of HTML by passages, under the heading before them."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._anchor = self._label = ""
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a passage, or a heading."""
        if tag in _HEADINGS:
            self.flush()
            self._heading = True
            self._anchor = "" if tag == "h1" else dict(attrs).get("id") or ""
        elif tag in _PASSAGES:
            self.flush()
        elif tag in _CELLS:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a passage, or a heading."""
        if tag in _HEADINGS:
            self._label = join_lines("".join(self._words))
            if tag == "h1" and not self.title:
                self.title = self._label
                self._words.clear()
            self.flush()
            self._heading = False
        elif tag in _PASSAGES and tag != "dt":
            self.flush()

    def handle_data(self, data: str) -> None:
        """Take words."""
        self._words.append(data)

    def flush(self) -> None:
        """End the passage that was gathered."""
        words = join_lines("".join(self._words))
        self._words.clear()
        if words:
            label = "" if self._label == self.title else self._label
            part = Part.HEADING if self._heading else Part.BODY
            self.blocks.append(Block(part, words, self._anchor, label))
