"""The tables of wording: which words speak of which tactic, and what may be said instead.

They are data, in `phrases/`: one file a rule, a file of word lists, and a file of regulations for collections that do
not hold them. They are read once, when the first record is judged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

from kb.checks.compliance.phrase import Phrase, compile_phrase

AUDIENCES = ("all", "spoken", "debtor", "third", "child", "before", "rude", "told")
"""For whose ears a phrase counts; see `kb.checks.compliance.wording`."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a regulation without its record."""

    title: str
    law: bool
    standard: bool = False
    articles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A phrase of a tactic, for whose ears it counts, and the words that excuse it.

    `plain` phrases hold their own negations (`不需要判决`), so that only a prohibition right before them counts.
    """

    phrase: Phrase
    tactic: str
    audience: str
    unless: tuple[str, ...] = ()
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Tactic:
    """A tactic: what it is called, how bad it is, what it is against, and what is lawful instead.

    `truthful` tactics are excused by a condition that makes them true, such as 由法院决定. `epithet` ones call names:
    what a sentence denies after the name (老赖，不用多说) does not take it back.
    """

    name: str
    rule: str
    title: str
    title_en: str
    severity: str
    basis: tuple[str, ...]
    lawful: str
    truthful: bool
    epithet: bool
    phrases: tuple[Wanted, ...]


@cache
def tactics() -> Mapping[str, Tactic]:
    """All tactics by name, in the order of their rules."""
    lists = _lists()
    found: dict[str, Tactic] = {}
    folder = resources.files("kb.checks.compliance") / "phrases"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.startswith("KB"):
            table = _read(entry.name)
            for name, data in table.items():
                found[name] = _tactic(name, entry.name[:5], data, lists)
    return found


@cache
def known_regulations() -> Mapping[str, Known]:
    """Regulations by id, for collections without their records."""
    return {
        key: Known(
            data["title"], bool(data.get("law", True)), bool(data.get("standard", False)), data.get("articles", {})
        )
        for key, data in _read("regulations.yml").items()
    }


@cache
def table(name: str) -> Mapping[str, Any]:
    """Another table of the folder, such as `old-laws.yml`."""
    return _read(name)


def _tactic(name: str, rule: str, data: Mapping[str, Any], lists: Mapping[str, Sequence[str]]) -> Tactic:
    excused = tuple(data.get("unless", ()))
    phrases = [
        Wanted(compile_phrase(source, lists), name, audience, excused + unless, plain)
        for audience in AUDIENCES
        for source, unless, plain in _rows(data.get(audience, ()))
    ]
    return Tactic(
        name, rule, data["title"], data["title_en"], data.get("severity", "error"), tuple(data["basis"]),
        data["lawful"], bool(data.get("truthful", False)), bool(data.get("epithet", False)), tuple(phrases),
    )  # fmt: skip


def _rows(rows: Sequence[Any]) -> list[tuple[str, tuple[str, ...], bool]]:
    found: list[tuple[str, tuple[str, ...], bool]] = []
    for row in rows:
        if isinstance(row, str):
            found.append((row, (), False))
        else:
            found.append((row["find"], tuple(row.get("unless", ())), bool(row.get("plain", False))))
    return found


def _lists() -> Mapping[str, Sequence[str]]:
    return {name: words.split() for name, words in _read("words.yml").items()}


def _read(name: str) -> Mapping[str, Any]:
    text = (resources.files("kb.checks.compliance") / "phrases" / name).read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return loaded
