"""The texts of a record, each with its role: who says it to whom, or what it is there for.

What a rule may say of a text depends on its role: a threat in a line to say is a violation, the same words in a
counter-example are its very purpose, and in the mouth of the debtor they are neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from enum import StrEnum
from typing import Any

from kb.records import FieldPath, Note, Record, Ref, Say
from kb.records import kinds as k
from kb.records.fields import specs
from kb.source.span import START, Span


class Role(StrEnum):
    """What a text is there for."""

    SAY = "say"
    """A line to say to the debtor, after the identity check."""
    BEFORE_IDENTITY = "before-identity"
    TO_THIRD_PARTY = "to-third-party"
    TO_CHILD = "to-child"
    REPLY = "objection-reply"
    COUNTER_EXAMPLE = "counter-example"
    """What must not be said."""
    NOTE = "note"
    """A remark for the person who speaks."""
    STEP = "step"
    """What was done in a case, or is to be done in a strategy or process."""
    BACKGROUND = "background"
    """Who the debtor is and how the debt came about: his story, not what we do."""
    LESSON = "lesson"
    SUMMARY = "summary"
    PROSE = "prose"
    GIST = "gist"
    """The summary of an article of law."""
    WHY_PROHIBITED = "why-prohibited"
    """Why a tactic is prohibited, how to recognise it, what it is."""
    DEBTOR_SAYS = "debtor-says"
    RESEARCH = "research"
    WORDS = "words"
    """The lead's words in a write-up."""
    NAME = "name"
    """A title or alias."""


SPOKEN = frozenset({Role.SAY, Role.BEFORE_IDENTITY, Role.TO_THIRD_PARTY, Role.TO_CHILD, Role.REPLY})
"""Roles of texts that are said aloud by us."""

_BY_SITUATION = {
    "核验前": Role.BEFORE_IDENTITY,
    "接电话的是别人": Role.TO_THIRD_PARTY,
    "接电话的是孩子": Role.TO_CHILD,
}
"""Situations of a strategy's wording in which the identity is not checked yet."""

_BY_FIELD = {
    "title": Role.NAME, "aliases": Role.NAME, "summary": Role.SUMMARY, "steps": Role.STEP, "lessons": Role.LESSON,
    "outcome": Role.STEP, "background": Role.BACKGROUND, "why_prohibited": Role.WHY_PROHIBITED,
    "signs": Role.WHY_PROHIBITED, "counter_examples": Role.COUNTER_EXAMPLE, "articles": Role.GIST,
    "wording": Role.SAY, "script": Role.SAY, "situations": Role.SAY, "objections": Role.REPLY, "words": Role.WORDS,
    "finding": Role.RESEARCH, "supports": Role.RESEARCH, "limits": Role.RESEARCH, "setting": Role.RESEARCH,
    "citation": Role.RESEARCH,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a record with its role and its field path."""

    record: Record
    path: FieldPath
    role: Role
    text: str

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the record's file."""
        place = self.record.places.get(self.path)
        if place is None:
            return START
        return place.origin.locate(self.text, start, end) if place.origin else place.span

    @property
    def spoken(self) -> bool:
        """Whether one of us says it aloud."""
        return self.role in SPOKEN


def texts(record: Record) -> Iterator[Text]:
    """Every text of a record in order of declaration, the team's own fields last."""
    for name, _ in _text_fields(type(record)):
        role = _BY_FIELD.get(name, Role.PROSE)
        if value := getattr(record, name):
            for path, text, found in _found(value, (name,), role):
                yield Text(record, path, _refined(record, path, found), text)
    for name, value in record.extra.items():
        for path, text, _ in _found(value, (name,), Role.PROSE):
            yield Text(record, path, Role.PROSE, text)


_FREE = k.Text | k.Line | k.TitleLine | k.ListOf | k.Group | k.Items | k.Lines | k.Articles
_TEXT_FIELDS: dict[type, tuple[tuple[str, bool], ...]] = {}


def _text_fields(model: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a record type or group that hold words an author chose freely, and whether each is a heading.

    Names, dates, numbers and choices are none.
    """
    found = _TEXT_FIELDS.get(model)
    if found is None:
        declared = specs(model).items()
        found = tuple((name, spec.kind.TITLE) for name, spec in declared if isinstance(spec.kind, _FREE))
        _TEXT_FIELDS[model] = found
    return found


_Found = list[tuple[FieldPath, str, Role]]


def _found(value: Any, path: FieldPath, role: Role) -> _Found:  # noqa: ANN401
    found: _Found = []
    _gather(value, path, role, found)
    return found


def _gather(value: Any, path: FieldPath, role: Role, found: _Found) -> None:  # noqa: ANN401
    """Add the texts in a value. Empty ones, asked for most often, are told before they come here where they can be."""
    if isinstance(value, str):
        if value:
            found.append((path, value, role))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _gather(item, (*path, index), role, found)
    elif isinstance(value, Say):
        found.append((path, value.text, role))
    elif isinstance(value, Note):
        found.append((path, value.text, role if role is Role.COUNTER_EXAMPLE else Role.NOTE))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _gather(item, (*path, key), role, found)
    elif is_dataclass(value) and not isinstance(value, Ref):
        _gather_group(value, path, role, found)


def _gather_group(value: Any, path: FieldPath, role: Role, found: _Found) -> None:  # noqa: ANN401
    inner = _BY_SITUATION.get(getattr(value, "title", ""), role)
    for name, is_title in _text_fields(type(value)):
        if item := getattr(value, name):
            _gather(item, (*path, name), Role.NAME if is_title else inner, found)


_FINER = frozenset({"signals", "objections", "confused_with", "script", "situations"})
"""Fields whose parts have roles of their own."""


def _refined(record: Record, path: FieldPath, role: Role) -> Role:
    """Roles that depend on more than the first field: what the debtor says, key points, a prohibited strategy."""
    match path if path[0] in _FINER else ():
        case ("signals", "says", *_) | ("objections", int(), "title"):
            return Role.DEBTOR_SAYS
        case ("signals" | "confused_with", *_):
            return Role.PROSE
        case ("script", "key_points", *_) | ("situations", int(), "hand_to" | "within"):
            return Role.NOTE
    if role in {Role.SUMMARY, Role.PROSE, Role.STEP} and getattr(record, "verdict", "") == "prohibited":
        return Role.PROSE if path[0] == "lawful_way" else Role.WHY_PROHIBITED
    return Role.GIST if record.TYPE == "regulation" and role is Role.SUMMARY else role
