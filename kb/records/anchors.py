"""Anchors: the places within a record that a reference may name.

They come from the model, not from the page, so that a link can be checked before any page exists.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb.records.fields import specs
from kb.records.numerals import chinese_numeral, parse_chinese_numeral
from kb.records.values import FieldPath, Line, Say

_LAW_KEY = re.compile(r"(\d+)(?:之([一二三四五六七八九十]+))?")
_SECTION_KEY = re.compile(r"\d+(?:\.\d+)+")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place within a record: the names by which a reference may call it, and the field it stands for."""

    names: tuple[str, ...]
    path: FieldPath


def section(model: object, *names: str) -> dict[str, Anchor]:
    """Anchors of declared sections that hold something; `script.key_points` names a field of a group."""
    found: dict[str, Anchor] = {}
    for name in names:
        owner: Any = model
        path = tuple(name.split("."))
        for part in path[:-1]:
            owner = getattr(owner, part)
        if getattr(owner, path[-1]):
            spec = specs(type(owner))[path[-1]]
            found[path[-1].replace("_", "-")] = Anchor((spec.title, *spec.synonyms), path)
    return found


def items(prefix: str, path: FieldPath, titles: Sequence[str]) -> dict[str, Anchor]:
    """Numbered anchors of titled items, such as `step-2`."""
    return {f"{prefix}-{n}": Anchor((title,), (*path, n - 1)) for n, title in enumerate(titles, start=1)}


def lines(prefix: str, path: FieldPath, found: Sequence[Line]) -> dict[str, Anchor]:
    """Numbered anchors of lines to say, such as `opening-1`; notes have none."""
    return situation_lines(prefix, path, [("", found)])


def situation_lines(
    prefix: str, path: FieldPath, situations: Sequence[tuple[str, Sequence[Line]]]
) -> dict[str, Anchor]:
    """Numbered anchors of lines to say over several situations; a situation's title names its first line."""
    found: dict[str, Anchor] = {}
    titled = any(title for title, _ in situations)
    for s, (title, said) in enumerate(situations):
        pending = (title,) if title else ()
        for i, line in enumerate(said):
            if isinstance(line, Say):
                where = (*path, s, "lines", i) if titled or prefix == "wording" else (*path, i)
                found[f"{prefix}-{len(found) + 1}"] = Anchor(pending, where)
                pending = ()
    return found


def article_anchor(key: str, *, standard: bool) -> str:
    """The anchor of an article: `5` → `art-5`, `253之一` → `art-253-1`, `5.3` → `sec-5-3`, else the key itself."""
    if match := _LAW_KEY.fullmatch(key):
        number, addition = match.groups()
        prefix = "sec" if standard else "art"
        return f"{prefix}-{number}" + (f"-{parse_chinese_numeral(addition)}" if addition else "")
    if _SECTION_KEY.fullmatch(key):
        return "sec-" + key.replace(".", "-")
    return key


def article_label(key: str, title: str = "", *, standard: bool = False) -> str:
    """How an article is called on a page: 第 5 条, 第 253 条之一, 5.3, or its title."""
    if match := _LAW_KEY.fullmatch(key):
        number, addition = match.groups()
        if standard:
            return number
        return f"第 {number} 条" + (f"之{addition}" if addition else "")
    return key if _SECTION_KEY.fullmatch(key) else title or key


def article_names(key: str, title: str) -> tuple[str, ...]:
    """Every way to name an article after `#`: its key, 第五条, 第5条, its title."""
    names = [key]
    if match := _LAW_KEY.fullmatch(key):
        number, addition = match.groups()
        tail = f"之{addition}" if addition else ""
        names += [f"第{number}条{tail}", f"第{chinese_numeral(int(number))}条{tail}"]
    return (*names, title) if title else tuple(names)


def is_article_key(key: str) -> bool:
    """Whether a key is an article or section number (which needs no title)."""
    return bool(_LAW_KEY.fullmatch(key) or _SECTION_KEY.fullmatch(key))


def is_slug(text: str) -> bool:
    """Whether a text may serve as an id: lower-case ASCII letters and digits, joined by hyphens."""
    return bool(_SLUG.fullmatch(text))


def nearest_place(anchors: Mapping[str, Anchor], path: FieldPath) -> str:
    """The anchor that covers a field path: the longest declared path that begins it; empty for none."""
    best, length = "", 0
    for anchor, place in anchors.items():
        size = len(place.path)
        if size > length and path[:size] == place.path:
            best, length = anchor, size
    return best
