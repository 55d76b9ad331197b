"""A Markdown body into sections and blocks with positions.

Only the subset that records use: `##` and `###` headings, paragraphs, lists, block quotes, and tables or code
that are kept as they stand. Whatever else Markdown would read as structure is a problem at its first character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.source.inline import raw_html
from kb.source.nodes import Scalar, one_line
from kb.source.problem import Problem, replace
from kb.source.span import Origin, Span

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ ]+|(?=[^\s#]))(.*?)(?:\s+#+)?\s*$")
_ITEM = re.compile(r"( {0,3})([-*+]|\d{1,3}[.)])( +)(.*)$")
_QUOTE = re.compile(r" {0,3}>[ ]?(.*)$")
_RULE = re.compile(r" {0,3}-{3,}\s*$")
_SETEXT = re.compile(r" {0,3}={2,}\s*$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_IGNORE = re.compile(r"\s*<!--\s*kb:\s*ignore\b.*?-->\s*$")
_SECTION, _ITEM_LEVEL = 2, 3
_NESTED = 2
"""Blanks before a list marker from which the item belongs to the item above."""
_STRUCTURE = frozenset("#>`~-<")
"""What a heading, quote, fence, rule or ignore mark begins with: all other lines need no further look."""
_MARKERS = frozenset("-*+")
"""What a list item begins with, unless it is numbered."""
_WIDE_STARTS = {"＃": "#", "＞": ">", "》": ">"}
_WIDE_BEGINS = frozenset("＃＞》｜")
_WIDE_START = re.compile(r"\s*([＃＞》]+|｜)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list, quote, or anything else (`table`, `code`) that is kept as it stands.

    `parts` holds what a list or quote consists of: its items, or its paragraphs.
    """

    kind: str
    text: Scalar
    parts: tuple[Scalar, ...] = ()
    first: int = 0
    last: int = 0


@dataclass(slots=True)
class Section:
    """A heading with the blocks below it, and the sections of the next level."""

    level: int
    title: Scalar
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def text_of(self, lines: Sequence[str], first_line: int, skip: int = 0) -> Scalar | None:
        """The text below the heading as it stands, without its first `skip` blocks and without ignore marks."""
        blocks = self.blocks[skip:]
        if not blocks:
            return None
        kept = [
            (index, lines[index])
            for index in range(blocks[0].first, blocks[-1].last + 1)
            if "<!--" not in lines[index] or not _IGNORE.fullmatch(lines[index])
        ]
        return _joined([one_line(line, first_line + index, 1) for index, line in kept]).stripped()


@dataclass(frozen=True, slots=True)
class Body:
    """The sections of a Markdown body, its lines, and the problems met."""

    sections: tuple[Section, ...]
    lines: tuple[str, ...]
    first_line: int
    problems: tuple[Problem, ...]

    def text_of(self, section: Section, skip: int = 0) -> Scalar | None:
        """The text of one of this body's sections; see `Section.text_of`."""
        return section.text_of(self.lines, self.first_line, skip)


def read_fragment(text: Scalar) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """The blocks of a text field written in YAML, and the problems of their Markdown."""
    lines = text.value.split("\n")
    first_line, column = text.origin.lines[0]
    scanner = _Scanner(tuple(lines), first_line, column - 1)
    scanner.sections.append(Section(2, text))
    scanner.fragment = True
    scanner.run()
    return tuple(scanner.sections[0].blocks), tuple(scanner.problems)


def read_body(lines: Sequence[str], first_line: int = 1) -> Body:
    """Read a Markdown body whose first line is line `first_line` of its file. Never raises."""
    scanner = _Scanner(tuple(lines), first_line)
    scanner.run()
    return Body(tuple(scanner.sections), tuple(lines), first_line, tuple(scanner.problems))


@dataclass(slots=True)
class _Scanner:
    lines: tuple[str, ...]
    first_line: int
    shift: int = 0
    fragment: bool = False
    sections: list[Section] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    index: int = 0
    seen: dict[int, set[str]] = field(default_factory=dict)

    def run(self) -> None:
        while self.index < len(self.lines):
            line = self.lines[self.index]
            begins = line.lstrip()[:1]
            if begins and begins not in _STRUCTURE:
                self._content(line, begins)
            elif not begins or _IGNORE.fullmatch(line):
                self.index += 1
            elif match := _HEADING.match(line):
                self._heading(match)
            elif _FENCE.match(line):
                self._code()
            elif _RULE.match(line):
                self._problem("KB101-rule", 0, len(line.rstrip()))
                self.index += 1
            else:
                self._content(line, begins)

    def _content(self, line: str, begins: str) -> None:
        if begins in _WIDE_BEGINS and self._wide_start(line):
            return self._paragraph()
        if _may_be_item(begins) and _ITEM.match(line):
            return self._list()
        if begins == ">" and _QUOTE.match(line):
            return self._quote()
        return self._paragraph()

    def _heading(self, match: re.Match[str]) -> None:
        level = len(match.group(1))
        title = self._one_line(match.group(2), match.start(2))
        self.index += 1
        if self.fragment:
            self.problems.append(Problem("KB104-heading-in-text", title.span, {"title": title.value}))
            return
        if level not in (_SECTION, _ITEM_LEVEL) or (level == _ITEM_LEVEL and not self.sections):
            self.problems.append(Problem("KB104-heading-level", title.span, {"level": "#" * level}))
            return
        section = Section(level, title)
        if level == _ITEM_LEVEL:
            self.sections[-1].sections.append(section)
        else:
            self.sections.append(section)
            self.seen[_ITEM_LEVEL] = set()
        titles = self.seen.setdefault(level, set())
        if title.value in titles:
            self.problems.append(Problem("KB104-repeated-heading", title.span, {"title": title.value}))
        titles.add(title.value)

    def _add(self, block: Block) -> None:
        if not self.sections:
            if not any(problem.key == "KB104-before-heading" for problem in self.problems):
                self.problems.append(Problem("KB104-before-heading", Span.at(*block.text.origin.lines[0])))
            return
        section = self.sections[-1]
        target = section.sections[-1] if section.sections else section
        target.blocks.append(block)

    def _block(self, kind: str, first: int, parts: tuple[Scalar, ...] = ()) -> None:
        last = self.index - 1
        start = len(self.lines[first]) - len(self.lines[first].lstrip())
        rows = [one_line(self.lines[first][start:], self.first_line + first, self.shift + start + 1)]
        rows += [one_line(self.lines[i], self.first_line + i, self.shift + 1) for i in range(first + 1, last + 1)]
        scalar = _joined(rows)
        text, origin = scalar.value, scalar.origin
        if kind != "code" and "<" in text:
            self.problems += [
                Problem("KB104-html", origin.locate(text, *found), {"html": text[slice(*found)][:30]})
                for found in raw_html(text)
            ]
        self._add(Block(kind, scalar, parts, first, last))

    def _paragraph(self) -> None:
        first = self.index
        if self.lines[first].startswith("    "):
            self._problem("KB104-indented", 0, 4)
        kind = "table" if self.lines[first].lstrip().startswith("|") else "paragraph"
        self.index += 1
        while self.index < len(self.lines) and self._continues(self.lines[self.index]):
            line = self.lines[self.index]
            begins = line.lstrip()[:1]
            if _may_be_item(begins) and (match := _ITEM.match(line)):
                self._problem("KB104-glued-list", match.end(1), match.end(2))
                break
            if begins == "=" and _SETEXT.match(line):
                self._problem("KB104-setext", len(line) - len(line.lstrip()), len(line.rstrip()))
            if begins in _WIDE_BEGINS:
                self._wide_start(line)
            self.index += 1
        self._block(kind, first)

    def _continues(self, line: str) -> bool:
        """Whether a line goes on with the paragraph above it."""
        begins = line.lstrip()[:1]
        if begins not in _STRUCTURE:
            return bool(begins)
        return not any(pattern.match(line) for pattern in (_HEADING, _QUOTE, _FENCE, _RULE, _IGNORE))

    def _list(self) -> None:
        first = self.index
        items: list[list[Scalar]] = []
        while self.index < len(self.lines):
            line = self.lines[self.index]
            match = _ITEM.match(line)
            indented = len(line) - len(line.lstrip(" "))
            if match and (not items or len(match.group(1)) < _NESTED):
                items.append([self._one_line(match.group(4), match.start(4))])
            elif not line.strip():
                if not self._list_goes_on():
                    break
            elif _IGNORE.fullmatch(line):
                pass
            elif self._blank_before() and indented < _NESTED:
                break
            elif self._blank_before() or match or (indented >= _NESTED and _ITEM.match(line.lstrip())):
                self._problem("KB104-item-block", indented, len(line.rstrip()))
            elif self._continues(line):
                if line.lstrip()[:1] in _WIDE_BEGINS:
                    self._wide_start(line)
                items[-1].append(self._one_line(line.strip(), indented))
            else:
                break
            self.index += 1
        self._block("list", first, tuple(_joined(item) for item in items))

    def _list_goes_on(self) -> bool:
        """Whether, after the blank line here, an item or an indented line follows."""
        rest = self.lines[self.index + 1 :]
        following = next((line for line in rest if line.strip()), "")
        return bool(_ITEM.match(following) or following.startswith("  "))

    def _blank_before(self) -> bool:
        return not self.lines[self.index - 1].strip()

    def _quote(self) -> None:
        first = self.index
        paragraphs: list[list[Scalar]] = [[]]
        while self.index < len(self.lines) and (match := _QUOTE.match(self.lines[self.index])):
            text = match.group(1)
            lead = match.start(1) + len(text) - len(text.lstrip())
            if not text.strip():
                paragraphs.append([])
            else:
                if _ITEM.match(text) or _QUOTE.match(text) or _HEADING.match(text):
                    self._problem("KB104-quote-block", lead, len(self.lines[self.index].rstrip()))
                paragraphs[-1].append(self._one_line(text.strip(), lead))
            self.index += 1
        self._block("quote", first, tuple(_joined(lines) for lines in paragraphs if lines))

    def _code(self) -> None:
        first = self.index
        opening = self.lines[first].strip()
        fence = opening[: len(opening) - len(opening.lstrip(opening[0]))]
        self.index += 1
        while self.index < len(self.lines) and not self.lines[self.index].strip().startswith(fence):
            self.index += 1
        if self.index == len(self.lines):
            self.index = first
            self._problem("KB101-open-code", self.lines[first].index(fence), len(self.lines[first].rstrip()))
            self.index = len(self.lines)
        self.index = min(self.index + 1, len(self.lines))
        self._block("code", first)

    def _wide_start(self, line: str) -> bool:
        """Full-width `＃`, `＞`, `》`, `｜` at the start of a line, where Markdown's own stands."""
        match = _WIDE_START.match(line)
        if not match:
            return False
        found = match.group(1)
        half = "".join(_WIDE_STARTS.get(char, "|") for char in found)
        rest = line[match.end() :]
        blank = "" if rest.startswith(" ") or half == "|" else " "
        span = Span.at(self._here, self.shift + match.start(1) + 1, len(found))
        args = {"wide": found, "half": half}
        self.problems.append(Problem("KB101-wide", span, args, replace(span, half + blank)))
        return True

    @property
    def _here(self) -> int:
        return self.first_line + self.index

    def _one_line(self, text: str, start: int) -> Scalar:
        return one_line(text, self._here, self.shift + start + 1)

    def _problem(self, key: str, start: int, end: int) -> None:
        self.problems.append(Problem(key, Span.at(self._here, self.shift + start + 1, max(1, end - start))))


def _joined(lines: Sequence[Scalar]) -> Scalar:
    """Lines of one paragraph, each as it stands in the file, as one scalar."""
    if len(lines) == 1:
        return lines[0]
    first, last = lines[0].span, lines[-1].span
    text = "\n".join(line.value for line in lines)
    origin = Origin(tuple(line.origin.lines[0] for line in lines))
    return Scalar(text, Span(first.line, first.column, last.end_line, last.end_column), origin)


def _may_be_item(begins: str) -> bool:
    """Whether a list item may begin with a character: asked of most lines, few of which are items."""
    return begins in _MARKERS or begins.isdecimal()
