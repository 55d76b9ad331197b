"""What every kind of field can do: give its empty value, read a node, read a section."""

from __future__ import annotations

from typing import Any, ClassVar

from kb.records.kinds.reading import Reading
from kb.records.values import FieldPath
from kb.source.markdown import Section
from kb.source.nodes import Node, Scalar


class Kind:
    """How a field's value is read, from YAML and from Markdown. Stateless; one instance serves all records."""

    HEADED: ClassVar[bool] = False
    """Whether a heading may introduce the value."""
    BODY: ClassVar[bool] = False
    """Whether the value is what stands below an item's heading and labels."""
    TITLE: ClassVar[bool] = False
    """Whether the value is the heading of an item."""

    def empty(self) -> Any:  # noqa: ANN401  (kinds hold values of many types)
        """The value of a field that is absent."""
        return None

    def read(self, node: Node, at: FieldPath, reading: Reading) -> Any:  # noqa: ANN401
        """The value that a node stands for; problems are reported and give the empty value."""
        raise NotImplementedError

    def read_section(self, section: Section, at: FieldPath, reading: Reading) -> Any:  # noqa: ANN401
        """The value that a section of a Markdown body stands for."""
        raise NotImplementedError


class ScalarKind(Kind):
    """A value written as one piece of text on one line."""

    def empty(self) -> Any:  # noqa: ANN401
        return ""

    def read(self, node: Node, at: FieldPath, reading: Reading) -> Any:  # noqa: ANN401, ARG002
        if not isinstance(node, Scalar):
            reading.report("KB104-not-scalar", node.span)
            return self.empty()
        scalar = node.stripped()
        if not scalar.value:
            reading.report("KB104-empty", node.span)
            return self.empty()
        if "\n" in scalar.value or scalar.span.line != scalar.span.end_line:
            reading.report("KB104-several-lines", node.span)
            return self.empty()
        return self.parse(scalar, reading)

    def parse(self, scalar: Scalar, reading: Reading) -> Any:  # noqa: ANN401
        """The value of a text that is neither empty nor longer than a line."""
        raise NotImplementedError
