"""References in fields: by id in YAML, as `[[title]]` in labels; articles as `pipl#10` everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.checks.canon.source import Source
from kb.findings import Edit
from kb.library import Library, Link
from kb.records import Record, Regulation
from kb.records.anchors import article_anchor

_PARTS = re.compile(r"[\"']?(?:\[\[)?(?P<name>[^\[\]#|]+)(?:#(?P<place>[^\[\]#|]+))?(?:\]\])?[\"']?")
_PLAIN = re.compile(r"[^\s:,，\[\]{}\"'&*!|>%@`#][^:,，\[\]{}\"'#]*")
"""What YAML reads as one word or phrase wherever it stands."""


def reference_edits(source: Source, links: tuple[Link, ...], library: Library) -> Iterator[Edit]:
    """Edits that write every reference of a field in the usual way."""
    for link in links:
        target = library.get(link.target)
        written = source.at(link.span)
        match = _PARTS.fullmatch(written)
        if link.kind != "field" or target is None or match is None:
            continue
        place = _place(target, link.anchor, (match["place"] or "").strip())
        usual = _in_yaml(target, place) if source.in_yaml(link.span) else _in_label(target, place, library)
        if usual and usual != written:
            yield Edit(link.span, usual)


def _place(target: Record, anchor: str, written: str) -> str:
    """A place as it is written: articles by their number; the rest as the author called it."""
    if isinstance(target, Regulation) and anchor:
        standard = target.kind == "standard"
        keys = (key for key in target.articles if article_anchor(key, standard=standard) == anchor)
        return next(keys, written)
    return written


def _in_yaml(target: Record, place: str) -> str:
    if place and not _PLAIN.fullmatch(place):
        return ""
    return f"{target.id}#{place}" if place else target.id


def _in_label(target: Record, place: str, library: Library) -> str:
    """By title, unless that could mean another record, too; laws by the short id that lawyers here use."""
    by_title = not isinstance(target, Regulation) and library.find(target.title).target == target.id
    name = target.title if by_title else target.id
    return f"[[{name}#{place}]]" if place else f"[[{name}]]"
