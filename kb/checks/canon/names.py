"""Names of fields as they are called: keys in YAML by their key, headings and labels by their Chinese name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kb.checks.canon.source import Source
from kb.findings import Edit
from kb.records import FieldPath
from kb.records import kinds as k
from kb.records.fields import FieldSpec, fold, specs
from kb.records.vocabulary import TeamField
from kb.source.span import Span

_LABEL = re.compile(r"(?:\*\*|__)?(?P<label>[^：:*_\[\]]{1,14}?)\s*(?:\*\*|__)?\s*(?P<colon>[：:])(?P<blank> *)(?=\S)")
_COMMA = re.compile(r"，(?![^\[]*\]\])")
_FREE_KEYS = ((k.TableOfTables, 2), (k.Table, 1), (k.Articles, 1))
"""Kinds whose own keys are no fields, and how many of them come before a field does."""


def name_edits(source: Source, team: Mapping[str, TeamField]) -> Iterator[Edit]:
    """Edits that call every field by its usual name, and end labels in a full-width colon."""
    for path, place in source.places().items():
        spec = spec_at(type(source.record), path, team)
        if spec is None or place.key is None or spec.kind.TITLE:
            continue
        if source.in_yaml(place.key):
            yield from _renamed(source, place.key, spec.key, spec)
        elif spec.kind.HEADED and source.lines[place.key.line - 1].lstrip().startswith("#"):
            yield from _renamed(source, place.key, spec.title, spec)
        else:
            yield from _label(source, place.key, place.span, spec)


def spec_at(model: type, path: FieldPath, team: Mapping[str, TeamField]) -> FieldSpec | None:
    """The declaration of the field at a path; `None` for an item of a list, or a key of the author's own."""
    if len(path) == 1 and path[0] in team:
        item = team[str(path[0])]
        return FieldSpec(str(path[0]), item.title or str(path[0]), item.kind(), item.aliases)
    spec: FieldSpec | None = None
    inner: type | None = model
    free = 0
    for part in path:
        if isinstance(part, int) or free:
            free -= not isinstance(part, int)
            spec = None
            continue
        spec = specs(inner).get(part) if inner else None
        if spec is None:
            return None
        kind = spec.kind.item if isinstance(spec.kind, k.ListOf) else spec.kind
        inner = getattr(kind, "model", None)
        free = next((count for kinds, count in _FREE_KEYS if isinstance(kind, kinds)), 0)
    return spec


def _renamed(source: Source, span: Span, name: str, spec: FieldSpec) -> Iterator[Edit]:
    written = source.at(span).strip("\"'")
    if written != name and fold(written) in map(fold, spec.spellings):
        yield Edit(span, name)


def _label(source: Source, item: Span, value: Span, spec: FieldSpec) -> Iterator[Edit]:
    line = source.lines[item.line - 1]
    match = _LABEL.match(line, item.column - 1)
    if match is None or fold(match["label"]) not in map(fold, spec.spellings):
        return
    if match["label"] != spec.title:
        yield Edit(Span.at(item.line, match.start("label") + 1, len(match["label"])), spec.title)
    if match["colon"] + match["blank"] != "：":
        yield Edit(Span.at(item.line, match.start("colon") + 1, 1 + len(match["blank"])), "：")
    if isinstance(spec.kind, k.ListOf) and not isinstance(spec.kind.item, k.Text):
        for comma in _COMMA.finditer(source.at(value)):
            yield Edit(Span.at(value.line, value.column + comma.start()), "、")
