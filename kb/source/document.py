"""One file of the collection: its fields as nodes, its Markdown body as sections, and every problem met."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kb.source.decode import decode
from kb.source.markdown import Body, read_body
from kb.source.nodes import Mapping
from kb.source.problem import Problem
from kb.source.span import START, Span
from kb.source.yaml_nodes import Tree, parse
from kb.source.yaml_traps import find_traps

_FENCE = re.compile(r"---\s*$")


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: `front` is its front matter or whole YAML, `body` its Markdown, if it has any."""

    front: Mapping | None
    body: Body | None
    problems: tuple[Problem, ...]

    @property
    def readable(self) -> bool:
        """Whether the file may be judged further: nothing of KB101 or KB102 was met."""
        return self.front is not None and not any(is_unreadable(problem) for problem in self.problems)


def is_unreadable(problem: Problem) -> bool:
    """Whether a problem keeps a file from being judged further."""
    return problem.key.startswith(("KB101", "KB102"))


def read_document(data: bytes, *, markdown: bool, known_key: Callable[[str], bool]) -> Document:
    """Read a file. Never raises: whatever is wrong with it is a problem.

    Args:
        data: the file's bytes.
        markdown: whether it is Markdown with front matter, and not YAML alone.
        known_key: whether a word is the name of a field; see `find_traps`.
    """
    decoded = decode(data)
    if decoded.problems:
        return Document(None, None, decoded.problems)
    if markdown:
        return _markdown_document(decoded.lines, known_key)
    tree = parse(decoded.lines)
    return _document(tree, None, tuple(find_traps(decoded.lines, 1, known_key)))


def _markdown_document(lines: tuple[str, ...], known_key: Callable[[str], bool]) -> Document:
    if not _FENCE.match(lines[0]):
        return Document(None, None, (Problem("KB101-no-front-matter", START),))
    end = next((i for i, line in enumerate(lines[1:], start=1) if line[:1] == "-" and _FENCE.match(line)), None)
    if end is None:
        return Document(None, None, (Problem("KB101-open-front-matter", Span.at(1, 1, 3)),))
    front = lines[1:end]
    body = read_body(lines[end + 1 :], end + 2)
    if not any(line.strip() for line in front):
        return Document(None, body, (Problem("KB101-no-mapping", Span.at(2, 1)),))
    return _document(parse(front, 2), body, tuple(find_traps(front, 2, known_key)))


def _document(tree: Tree, body: Body | None, traps: tuple[Problem, ...]) -> Document:
    """Put the problems together; where a trap explains the parser's own error, the trap is what counts."""
    trapped = any(is_unreadable(trap) for trap in traps)
    errors = tuple(error for error in tree.problems if not (trapped and error.key.startswith("KB101")))
    problems = (*traps, *errors, *(body.problems if body else ()))
    return Document(tree.root, body, problems)
