"""Kinds whose values are one of a list, or the name of another record."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kb.records.fields import fold
from kb.records.kinds.base import ScalarKind
from kb.records.kinds.reading import Reading, Written
from kb.records.values import FieldPath, Ref
from kb.source.inline import wiki_links
from kb.source.nodes import Node, Scalar

_QUOTES = re.compile(r"^[“‘「\"'](.*)[”’」\"']$")


class Choice(ScalarKind):
    """One of a fixed list, written as key or by its Chinese title."""

    def __init__(self, choices: Mapping[str, str]) -> None:
        self.choices = choices
        self._table = {fold(spelling): key for key, title in choices.items() for spelling in (key, title)}

    def parse(self, scalar: Scalar, reading: Reading) -> str:
        found = self._table.get(fold(scalar.value))
        if found is None:
            reading.report_unknown("KB104-choice", scalar, self._names())
        return found or ""

    def _names(self) -> list[str]:
        return list(self.choices)


class Vocab(ScalarKind):
    """One of a word list of `kb.yml`, written as id, title or alias."""

    def __init__(self, table: str) -> None:
        self.table = table

    def parse(self, scalar: Scalar, reading: Reading) -> str:
        found = reading.lexicon.find(self.table, scalar.value)
        if found is None:
            word = _QUOTES.sub(r"\1", scalar.value)
            if word != scalar.value and reading.lexicon.find(self.table, word):
                reading.report("KB104-wide-quotes", scalar.span, value=word)
            else:
                reading.report_unknown("KB104-choice", scalar, reading.lexicon.spellings(self.table))
        return found or ""


class Dimension(Vocab):
    """A dimension of `kb.yml`, the one word list that links may lead to; naming one counts as a reference."""

    def __init__(self) -> None:
        super().__init__("dimensions")

    def read(self, node: Node, at: FieldPath, reading: Reading) -> str:
        found: str = super().read(node, at, reading)
        if found:
            reading.references.append(Written(at, Ref(found), node.span, node.span, "dimension"))
        return found


class Band(Vocab):
    """A band of amounts; whatever dash the author types, `1万–5万` is the same band."""


class Reference(ScalarKind):
    """The name of another record: id, title or alias, then an optional place; bare, or as a wiki link."""

    def __init__(self, accepts: str = "") -> None:
        self.accepts = accepts

    def empty(self) -> None:
        return None

    def read(self, node: Node, at: FieldPath, reading: Reading) -> Ref | None:
        if not isinstance(node, Scalar):
            reading.report("KB104-not-scalar", node.span)
            return None
        scalar = node.stripped()
        if not scalar.value:
            reading.report("KB104-empty", node.span)
            return None
        found = self._bracketed(scalar) if "[[" in scalar.value else self._bare(scalar)
        if found is None or not found.name.value:
            reading.report("KB104-reference", scalar.span, value=scalar.value)
            return None
        ref = Ref(found.name.value, found.place.value if found.place else "")
        place_span = found.place.span if found.place else scalar.span
        reading.references.append(Written(at, ref, found.whole.span, place_span, self.accepts))
        return ref

    def _bracketed(self, scalar: Scalar) -> _Parts | None:
        links = list(wiki_links(scalar.value))
        if len(links) != 1 or links[0].start != 0 or links[0].end != len(scalar.value):
            return None
        link = links[0]
        name_end = link.start + 2 + len(link.name)
        name = scalar.part(link.start + 2, name_end)
        place = scalar.part(link.place_start, link.place_start + len(link.place)) if link.place else None
        return _Parts(scalar, Scalar(link.name, name.span, name.origin), place)

    def _bare(self, scalar: Scalar) -> _Parts | None:
        name, hash_, place = scalar.value.partition("#")
        part = scalar.part(len(name) + 1, len(scalar.value)) if hash_ and place else None
        return _Parts(scalar, scalar.part(0, len(name)), part)


class _Parts:
    """The parts of a written reference, with their places."""

    def __init__(self, whole: Scalar, name: Scalar, place: Scalar | None) -> None:
        self.whole = whole
        self.name = name
        self.place = place
