"""Kinds that are mappings with keys of their own: axes, articles, figures, the word lists of `kb.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping
from typing import Any

from kb.records.anchors import is_article_key, is_slug
from kb.records.fields import specs
from kb.records.kinds.base import Kind
from kb.records.kinds.choices import Choice
from kb.records.kinds.groups import Group
from kb.records.kinds.reading import Reading
from kb.records.kinds.scalars import Number, WholeNumber
from kb.records.kinds.texts import ListOf
from kb.records.values import FieldPath
from kb.records.words import band
from kb.source.nodes import Entry, Mapping, Node, Scalar, Sequence

_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")
_TABLE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9+_.-]*")


class _MappingKind(Kind):
    """A mapping whose keys are not declared fields."""

    def empty(self) -> dict[str, Any]:
        return {}

    def read(self, node: Node, at: FieldPath, reading: Reading) -> dict[str, Any]:
        if not isinstance(node, Mapping) or not node.entries:
            reading.report("KB104-not-mapping", node.span)
            return {}
        found: dict[str, Any] = {}
        for entry in node.entries:
            key = self.key(entry.key, reading)
            if key in found:
                reading.report("KB102-key", entry.key.span, name=entry.key.value)
            elif key is not None:
                path = (*at, key)
                reading.place(path, entry.value, entry.key.span)
                found[key] = self.value(key, entry, path, reading)
        return found

    def key(self, name: Scalar, reading: Reading) -> str | None:
        """The key that a name stands for, or `None` after reporting it."""
        raise NotImplementedError

    def value(self, key: str, entry: Entry, at: FieldPath, reading: Reading) -> Any:  # noqa: ANN401
        """The value of an entry."""
        raise NotImplementedError


class Axes(_MappingKind):
    """Where on the axes a persona lies; each axis with a value or a list of them."""

    def key(self, name: Scalar, reading: Reading) -> str | None:
        return _known(name, reading, reading.lexicon.vocabulary.names("axes"), "KB103-key")

    def value(self, key: str, entry: Entry, at: FieldPath, reading: Reading) -> tuple[str, ...]:
        return ListOf(_OneOf(reading.lexicon.vocabulary.axes[key].values)).read(entry.value, at, reading)


class TriageWeights(_MappingKind):
    """For each question of the triage, what each answer adds to this persona."""

    def key(self, name: Scalar, reading: Reading) -> str | None:
        questions = [(question.id, question.id) for question in reading.lexicon.vocabulary.triage]
        return _known(name, reading, iter(questions), "KB103-key")

    def value(self, key: str, entry: Entry, at: FieldPath, reading: Reading) -> dict[str, int]:
        vocabulary = reading.lexicon.vocabulary
        question = next(item for item in vocabulary.triage if item.id == key)
        return _Weights(vocabulary.options(question)).read(entry.value, at, reading)


class Articles(_MappingKind):
    """The articles of a regulation by key: `5`, `253之一`, `5.3`, or an ASCII name with a title."""

    def __init__(self, model: type) -> None:
        self.model = model

    def key(self, name: Scalar, reading: Reading) -> str | None:
        key = name.value.strip()
        if is_article_key(key) or is_slug(key):
            return key
        reading.report("KB104-article-key", name.span, name=key)
        return None

    def value(self, key: str, entry: Entry, at: FieldPath, reading: Reading) -> Any:  # noqa: ANN401
        article = Group(self.model, always=True).read(entry.value, at, reading)
        if not is_article_key(key) and not article.title:
            reading.report("KB105-key", entry.key.span, field="标题", key="title")
        return article


class FigureTable(_MappingKind):
    """Raw figures by their names in `kb.yml`; none is negative."""

    def key(self, name: Scalar, reading: Reading) -> str | None:
        return _known(name, reading, reading.lexicon.vocabulary.names("figures"), "KB103-key")

    def value(self, key: str, entry: Entry, at: FieldPath, reading: Reading) -> float:  # noqa: ARG002
        return Number(least=0).read(entry.value, at, reading) or 0.0


class SlicedFigures(_MappingKind):
    """Raw figures by stage, product or another list."""

    def __init__(self, table: str = "", choices: AbstractMapping[str, str] | None = None) -> None:
        self.table = table
        self.choices = choices or {}

    def key(self, name: Scalar, reading: Reading) -> str | None:
        names = [(spelling, key) for key, title in self.choices.items() for spelling in (key, title)]
        known = reading.lexicon.vocabulary.names(self.table) if self.table else iter(names)
        return _known(name, reading, known, "KB104-choice")

    def value(self, key: str, entry: Entry, at: FieldPath, reading: Reading) -> dict[str, float]:  # noqa: ARG002
        return FigureTable().read(entry.value, at, reading)


class ChoiceTable(_MappingKind):
    """Names of the author's own, each with one of a fixed list."""

    def __init__(self, choices: AbstractMapping[str, str]) -> None:
        self.choice = Choice(choices)

    def key(self, name: Scalar, reading: Reading) -> str | None:  # noqa: ARG002
        return name.value.strip()

    def value(self, key: str, entry: Entry, at: FieldPath, reading: Reading) -> str:  # noqa: ARG002
        return str(self.choice.read(entry.value, at, reading))


class Options(_MappingKind):
    """Options by rule and name: numbers, words and lists of them. Which there are is for the checks to judge."""

    def key(self, name: Scalar, reading: Reading) -> str | None:  # noqa: ARG002
        return name.value.strip()

    def value(self, key: str, entry: Entry, at: FieldPath, reading: Reading) -> dict[str, Any]:  # noqa: ARG002
        if not isinstance(entry.value, Mapping) or not entry.value.entries:
            reading.report("KB104-not-mapping", entry.value.span)
            return {}
        for inner in entry.value.entries:
            path = (*at, inner.key.value)
            reading.place(path, inner.value, inner.key.span)
            for index, item in enumerate(inner.value.items if isinstance(inner.value, Sequence) else ()):
                reading.place((*path, index), item)
        return {inner.key.value: _plain(inner.value) for inner in entry.value.entries}


class Table(_MappingKind):
    """A word list of `kb.yml`: ids with a title, or with a mapping of more; it may also be a list of neither."""

    def __init__(self, model: type, *, any_name: bool = False) -> None:
        self.model = model
        self.any_name = any_name

    def key(self, name: Scalar, reading: Reading) -> str | None:
        key = name.value.strip()
        if self.any_name or _TABLE_KEY.fullmatch(key):
            return key
        reading.report("KB104-table-key", name.span, name=key)
        return None

    def value(self, key: str, entry: Entry, at: FieldPath, reading: Reading) -> Any:  # noqa: ANN401, ARG002
        if isinstance(entry.value, Scalar) and "title" in specs(self.model):
            title = specs(self.model)["title"].kind.read(entry.value, at, reading)
            return self.model(title=title)
        return Group(self.model, always=True).read(entry.value, at, reading)


class TableOfTables(Table):
    """Word lists within a word list: the team's fields of each record type."""

    def value(self, key: str, entry: Entry, at: FieldPath, reading: Reading) -> Any:  # noqa: ANN401, ARG002
        return Table(self.model).read(entry.value, at, reading)


class DayRange(Kind):
    """A closed interval of days past due, `[31, 60]`; `[91, null]` is open above."""

    def read(self, node: Node, at: FieldPath, reading: Reading) -> tuple[int, int | None] | None:
        items = node.items if isinstance(node, Sequence) else ()
        match items:
            case (first, Scalar() as end):
                start = WholeNumber().read(first, at, reading)
                last = None if end.value in {"null", "~"} else WholeNumber().read(end, at, reading)
                return None if start is None else (start, last)
        reading.report("KB104-day-range", node.span)
        return None


class _OneOf(Kind):
    """One of a table of terms."""

    def __init__(self, terms: AbstractMapping[str, Any]) -> None:
        self.terms = terms

    def read(self, node: Node, at: FieldPath, reading: Reading) -> str:  # noqa: ARG002
        if not isinstance(node, Scalar):
            reading.report("KB104-not-scalar", node.span)
            return ""
        return _known(node, reading, _names(self.terms), "KB104-choice") or ""


class _Weights(_MappingKind):
    """What each answer to one question adds."""

    def __init__(self, options: AbstractMapping[str, Any]) -> None:
        self.options = options

    def key(self, name: Scalar, reading: Reading) -> str | None:
        return _known(name, reading, _names(self.options), "KB104-choice")

    def value(self, key: str, entry: Entry, at: FieldPath, reading: Reading) -> int:  # noqa: ARG002
        return WholeNumber().read(entry.value, at, reading) or 0


def _plain(node: Node) -> Any:  # noqa: ANN401
    """A node as a number, a word, a list or a mapping of them."""
    match node:
        case Mapping():
            return {entry.key.value: _plain(entry.value) for entry in node.entries}
        case Sequence():
            return [_plain(item) for item in node.items]
        case Scalar():
            return float(node.value) if _NUMBER.fullmatch(node.value) else node.value


def _names(terms: AbstractMapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, term in terms.items():
        yield key, key
        yield term.title, key


def _known(name: Scalar, reading: Reading, names: Iterator[tuple[str, str]], problem: str) -> str | None:
    table: dict[str, tuple[str, str]] = {}
    for spelling, key in names:
        table.setdefault(band(spelling), (spelling, key))
    if found := table.get(band(name.value)):
        return found[1]
    reading.report_unknown(problem, name, [spelling for spelling, _ in table.values()])
    return None
