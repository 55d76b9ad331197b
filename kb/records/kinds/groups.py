"""Kinds made of other fields: groups, titled items, situations; and the reading of declared fields itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from kb.records.fields import FieldSpec, declare, fold, specs, spelling_table
from kb.records.kinds.base import Kind, ScalarKind
from kb.records.kinds.reading import Reading
from kb.records.kinds.scalars import Count
from kb.records.kinds.texts import BodyLines, Lines, Text
from kb.records.values import FieldPath, Plan
from kb.source.markdown import Section
from kb.source.nodes import Mapping, Node, Scalar, Sequence
from kb.source.span import Span

_LABEL = re.compile(r"(?P<lead>(?:\*\*|__)?)(?P<label>[^：:*_\[\]]{1,14}?)\s*(?:\*\*|__)?\s*[：:]\s*(?:\*\*|__)?\s*")
_PLAN = re.compile(r"(\d{1,4})\s*期(?:[，,、\s]*已履约\s*(\d{1,4})\s*期)?")


class Fields:
    """Reads the declared fields of one model: from a mapping, from labels, from sections."""

    def __init__(self, table: dict[str, FieldSpec], at: FieldPath, reading: Reading) -> None:
        self.table = table
        self.at = at
        self.reading = reading
        self.values: dict[str, Any] = {}

    def from_mapping(self, node: Mapping, *, unknown: str = "KB103-key") -> None:
        """Read every entry of a mapping."""
        for entry in node.entries:
            spec = self.table.get(fold(entry.key.value))
            if spec is None:
                self.reading.report_unknown(unknown, entry.key, [s.key for s in self._specs()])
            elif self._new(spec, entry.key):
                path = (*self.at, spec.name)
                self.reading.place(path, entry.value, entry.key.span)
                self.values[spec.name] = spec.kind.read(entry.value, path, self.reading)

    def from_section(self, section: Section, heading: Scalar) -> None:
        """Read the section whose heading names a field."""
        spec = self.table.get(fold(heading.value))
        if spec is None or not spec.kind.HEADED:
            headed = [s.title for s in self._specs() if s.kind.HEADED]
            self.reading.report_unknown("KB103-heading", heading, headed)
        elif self._new(spec, heading):
            path = (*self.at, spec.name)
            self.reading.place(path, heading, heading.span)
            before = len(self.reading.problems)
            value = spec.kind.read_section(section, path, self.reading)
            self.values[spec.name] = value
            if spec.required and not value and len(self.reading.problems) == before:
                self.reading.report("KB105-empty-section", heading.span, field=spec.title)

    def from_labels(self, items: Iterable[Scalar]) -> None:
        """Read a list of which every item is `标签：值`."""
        for item in items:
            match = _LABEL.match(item.value)
            if not match:
                self.reading.report("KB103-no-label", item.span)
                continue
            spec = self.table.get(fold(match["label"]))
            if spec and not (spec.kind.BODY or spec.kind.TITLE) and spec.name not in self.values:
                self._label(spec, item, match.end())
                continue
            label = item.part(match.start("label"), match.end("label"))
            if spec is None or spec.kind.BODY or spec.kind.TITLE:
                labels = [s.title for s in self._specs() if not (s.kind.BODY or s.kind.TITLE)]
                self.reading.report_unknown("KB103-label", label, labels)
            else:
                self._new(spec, label)

    def _label(self, spec: FieldSpec, item: Scalar, start: int) -> None:
        path = (*self.at, spec.name)
        if start >= len(item.value):
            colon = item.value.rindex("：" if "：" in item.value else ":") + 1
            self.values[spec.name] = spec.kind.empty()
            self.reading.report("KB104-empty", item.part(colon, colon).span)
            return
        value = _tail(item, start)
        self.reading.place(path, value, item.span)
        self.values[spec.name] = spec.kind.read(value, path, self.reading)

    def require(self, where: Callable[[FieldSpec], Span], also: Iterable[str] = ()) -> None:
        """Report every required field that is absent; `where` tells the place to blame."""
        wanted = set(also)
        missing = {
            id(spec): spec
            for spec in self.table.values()
            if (spec.required or spec.name in wanted) and spec.name not in self.values
        }
        for spec in missing.values():
            key = "KB105-section" if spec.heading else "KB105-key"
            self.reading.report(key, where(spec), field=spec.title, key=spec.key)

    def _new(self, spec: FieldSpec, name: Scalar) -> bool:
        if spec.name not in self.values:
            return True
        self.reading.report("KB102-spelling", name.span, name=name.value, field=spec.title)
        return False

    def _specs(self) -> list[FieldSpec]:
        return list(dict.fromkeys(self.table.values()))


class Group(Kind):
    """Several fields that belong together; `always` gives an empty group where the field is absent."""

    HEADED = True

    def __init__(self, model: type, *, always: bool = False) -> None:
        self.model = model
        self.always = always

    def empty(self) -> Any:  # noqa: ANN401
        return self.model() if self.always else None

    def read(self, node: Node, at: FieldPath, reading: Reading) -> Any:  # noqa: ANN401
        if not isinstance(node, Mapping) or not node.entries:
            reading.report("KB104-not-mapping", node.span)
            return self.empty()
        fields = Fields(table_of(self.model), at, reading)
        fields.from_mapping(node)
        fields.require(lambda _: node.entries[0].key.span)
        return self.model(**fields.values)

    def read_section(self, section: Section, at: FieldPath, reading: Reading) -> Any:  # noqa: ANN401
        value, found = read_item(self.model, section, at, reading)
        return value if found else self.empty()


class Items(Kind):
    """A list of titled items: `###` headings in Markdown, mappings with a `title` in YAML."""

    HEADED = True

    def __init__(self, model: type) -> None:
        self.model = model

    def empty(self) -> tuple[Any, ...]:
        return ()

    def read(self, node: Node, at: FieldPath, reading: Reading) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            reading.report("KB104-not-list", node.span)
            return ()
        found: list[Any] = []
        group = Group(self.model)
        for item in node.items:
            path = (*at, len(found))
            value = group.read(item, path, reading)
            if value is not None:
                reading.place(path, item)
                found.append(value)
        return tuple(found)

    def read_section(self, section: Section, at: FieldPath, reading: Reading) -> tuple[Any, ...]:
        for block in section.blocks:
            reading.report("KB104-item-wanted", block.text.span)
        found: list[Any] = []
        for inner in section.sections:
            path = (*at, len(found))
            reading.place(path, inner.title)
            found.append(read_item(self.model, inner, path, reading)[0])
        return tuple(found)


class Situations(Items):
    """Lines to say, some of them under `###` headings that name a situation."""

    def read(self, node: Node, at: FieldPath, reading: Reading) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            reading.report("KB104-not-lines", node.span)
            return ()
        found: list[Any] = []
        loose: list[Node] = []
        for item in node.items:
            titled = isinstance(item, Mapping) and any(
                (spec := table_of(self.model).get(fold(entry.key.value))) and spec.name in ("title", "lines")
                for entry in item.entries
            )
            if titled:
                self._close(loose, found, at, reading)
                value = Group(self.model).read(item, (*at, len(found)), reading)
                found += [value] if value is not None else []
            else:
                loose.append(item)
        self._close(loose, found, at, reading)
        return tuple(found)

    def _close(self, loose: list[Node], found: list[Any], at: FieldPath, reading: Reading) -> None:
        if loose:
            lines = Lines().read(Sequence(tuple(loose), loose[0].span), (*at, len(found), "lines"), reading)
            found += [self.model(lines=lines)] if lines else []
            loose.clear()

    def read_section(self, section: Section, at: FieldPath, reading: Reading) -> tuple[Any, ...]:
        found: list[Any] = []
        if lines := BodyLines().read_blocks(section, (*at, 0, "lines"), reading, 0):
            found.append(self.model(lines=lines))
        for inner in section.sections:
            path = (*at, len(found))
            reading.place(path, inner.title)
            found.append(read_item(self.model, inner, path, reading)[0])
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFields:
    """An instalment plan as YAML spells it."""

    months: int | None = declare(Count(), "期数", required=True)
    kept: int | None = declare(Count(), "已履约")


class PlanTerms(ScalarKind):
    """An instalment plan: `36 期，已履约 9 期`, or `months` and `kept` in YAML."""

    def empty(self) -> None:
        return None

    def read(self, node: Node, at: FieldPath, reading: Reading) -> Any:  # noqa: ANN401
        if not isinstance(node, Mapping):
            return super().read(node, at, reading)
        terms = Group(PlanFields).read(node, at, reading)
        return Plan(terms.months, terms.kept or 0) if terms and terms.months is not None else None

    def parse(self, scalar: Scalar, reading: Reading) -> Plan | None:
        match = _PLAN.fullmatch(scalar.value)
        if match:
            return Plan(int(match.group(1)), int(match.group(2) or 0))
        reading.report("KB104-plan", scalar.span, value=scalar.value)
        return None


_TABLES: dict[type, dict[str, FieldSpec]] = {}


def table_of(model: type) -> dict[str, FieldSpec]:
    """Every spelling of the fields of a model."""
    found = _TABLES.get(model)
    if found is None:
        found = _TABLES[model] = spelling_table(iter(specs(model).values()))
    return found


def read_item(model: type, section: Section, at: FieldPath, reading: Reading) -> tuple[Any, bool]:
    """Read a heading with its labels, its sections and its text; and whether anything stood there."""
    fields = Fields(table_of(model), at, reading)
    declared = specs(model).values()
    heading = section.title
    for spec in declared:
        if spec.kind.TITLE:
            path = (*at, spec.name)
            reading.place(path, heading, heading.span)
            fields.values[spec.name] = spec.kind.read(heading, path, reading)
    labels = 1 if _is_label_list(section, fields.table) else 0
    if labels:
        fields.from_labels(section.blocks[0].parts)
    body = next((spec for spec in declared if spec.kind.BODY), None)
    if body and isinstance(body.kind, Text | Lines):
        value = body.kind.read_blocks(section, (*at, body.name), reading, labels)
        if value:
            fields.values[body.name] = value
    else:
        for block in section.blocks[labels:]:
            reading.report("KB104-part-wanted", block.text.span)
    for inner in section.sections:
        if body:
            reading.report("KB104-heading-in-text", inner.title.span, title=inner.title.value)
        else:
            fields.from_section(inner, inner.title)
    fields.require(lambda _: heading.span)
    return model(**fields.values), bool(section.blocks or section.sections)


def _is_label_list(section: Section, table: dict[str, FieldSpec]) -> bool:
    if not section.blocks or section.blocks[0].kind != "list":
        return False
    for item in section.blocks[0].parts:
        match = _LABEL.match(item.value)
        spec = table.get(fold(match["label"])) if match else None
        if spec and not (spec.kind.BODY or spec.kind.TITLE):
            return True
    return False


def _tail(item: Scalar, start: int) -> Scalar:
    """The value of a label: the rest of its item, which may go on over further lines."""
    origin = item.origin
    if len(origin.lines) == 1 and not origin.columns:
        return item.part(start, len(item.value)).stripped()
    first = origin.locate(item.value, start, start)
    rest = item.value[start:]
    lines = ((first.line, first.column), *origin.lines[item.value.count("\n", 0, start) + 1 :])
    span = Span(first.line, first.column, item.span.end_line, item.span.end_column)
    return Scalar(rest, span, type(origin)(lines)).stripped()
