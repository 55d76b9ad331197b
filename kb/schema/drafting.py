"""The state of drafting one schema, and the smallest pieces that all of it is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from kb.records import Vocabulary

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, as plain data."""

_SYNTAX = re.compile(r"[\\^$.*+?()\[\]{}|/]")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?[0-9]*\.[0-9]+|[-+]?[0-9]+\.[0-9]*")
_DASH = re.compile("[-\u2010-\u2015\u2212~～]")
_ANY_DASH = "[-\u2010-\u2015\u2212~～]"


@dataclass(frozen=True, slots=True)
class Spelling:
    """A value as an author may write it, and what it means."""

    text: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Drafting:
    """Collects the definitions that the parts of one schema share."""

    vocabulary: Vocabulary
    definitions: dict[str, Schema] = field(default_factory=dict)

    def shared(self, name: str, make: Callable[[], Schema]) -> Schema:
        """A reference to the definition of that name, which is made when it is first wanted."""
        if name not in self.definitions:
            self.definitions[name] = {}  # stands for itself while it is made: definitions may be nested
            self.definitions[name] = make()
        return {"$ref": f"#/definitions/{name}"}


def plain(pattern: str = r"\S", **more: object) -> Schema:
    """A text as YAML may have understood it: `0317`, `true` and `2026` are text where a field wants text."""
    return {"type": ["string", "number", "boolean"], "pattern": pattern, **more}


def one_of(spellings: Iterable[Spelling]) -> Schema:
    """One of these values, each with its meaning; nothing at all where there are none."""
    meanings: dict[str | float, str] = {}
    for spelling in spellings:
        for value in _understood(spelling.text):
            meanings.setdefault(value, spelling.meaning)
    if not meanings:
        return {"not": {}}
    return {"enum": list(meanings), "enumDescriptions": list(meanings.values())}


def any_dash(spellings: Iterable[Spelling]) -> list[str]:
    """Patterns of the values that hold a dash, with whatever dash the author types."""
    return [
        _ANY_DASH.join(literal(part) for part in _DASH.split(item.text))
        for item in spellings
        if _DASH.search(item.text)
    ]


def several(patterns: Iterable[str]) -> Schema:
    """Two or more of these on one line, as the value of a list field may be written."""
    one = f"(?:{'|'.join(patterns)})"
    pattern = rf"^\s*{one}(?:\s*[、，]\s*{one})+\s*$"
    return {"type": "string", "pattern": pattern, "patternErrorMessage": "里面有不认识的词，或者多了顿号、逗号。"}


def literal(text: str) -> str:
    """A text as part of a pattern. Only what must be escaped is, for editors read patterns strictly."""
    return _SYNTAX.sub(r"\\\g<0>", text)


def whole(texts: Iterable[str]) -> str:
    """A pattern for exactly one of these texts."""
    return f"^(?:{'|'.join(literal(text) for text in texts)})$"


def keyed(entries: Iterable[tuple[tuple[str, ...], Schema]]) -> Schema:
    """An object with these entries only, each under any of its spellings.

    The first spelling is the one that editors offer; the others stand among the patterns, which they accept and
    explain but do not offer, or the list would show every field several times. A spelling that two entries share
    belongs to the first, as in the reader.
    """
    properties: Schema = {}
    patterns: Schema = {}
    taken: set[str] = set()
    for spellings, schema in entries:
        own = [name for name in dict.fromkeys(spellings) if name.casefold() not in taken]
        taken.update(name.casefold() for name in own)
        if own:
            properties[own[0]] = schema
        if own[1:]:
            patterns[whole(own[1:])] = schema
    found: Schema = {"type": "object", "minProperties": 1, "properties": properties}
    if patterns:
        found["patternProperties"] = patterns
    return {**found, "additionalProperties": False}


def with_words(schema: Schema, title: str, description: str) -> Schema:
    """A schema with what an editor shows of it; one that only refers keeps to what draft-07 reads beside `$ref`."""
    words = {"title": title, "description": description}
    return {**words, "allOf": [schema]} if "$ref" in schema else {**words, **schema}


def names_of(terms: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Every spelling of each term of a word list, its id first."""
    return [(key, term.title, *term.aliases) for key, term in terms.items()]


def _understood(text: str) -> list[str | float]:
    """A text, and what YAML makes of it where it is written without quotes."""
    if _INTEGER.fullmatch(text):
        return [text, int(text)]
    return [text, float(text)] if _NUMBER.fullmatch(text) else [text]
