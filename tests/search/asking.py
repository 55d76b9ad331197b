"""Queries of every kind about given documents, the same ones every time."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kb.search import Document
from kb.search.document import linked_both_ways
from kb.search.pinyin import readings
from kb.search.script import squeeze
from tests.search.pieces import texts

_SEED = 20261124


@dataclass(frozen=True)
class Asked:
    """What is typed and chosen."""

    text: str = ""
    filters: dict[str, list[str]] = field(default_factory=dict)


def substrings(documents: Sequence[Document], number: int) -> list[Asked]:
    """Pieces from anywhere in the documents, one to twelve characters: some quoted, some titles read in pinyin."""
    draw = random.Random(_SEED)  # noqa: S311  (no secret)
    every = [text for document in documents for text in texts(document) if text]
    found = []
    for _ in range(number):
        text = draw.choice(every)
        start = draw.randrange(len(text))
        piece = text[start : start + draw.randint(1, 12)]
        kind = draw.random()
        if kind < 0.2:
            piece = f"“{piece}”"
        elif kind < 0.4:
            piece = _read(squeeze(draw.choice(documents).title)[:12], draw)
        found.append(Asked(piece))
    return found


def filtered(documents: Sequence[Document], number: int) -> list[Asked]:
    """Combinations of one to three facets with one or two values each, a third of them without a text."""
    draw = random.Random(_SEED)  # noqa: S311  (no secret)
    values: dict[str, set[str]] = {}
    for document in documents:
        for name, held in document.facets.items():
            values.setdefault(name, set()).update(held)
    pieces = [asked.text for asked in substrings(documents, number)]
    return [
        Asked(
            "" if draw.random() < 1 / 3 else piece,
            {
                name: draw.sample(sorted(values[name]), min(len(values[name]), draw.randint(1, 2)))
                for name in draw.sample(sorted(values), draw.randint(1, min(3, len(values))))
            },
        )
        for piece in pieces
    ]


def _read(name: str, draw: random.Random) -> str:
    """A name as somebody types it: syllables or initials, from some syllable on."""
    if not name:
        return "hk"
    reading = readings(name)[0]
    start = draw.randrange(len(reading))
    column = draw.randint(0, 1)
    return "".join(syllable[column] for syllable in reading[start : start + draw.randint(1, 5)])


def made_up(number: int) -> list[Document]:
    """So many short documents over few characters, so that many terms are in many of them."""
    draw = random.Random(_SEED)  # noqa: S311  (no secret)
    words = ["还款", "分期", "失联", "协商", "M3", "plan", "客户", "说", "下周", "停催", "家里人", "號碼", "𠮷", "吗"]
    found = [
        Document.of(
            f"d-{n:05}",
            {"title": _joined(words, draw, 7), "debtor": _joined(words, draw, 6), "body": _joined(words, draw, 12)},
            type=draw.choice(["case", "strategy", "page"]),
            stage=draw.sample(["M1", "M2", "M3+"], 2),
        )
        for n in range(number)
    ]
    pairs = [(one.id, draw.choice(found).id) for one in found]
    return list(linked_both_ways(found, pairs))


def _joined(words: Iterable[str], draw: random.Random, number: int) -> str:
    return "".join(draw.choices([*words], k=number))
