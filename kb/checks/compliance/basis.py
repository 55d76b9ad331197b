"""Naming the law: what a finding says of the regulations and articles it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kb.checks.compliance.tables import Known, known_regulations
from kb.library import Library
from kb.records import Regulation
from kb.records.anchors import article_label


@dataclass(frozen=True, slots=True)
class Breach:
    """How a finding says what a thing is against: in Chinese and in English."""

    zh: str
    en: str

    @property
    def args(self) -> dict[str, str]:
        """The arguments of a message."""
        return {"breach": self.zh, "breach_en": self.en}


def breach(library: Library, basis: Iterable[str]) -> Breach:
    """What breaking these articles is called: 违法 for law only, 违反行业规范 for standards and self-regulation.

    Args:
        library: the collection; a regulation that it does not hold is named from our own table.
        basis: articles as `regulation#article`.
    """
    laws: list[tuple[str, str]] = []
    norms: list[tuple[str, str]] = []
    for item in basis:
        known = _known(library, item.partition("#")[0])
        if known:
            (laws if known.law else norms).append((_label(library, known, item), item))
    zh = [
        f"{word}（{'、'.join(label for label, _ in found)}）"
        for word, found in (("违法", laws), ("违反行业规范", norms))
        if found
    ]
    en = [
        f"{word} ({', '.join(item for _, item in found)})"
        for word, found in (("against the law", laws), ("against the rules of the trade", norms))
        if found
    ]
    return Breach("，也".join(zh), " and ".join(en))


def cite(library: Library, item: str) -> str:
    """An article by name, such as 《个人信息保护法》第 5 条; what was written where nothing is known of it."""
    known = _known(library, item.partition("#")[0])
    return _label(library, known, item) if known else item


def _known(library: Library, regulation: str) -> Known | None:
    record = library.get(regulation)
    if isinstance(record, Regulation):
        return Known(_short(record), record.is_law, standard=record.kind == "standard")
    return known_regulations().get(regulation)


def _short(record: Regulation) -> str:
    if record.kind == "standard" and record.number:
        return record.number
    return record.title.removeprefix("中华人民共和国")


def _label(library: Library, known: Known, item: str) -> str:
    regulation, _, article = item.partition("#")
    name = known.title if known.standard else f"《{known.title}》"
    if not article:
        return name
    record = library.get(regulation)
    found = record.articles.get(article) if isinstance(record, Regulation) else None
    title = found.title if found else known.articles.get(article, "")
    label = article_label(article, title, standard=known.standard)
    if known.standard and label == article:
        return f"{name} 第 {label} 节"
    return f"{name}{label}" if label.startswith("第") else f"{name}“{label}”"
