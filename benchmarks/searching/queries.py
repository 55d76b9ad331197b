"""What is asked: pieces of what the pages say, cut at random, the same ones every time."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.search import Document
from kb.search.pinyin import readings
from kb.search.script import CJK, squeeze

_RUN = re.compile(rf"[{CJK}]{{12,}}")


@dataclass(frozen=True, slots=True)
class Queries:
    """Queries of several kinds."""

    short: tuple[str, ...]
    """Two to six characters of a text: what is in the field after a few keys."""
    long: tuple[str, ...]
    """Eight to twelve characters: half a sentence."""
    pinyin: tuple[str, ...]
    """Initials or syllables of a title."""


def drawn(documents: Sequence[Document], number: int, seed: int) -> Queries:
    """So many queries of each kind."""
    draw = random.Random(seed)
    runs = [run for document in documents for block in document.blocks for run in _RUN.findall(block.text)]
    titles = [key for document in documents if len(key := squeeze(document.title)) > 1 and not key.isascii()]
    return Queries(
        tuple(_piece(draw.choice(runs), draw.randint(2, 6), draw) for _ in range(number)),
        tuple(_piece(draw.choice(runs), draw.randint(8, 12), draw) for _ in range(number)),
        tuple(_read(draw.choice(titles), draw) for _ in range(number)),
    )


def _piece(run: str, size: int, draw: random.Random) -> str:
    start = draw.randrange(len(run) - size + 1)
    return run[start : start + size]


def _read(title: str, draw: random.Random) -> str:
    """The first two to four syllables of a title, whole or by initials."""
    reading = readings(title[:40])[0][: draw.randint(2, 4)]
    column = draw.randint(0, 1)
    return "".join(syllable[column] for syllable in reading)
