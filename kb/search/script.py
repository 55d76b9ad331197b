"""Folding and character classes: what the index, the queries and the browser take for the same text.

`fold` works code point by code point after normalisation, so that its result depends on nothing but the text: NFKC,
lower case, traditional to simplified characters (the first target of OpenCC's table, single characters only) and a few
variants of the field, format characters such as zero-width spaces dropped.
"""

from __future__ import annotations

import importlib.util
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

CJK = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
"""Han, kana and Hangul, as the inside of a character class: what is searched by characters, not by words."""

VARIANTS: Mapping[str, str] = MappingProxyType({"帐": "账"})
"""Characters that the field writes for one another, and that OpenCC keeps apart: 挂帐, 挂账."""

WORD_LIMIT = 64
"""Code points of a word that count; longer ones are cut."""

_KEPT = re.compile(rf"[^\W_]|[{CJK}]")
_DROPPED = re.compile(rf"(?:(?![{CJK}])[\W_])+")
_IS_CJK = re.compile(rf"[{CJK}]")
_SIGMA = "Σ"
_WITH_INVISIBLE = (range(0x20000), range(0xE0000, 0xE0100))
"""Where Unicode has format characters; the planes between hold Han characters, or nothing yet."""


def fold(text: str) -> str:
    """The text as it is compared: case, width, traditional characters and invisible characters levelled."""
    text = unicodedata.normalize("NFKC", text)
    # Python lowers a Σ by what stands around it; ours is the same anywhere.
    text = text.replace(_SIGMA, "σ").lower()
    return text.translate(_levelling())


def squeeze(text: str) -> str:
    """The folded text's letters, digits and CJK characters with nothing between them."""
    return _DROPPED.sub("", fold(text))


def is_kept(character: str) -> bool:
    """Whether a folded character is searched for; all others separate."""
    return _KEPT.match(character) is not None


def is_cjk(character: str) -> bool:
    """Whether a folded character is Han, kana or Hangul."""
    return _IS_CJK.match(character) is not None


def fold_positions(text: str) -> tuple[str, list[int]]:
    """The text folded character by character, and for each character of the result its source in the text.

    It differs from `fold` only where normalisation joins neighbours, such as a letter and a combining accent.
    """
    folded: list[str] = []
    sources: list[int] = []
    for index, character in enumerate(text):
        part = fold(character)
        folded.append(part)
        sources += [index] * len(part)
    return "".join(folded), sources


@cache
def simplified() -> Mapping[str, str]:
    """Traditional and variant characters with those they are compared as."""
    pairs: dict[str, str] = dict(VARIANTS)
    for line in _table().read_text(encoding="utf-8").splitlines():
        source, _, targets = line.partition("\t")
        target = targets.split(" ")[0]
        if len(source) == len(target) == 1 and source != target:
            pairs[source] = VARIANTS.get(target, target)
    return pairs


@cache
def _levelling() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(source): target for source, target in simplified().items()}
    invisible = (c for part in _WITH_INVISIBLE for c in part if unicodedata.category(chr(c)) == "Cf")
    return table | dict.fromkeys(invisible)


def _table() -> Path:
    """OpenCC's table of single characters, found without importing the package."""
    spec = importlib.util.find_spec("opencc")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("opencc-python-reimplemented holds the table of traditional characters")
    return Path(spec.submodule_search_locations[0]) / "dictionary" / "TSCharacters.txt"
