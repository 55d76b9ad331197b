"""Kinds for prose, lists and lines to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kb.records.kinds.base import Kind
from kb.records.kinds.reading import Reading
from kb.records.suggest import nearest
from kb.records.values import FieldPath, Line, Note, Say
from kb.source.markdown import Block, Section, read_fragment
from kb.source.nodes import Entry, Mapping, Node, Scalar, Sequence

_SEPARATORS = re.compile(r"[、，](?![^\[]*\]\])")


class Text(Kind):
    """Prose in Markdown; `multiline` false for one sentence or paragraph."""

    HEADED = True

    def __init__(self, *, multiline: bool = True) -> None:
        self.multiline = multiline

    def empty(self) -> str:
        return ""

    def read(self, node: Node, at: FieldPath, reading: Reading) -> str:
        if not isinstance(node, Scalar):
            key = "KB104-text-brackets" if node.span.line == node.span.end_line else "KB104-not-scalar"
            reading.report(key, node.span)
            return ""
        scalar = node.stripped()
        if not scalar.value:
            reading.report("KB104-empty", node.span)
            return ""
        reading.whole(scalar)
        if scalar.style not in {"literal", "markdown"} and node.span.line != node.span.end_line:
            reading.report("KB104-several-lines", node.span)
            return ""
        from_yaml = scalar.style != "markdown"
        if from_yaml and scalar.style == "literal":
            reading.problems += read_fragment(scalar)[1]
        reading.text(at, scalar, check_html=from_yaml and scalar.style != "literal")
        return scalar.value

    def read_section(self, section: Section, at: FieldPath, reading: Reading) -> str:
        for inner in section.sections:
            reading.report("KB104-heading-in-text", inner.title.span, title=inner.title.value)
        return self.read_blocks(section, at, reading, 0)

    def read_blocks(self, section: Section, at: FieldPath, reading: Reading, skip: int) -> str:
        """The text below a heading, without its first `skip` blocks."""
        scalar = reading.body.text_of(section, skip) if reading.body else None
        if scalar is None or not scalar.value:
            return ""
        reading.place(at, scalar, section.title.span)
        reading.text(at, scalar, check_html=False)
        return scalar.value


class Body(Text):
    """The prose of an item, below its heading and labels; `text` in YAML."""

    BODY = True
    HEADED = False


class ListOf(Kind):
    """A list. On one line, as in a label, its values are split at 、 and ，."""

    HEADED = True

    def __init__(self, item: Kind) -> None:
        self.item = item

    def empty(self) -> tuple[Any, ...]:
        return ()

    def read(self, node: Node, at: FieldPath, reading: Reading) -> tuple[Any, ...]:
        if isinstance(node, Mapping) or (isinstance(node, Scalar) and isinstance(self.item, Text)):
            reading.report("KB104-not-list", node.span)
            return ()
        if isinstance(node, Scalar):
            scalar = node.stripped()
            if not scalar.value:
                reading.report("KB104-empty", node.span)
                return ()
            return self._items(tuple(_split(scalar)), at, reading)
        if not node.items:
            reading.report("KB104-empty", node.span)
        return self._items(node.items, at, reading)

    def _items(self, nodes: tuple[Node, ...], at: FieldPath, reading: Reading) -> tuple[Any, ...]:
        values: list[Any] = []
        for node in nodes:
            path = (*at, len(values))
            value = self.item.read(node, path, reading)
            if value or value == 0:
                reading.place(path, node)
                values.append(value)
        return tuple(values)

    def read_section(self, section: Section, at: FieldPath, reading: Reading) -> tuple[Any, ...]:
        parts: list[Node] = []
        for inner in section.sections:
            reading.report("KB104-heading-in-text", inner.title.span, title=inner.title.value)
        for block in section.blocks:
            if block.kind == "list":
                parts += block.parts
            else:
                reading.report("KB104-list-wanted", block.text.span)
        return self._items(tuple(parts), at, reading)


class OneOrMore(ListOf):
    """A list, or a single value written without brackets."""

    HEADED = False


class Lines(Kind):
    """Lines to say and notes: block quotes and paragraphs in Markdown, `say` and `note` in YAML."""

    HEADED = True

    def empty(self) -> tuple[Line, ...]:
        return ()

    def read(self, node: Node, at: FieldPath, reading: Reading) -> tuple[Line, ...]:
        if not isinstance(node, Sequence):
            reading.report("KB104-not-lines", node.span)
            return ()
        found: list[Line] = []
        for item in node.items:
            entry = _only_entry(item)
            word = LINE_WORDS.get(entry.key.value.strip().casefold()) if entry else None
            if entry is None or word is None:
                self._report_item(item, entry, reading)
                continue
            path = (*at, len(found))
            text = Text().read(entry.value, path, reading)
            if text:
                self._add(found, word, entry.value, text, path, reading)
        return tuple(found)

    def read_section(self, section: Section, at: FieldPath, reading: Reading) -> tuple[Line, ...]:
        for inner in section.sections:
            reading.report("KB104-heading-in-text", inner.title.span, title=inner.title.value)
        return self.read_blocks(section, at, reading, 0)

    def read_blocks(self, section: Section, at: FieldPath, reading: Reading, skip: int) -> tuple[Line, ...]:
        """The lines below a heading, without its first `skip` blocks."""
        found: list[Line] = []
        for block in section.blocks[skip:]:
            for scalar in _spoken(block):
                path = (*at, len(found))
                reading.text(path, scalar, check_html=False)
                word = "say" if block.kind == "quote" else "note"
                self._add(found, word, scalar, scalar.value, path, reading)
        return tuple(found)

    def _add(self, found: list[Line], word: str, node: Node, text: str, path: FieldPath, reading: Reading) -> None:
        reading.place(path, node)
        if word == "note":
            found.append(Note(text))
            return
        if isinstance(node, Scalar):
            reading.variables(node, reading.lexicon.variables)
        found.append(Say(text))

    def _report_item(self, item: Node, entry: Entry | None, reading: Reading) -> None:
        if entry is None:
            reading.report("KB104-line-item", item.span)
            return
        near = nearest(entry.key.value, LINE_WORDS) or "say"
        reading.report("KB103-key-near", entry.key.span, name=entry.key.value, near=near, choices="say、note")


class BodyLines(Lines):
    """The lines of an item, below its heading and labels."""

    BODY = True
    HEADED = False


LINE_WORDS = {"say": "say", "话": "say", "说": "say", "note": "note", "提示": "note", "说明": "note"}
"""How YAML marks a line to say and a note."""


def _only_entry(item: Node) -> Entry | None:
    if isinstance(item, Mapping) and len(item.entries) == 1:
        return item.entries[0]
    return None


def _spoken(block: Block) -> tuple[Scalar, ...]:
    """What one block of lines gives: a quote its paragraphs, anything else one note."""
    return block.parts if block.kind == "quote" else (block.text.stripped(),)


def _split(scalar: Scalar) -> Iterator[Scalar]:
    """The values of a list written on one line, split at 、 and ， outside wiki links."""
    start = 0
    for match in _SEPARATORS.finditer(scalar.value):
        yield scalar.part(start, match.start()).stripped()
        start = match.end()
    yield scalar.part(start, len(scalar.value)).stripped()
