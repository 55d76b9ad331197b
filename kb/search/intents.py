"""What a question is after: words that say which type of document tends to answer it.

Whether something works is told by studies; whether something may be done, by the pages of house rules; a month by its
write-up. The words stay search terms like any others: they only make documents of that type count for more.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Intent = tuple[tuple[str, ...], str, float]
"""Words as `script.squeeze` makes them, the type that any of them leans to, and how many times its score counts."""

_MONTHS = (*(f"{month}月" for month in "一二三四五六七八九十"), *(f"{month}月" for month in range(1, 10)))

INTENTS: tuple[Intent, ...] = (
    (("有没有用", "有用", "效果", "研究", "多不多", "多吗", "差多少", "会怎样", "到底"), "study", 1.5),
    (("吗", "能不能", "可不可以", "要不要", "还能", "合法"), "page", 1.15),
    (("哪个月", *_MONTHS), "month", 1.6),
)
"""Tuned by the questions; a collection whose documents have none of these types is ranked without them."""


def leanings(compact: str) -> Mapping[str, float]:
    """How many times the scores of each type count for a squeezed query; nothing for types that count once."""
    found = {type_: times for words, type_, times in INTENTS if any(word in compact for word in words)}
    return MappingProxyType(found)
