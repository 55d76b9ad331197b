"""A record's texts as passages: each with its anchor, its label and the line to say that goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any

from kb.evidence import persona_of
from kb.library import Library
from kb.pages.citing import limit_words
from kb.pages.wording import shown
from kb.records import Anchor, Case, FieldPath, Month, Persona, Record, Regulation, Say, Strategy
from kb.records import kinds as k
from kb.records.anchors import article_label, nearest_place
from kb.records.fields import specs
from kb.records.numerals import chinese_numeral
from kb.records.texts import SPOKEN, Role, Text, texts
from kb.search.document import Block, Part

_ELSEWHERE = frozenset({"title", "aliases"})
"""Fields that are names of the document, and no passages."""
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "persona": ("cadence",),
    "study": ("finding", "setting", "supports", "limits", "citation"),
    "measure": ("pitfalls",),
    "month": ("thanks",),
}
"""Sections of a page that no reference names, but that a hit can lead to."""


def blocks(library: Library, record: Record) -> tuple[Block, ...]:
    """The passages of a record in the order of its fields, its facts last."""
    anchors = record.anchors()
    found = [_block(library, text, anchors) for text in texts(record) if _is_passage(text)]
    return (*found, *_articles(record, anchors), *_limits(record, anchors), *_facts(library, record))


def _block(library: Library, text: Text, anchors: Mapping[str, Anchor]) -> Block:
    record, words = text.record, shown(library, text.text)
    anchor = _line(anchors, text.path) or nearest_place(anchors, text.path) or _section(library, record, text.path)
    say = words if text.role in SPOKEN else ""
    label = _label(library, record, text.path)
    if text.role is Role.DEBTOR_SAYS:
        return Block(Part.DEBTOR, words, anchor, label, _reply(library, record, text.path))
    part = Part.SAY if text.role in SPOKEN else Part.BODY
    if text.path == ("summary",):
        part = Part.SUMMARY
    if label == words or text.role is Role.NAME:
        part = Part.HEADING
    return Block(part, words, anchor, label, say, counter=text.role is Role.COUNTER_EXAMPLE)


def _line(anchors: Mapping[str, Anchor], path: FieldPath) -> str:
    """The line to say that a note or the title of a situation goes with; empty for what goes with none.

    A note is about the line before it, a title leads to the first line under it.
    """
    lines = {place.path: anchor for anchor, place in anchors.items()}
    match path:
        case (*owner, int() as index):
            places = [(*owner, before) for before in range(index, -1, -1)]
        case (*owner, "title"):
            places = [line for line in lines if line[:-1] == (*owner, "lines")]
        case _:
            places = []
    return next((lines[place] for place in places if place in lines), "")


def _section(library: Library, record: Record, path: FieldPath) -> str:
    name = str(path[0])
    field = library.vocabulary.fields.get(record.TYPE, {}).get(name)
    if name in _SECTIONS.get(record.TYPE, ()) or (field and field.type in {"text", "list"}):
        return name.replace("_", "-")
    return ""


def _reply(library: Library, record: Record, path: FieldPath) -> str:
    """The first line to say after what the debtor says, where he is answered."""
    match path:
        case ("objections", int() as index, *_) if isinstance(record, Persona):
            lines = record.objections[index].reply
            return next((shown(library, line.text) for line in lines if isinstance(line, Say)), "")
    return ""


def _label(library: Library, record: Record, path: FieldPath) -> str:
    """What a passage is called: the title of its step or situation, else its section."""
    match path:
        case ("objections", int() as index, *_) if isinstance(record, Persona):
            title = record.objections[index].title
            return f"客户说{title}" if title.startswith("“") else f"客户说“{title}”"
        case ("articles", str() as key, *_) if isinstance(record, Regulation):
            return _article(record, key)
    if path[0] in record.extra:
        fields = library.vocabulary.fields.get(record.TYPE, {})
        return fields[str(path[0])].title if path[0] in fields else ""
    label = ""
    value: Any = record
    for before, part in zip(("", *path), path, strict=False):
        if isinstance(part, int):
            value = value[part]
            label = _title(value) or label
        elif isinstance(value, Mapping):
            value = value[part]
        else:
            # The fields of an item of a list are parts of it, those of a group have names of their own.
            if not isinstance(before, int):
                label = specs(type(value))[part].title
            value = getattr(value, part)
    return label


def _article(record: Regulation, key: str) -> str:
    article = record.articles[key]
    label = article_label(key, article.title, standard=record.kind == "standard")
    return f"{label} {article.title}" if article.title and article.title != label else label


def _title(value: object) -> str:
    """The title of a step, a situation, an objection; nothing for values without."""
    return getattr(value, "title", "") if is_dataclass(value) else ""


def _is_passage(text: Text) -> bool:
    """Whether a text is free words that no other passage tells: no name, no limit, no id from a list of choices."""
    path = text.path
    if path[0] in _ELSEWHERE or "limits" in path or (path[0] == "articles" and path[-1] == "title"):
        return False
    owner: Any = text.record
    kind: k.Kind | None = None
    for part in path:
        if isinstance(part, int) or isinstance(owner, Mapping):
            owner = owner[part]
        elif part in text.record.extra:
            return True
        else:
            kind = specs(type(owner))[part].kind
            owner = getattr(owner, part)
    return not isinstance(kind, k.ListOf) or isinstance(kind.item, k.Text | k.Line | k.TitleLine | k.ListOf | k.Group)


def _articles(record: Record, anchors: Mapping[str, Anchor]) -> Iterator[Block]:
    """The numbers of articles in every way in which they are written, with their titles."""
    if isinstance(record, Regulation):
        for anchor, place in anchors.items():
            key = str(place.path[1])
            label = _article(record, key)
            numbers = [name for name in place.names if name not in (key, record.articles[key].title)]
            yield Block(Part.HEADING, "，".join([label, *numbers]), anchor, label)


def _limits(record: Record, anchors: Mapping[str, Anchor]) -> Iterator[Block]:
    """The numbers and times of day that articles set, in the words of the page."""
    if isinstance(record, Regulation):
        for key, article in record.articles.items():
            path = ("articles", key)
            for limit in article.limits:
                yield Block(Part.BODY, limit_words(limit), nearest_place(anchors, path), "限值")


def _facts(library: Library, record: Record) -> Iterator[Block]:
    """What the page tells by words of the vocabulary."""
    title = library.vocabulary.title
    match record:
        case Case():
            persona = library.get(persona_of(record))
            words = [
                title("results", record.outcome.result),
                persona.title if persona else "",
                title("stages", record.stage),
                title("products", record.product),
                title("reasons", record.reason),
                title("principals", record.principal),
                title("trades", record.trade) if record.trade else "",
                "失败案例" if record.kind == "failure" else "",
                "，".join(month_names(record.month)),
                *_authors(library, record),
            ]
        case Month():
            words = _authors(library, record)
        case Strategy():
            words = [title("dimensions", record.dimension), title("verdicts", record.verdict)]
        case Regulation():
            words = [Regulation.KINDS.get(record.kind, ""), Regulation.FORCES.get(record.force, "")]
        case _:
            return
    yield Block(Part.BODY, "，".join(word for word in words if word), "", "概要")


def _authors(library: Library, record: Case | Month) -> list[str]:
    """Who wrote a record, in the words in which people ask for it: 何组长写的案例."""
    kind = "月报" if isinstance(record, Month) else "案例"
    return [f"{library.vocabulary.title('people', person)}写的{kind}" for person in record.author]


def month_names(month: str) -> tuple[str, ...]:
    """A month such as `2026-10` in the ways in which people write it."""
    year, _, number = month.partition("-")
    if not number.isdigit():
        return ()
    return f"{year}年{int(number)}月", f"{int(number)}月", f"{chinese_numeral(int(number))}月"
