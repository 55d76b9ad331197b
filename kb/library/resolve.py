"""Resolving references: what a written name means, and everything that can be wrong with it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kb.findings import Edit, Finding, Fix
from kb.library.names import DIMENSION, Names
from kb.records import PUBLIC, RECORD_TYPES, STATUSES, FieldPath, Record, Ref
from kb.records.anchors import Anchor
from kb.records.kinds import Written
from kb.records.suggest import nearest
from kb.records.words import band
from kb.source.span import Span

_QUOTES = re.compile("[“”‘’\"'「」『』]")
_END_MARKS = re.compile(r"[。！？!?，,；;：:、.…]+$")
_TYPE_TITLES = {model.TYPE: model.TITLE for model in RECORD_TYPES.values()} | {"dimension": "维度"}


@dataclass(frozen=True, slots=True)
class Found:
    """What a written reference means.

    `target` is an id, or `dimension:<id>`, or empty; `anchor` the target's own anchor. `problem` is the key of a
    message with its `args`, or empty; `near` is the nearest valid name or place.
    """

    target: str = ""
    anchor: str = ""
    problem: str = ""
    args: Mapping[str, str] = dataclasses.field(default_factory=dict)
    at_place: bool = False


class Resolver:
    """Resolves references against the names of a collection."""

    def __init__(self, names: Names, records: Mapping[str, Record], unreadable: frozenset[str]) -> None:
        self._names = names
        self._records = records
        self._unreadable = unreadable
        self._anchors: dict[str, Mapping[str, Anchor]] = {}

    def find(self, ref: Ref, accepts: str = "") -> Found:
        """What a reference means; a name that only an unreadable file may hold means nothing and is no problem."""
        holders = self._names.find(ref.name)
        if not holders:
            if band(ref.name) in self._unreadable:
                return Found()
            return self._dangling(ref.name, accepts)
        if len(holders) > 1:
            choices = "、".join(sorted(holder.target.removeprefix(DIMENSION) for holder in holders))
            return Found(problem="KB202-ambiguous", args={"name": ref.name, "choices": choices})
        holder = holders[0]
        if accepts and holder.type != accepts:
            return self._wrong_type(ref.name, holder.type, accepts)
        return self._place(holder.target, ref)

    def _dangling(self, name: str, accepts: str) -> Found:
        near = nearest(name, self._names.all(accepts)) or nearest(name, self._names.all())
        key = "KB201-dangling-near" if near else "KB201-dangling"
        return Found(problem=key, args={"name": name, "near": near})

    def _wrong_type(self, name: str, found: str, wanted: str) -> Found:
        near = nearest(name, self._names.all(wanted))
        args = {
            "name": name, "near": near, "found": _TYPE_TITLES[found], "wanted": _TYPE_TITLES[wanted],
            "found_type": found, "wanted_type": wanted,
        }  # fmt: skip
        return Found(problem="KB203-wrong-type-near" if near else "KB203-wrong-type", args=args)

    def _place(self, target: str, ref: Ref) -> Found:
        if not ref.anchor:
            return Found(target)
        record = self._records.get(target)
        anchors = self._anchors_of(target, record)
        if ref.anchor in anchors:
            return Found(target, ref.anchor)
        wanted = place_key(ref.anchor)
        named = {place_key(name): anchor for anchor, place in reversed(list(anchors.items())) for name in place.names}
        if wanted in named:
            return Found(target, named[wanted])
        choices = [place.names[0] for place in anchors.values() if place.names]
        near = nearest(ref.anchor, [name for place in anchors.values() for name in place.names])
        args = {
            "name": record.title if record else ref.name,
            "place": ref.anchor,
            "near": near,
            "choices": "、".join(choices[:12]) or "（没有）",
        }
        key = "KB204-no-place-near" if near else "KB204-no-place"
        return Found(target, problem=key, args=args, at_place=True)

    def _anchors_of(self, target: str, record: Record | None) -> Mapping[str, Anchor]:
        """The places of a record; many references lead to the same few."""
        if target not in self._anchors:
            self._anchors[target] = record.anchors() if record else {}
        return self._anchors[target]


def place_key(name: str) -> str:
    """A place as it is compared: without blanks, quotes and the punctuation at its end."""
    return band(_END_MARKS.sub("", _QUOTES.sub("", name)))


def report(
    source: Record | None, file: str, written: Written, found: Found, records: Mapping[str, Record]
) -> Iterator[Finding]:
    """The findings of the reference rules about one written reference."""
    record_id = source.id if source else None
    if found.problem:
        span = written.place_span if found.at_place else written.span
        fix = _fix(written, found)
        yield Finding(found.problem, file, span, found.args, record=record_id, fix=fix)
        return
    target = records.get(found.target)
    hidden = target is not None and target.status not in PUBLIC
    if target and hidden and (source is None or source.public):
        args = {"name": written.ref.name, "status": STATUSES.get(target.status, target.status)}
        yield Finding("KB206-unpublished", file, written.span, args, record=record_id)


def _fix(written: Written, found: Found) -> Fix | None:
    """Put the nearest name or place where the wrong one stands; not safe, for it is a guess."""
    near = found.args.get("near")
    if not near:
        return None
    if found.at_place:
        return Fix((Edit(written.place_span, near),), safe=False)
    span = written.span
    bracketed = written.mention or span.end_column - span.column >= len(str(written.ref)) + 4
    start = span.column + 2 if bracketed else span.column
    return Fix((Edit(Span.at(span.line, start, len(written.ref.name)), near),), safe=False)


def with_refs(value: Any, resolved: Mapping[FieldPath, Ref]) -> Any:  # noqa: ANN401  (any part of a record)
    """A record, or a part of one, with the references at the given paths replaced."""
    if () in resolved:
        return resolved[()] if isinstance(value, Ref) else value
    tails: dict[str | int, dict[FieldPath, Ref]] = {}
    for path, ref in resolved.items():
        tails.setdefault(path[0], {})[path[1:]] = ref
    if isinstance(value, tuple):
        return tuple(with_refs(item, tails[i]) if i in tails else item for i, item in enumerate(value))
    if isinstance(value, Mapping):
        return {key: with_refs(item, tails[key]) if key in tails else item for key, item in value.items()}
    changed = {str(name): with_refs(getattr(value, str(name)), rest) for name, rest in tails.items()}
    return dataclasses.replace(value, **changed)
