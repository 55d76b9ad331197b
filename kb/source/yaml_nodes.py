"""YAML text into nodes with positions, one event of the C parser at a time.

Nothing is composed or constructed by the parser: values stay as written and get their type from the field they
belong to. Depth is bounded while events arrive, because deep nesting overruns the C stack when composing.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as Lines
from dataclasses import dataclass, field

import yaml

from kb.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from kb.source.problem import Problem
from kb.source.span import Origin, Span
from kb.source.yaml_errors import explain

MAX_DEPTH = 12
"""Deepest nesting read; the records need five."""

_STYLES = {"": "plain", None: "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}
_SHORT_ESCAPES = frozenset('0abtnvfre "/\\N_LP\t')
_LONG_ESCAPES = {"x": 4, "u": 6, "U": 10}


@dataclass(frozen=True, slots=True)
class Tree:
    """The mapping at the top of a YAML text, if it could be read, and the problems met."""

    root: Mapping | None
    problems: tuple[Problem, ...]


class _UnreadableError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.key)
        self.problem = problem


def parse(lines: Lines[str], first_line: int = 1) -> Tree:
    """Parse YAML `lines`, the first of which is line `first_line` of its file. Never raises."""
    builder = _Builder(lines, first_line)
    try:
        root = builder.document(yaml.parse("\n".join(lines) + "\n", Loader=yaml.CSafeLoader))
    except _UnreadableError as error:
        return Tree(None, (*builder.problems, error.problem))
    except yaml.YAMLError as error:
        return Tree(None, (*builder.problems, explain(error, lines, first_line)))
    return Tree(root, tuple(builder.problems))


@dataclass(slots=True)
class _Builder:
    lines: Lines[str]
    first_line: int
    problems: list[Problem] = field(default_factory=list)

    def document(self, events: Iterator[yaml.Event]) -> Mapping:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise _UnreadableError(Problem("KB101-second-document", self._span(event)))
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 1)
        if not isinstance(root, Mapping):
            span = root.span if root else Span.at(self.first_line, 1)
            raise _UnreadableError(Problem("KB101-no-mapping", span))
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        if type(event) is yaml.ScalarEvent:  # most nodes are: what they may not have is looked for here
            if event.anchor or event.tag:
                self._refuse_machinery(event)
            return self._scalar(event)
        self._refuse_machinery(event)
        if depth > MAX_DEPTH:
            raise _UnreadableError(Problem("KB101-depth", self._span(event, 1), {"limit": str(MAX_DEPTH)}))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        return self._mapping(event, events, depth)

    def _sequence(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return Sequence(tuple(items), self._span(start, end=event))
            if getattr(start, "flow_style", False) and isinstance(event, yaml.SequenceStartEvent):
                raise _UnreadableError(Problem("KB101-bare-link", self._span(start, 2)))
            items.append(self._node(event, events, depth + 1))
        raise AssertionError

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        entries: list[Entry] = []
        seen: set[str] = set()
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return Mapping(tuple(entries), self._span(start, end=event))
            key = self._node(event, events, depth + 1)
            if not isinstance(key, Scalar):
                raise _UnreadableError(Problem("KB101-key", key.span))
            if key.value in seen:
                self.problems.append(Problem("KB102-key", key.span, {"name": key.value}))
            seen.add(key.value)
            entries.append(Entry(key, self._node(next(events), events, depth + 1)))
        raise AssertionError

    def _refuse_machinery(self, event: yaml.Event) -> None:
        """Anchors, aliases and tags let one line change the meaning of another; records have no use for them."""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            key = "KB101-alias" if isinstance(event, yaml.AliasEvent) else "KB101-anchor"
            raise _UnreadableError(Problem(key, self._span(event, 1), {"name": getattr(event, "anchor", "")}))
        if tag := getattr(event, "tag", None):
            raise _UnreadableError(Problem("KB101-tag", self._span(event, 1), {"name": tag}))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        style = _STYLES[event.style]
        span = self._span(event)
        if style in ("literal", "folded"):
            return Scalar(event.value, span, self._block_origin(event.value, span), style)
        if style == "plain":
            comment = self._comment(span) if event.value and span.line == span.end_line else None
            return Scalar(event.value, span, Origin(((span.line, span.column),)), style, comment)
        columns: tuple[int, ...] = ()
        if span.line == span.end_line:
            columns = _columns(self.lines[span.line - self.first_line], span.column, span.end_column, style)
        return Scalar(event.value, span, Origin(((span.line, span.column + 1),), columns), style)

    def _comment(self, span: Span) -> Span | None:
        """Where a comment follows a plain scalar on its line."""
        line = self.lines[span.line - self.first_line]
        if "#" not in line:
            return None
        rest = line[span.end_column - 1 :]
        text = rest.lstrip(" ")
        if len(text) < len(rest) and text.startswith("#"):
            return Span.at(span.line, span.end_column + len(rest) - len(text))
        return None

    def _block_origin(self, value: str, span: Span) -> Origin:
        """Where the lines of a block scalar stand: below its indicator, at the indentation of the least indented."""
        first = span.line - self.first_line + 1
        count = value.rstrip("\n").count("\n") + 1
        text = self.lines[first : first + count]
        indent = min((len(line) - len(line.lstrip(" ")) for line in text if line.strip()), default=0)
        return Origin(tuple((span.line + 1 + i, indent + 1) for i in range(count)))

    def _span(self, start: yaml.Event, length: int | None = None, end: yaml.Event | None = None) -> Span:
        first, last, shift = start.start_mark, (end or start).end_mark, self.first_line
        if first is None or last is None:
            return Span.at(shift, 1)
        if length is not None:
            return Span.at(first.line + shift, first.column + 1, length)
        return Span(first.line + shift, first.column + 1, last.line + shift, last.column + 1)


def _columns(line: str, start: int, end: int, style: str) -> tuple[int, ...]:
    """The column of each character of a quoted scalar with escapes; empty where there are none."""
    inner = line[start : end - 2]
    if ("\\" if style == "double" else "''") not in inner:
        return ()
    columns, index = [], 0
    while index < len(inner):
        columns.append(start + 1 + index)
        index += _width(inner, index, style)
    return (*columns, start + 1 + index)


def _width(inner: str, index: int, style: str) -> int:
    """How many characters of the file make the one character at `index` of a quoted scalar."""
    if style == "single":
        return 2 if inner.startswith("''", index) else 1
    if inner[index] != "\\" or index + 1 >= len(inner):
        return 1
    following = inner[index + 1]
    return 2 if following in _SHORT_ESCAPES else _LONG_ESCAPES.get(following, 2)
