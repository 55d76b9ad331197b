"""Random records of every type, and their two spellings: Markdown with front matter, and plain YAML."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any

import yaml
from hypothesis import strategies as st

from kb.records import Day, Note, Plan, Record, Ref, Say, kinds
from kb.records.fields import FieldSpec, specs
from kb.records.kinds.base import Kind
from kb.records.vocabulary import Vocabulary

WORDS = st.text("一二三人家还款账期好中文，。“”…ab1 🙂", min_size=1, max_size=12).map(lambda text: f"文{text}完")
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=3).map("\n\n".join)
TITLES = st.text("一二三人家ab1", min_size=1, max_size=8).map(lambda text: f"题{text}")
SLUGS = st.from_regex(r"[a-z]{2,6}(-[a-z0-9]{1,4})?", fullmatch=True)
LINES = st.lists(st.one_of(WORDS.map(Say), WORDS.map(Note)), min_size=1, max_size=4).map(tuple)


def records(model: type[Record], vocabulary: Vocabulary) -> st.SearchStrategy[Record]:
    """Records of a type with every declared field filled."""
    return st.builds(model, **_fields(model, vocabulary))


def _fields(model: type, vocabulary: Vocabulary) -> dict[str, st.SearchStrategy[Any]]:
    return {name: values(spec.kind, vocabulary) for name, spec in specs(model).items()}


def values(kind: Kind, vocabulary: Vocabulary) -> st.SearchStrategy[Any]:  # noqa: C901, PLR0911, PLR0912
    """Values that a kind of field may hold."""
    match kind:
        case kinds.Articles():
            return st.dictionaries(st.sampled_from(["5", "253之一", "5.3"]), _group(kind.model, vocabulary), min_size=1)
        case kinds.Axes():
            axes = {key: st.sampled_from(list(axis.values)).map(lambda value: (value,))
                    for key, axis in vocabulary.axes.items()}  # fmt: skip
            return st.fixed_dictionaries({}, optional=axes).filter(bool)
        case kinds.TriageWeights():
            questions = {
                question.id: st.dictionaries(
                    st.sampled_from(list(vocabulary.options(question))), st.integers(-9, 9), min_size=1
                )
                for question in vocabulary.triage
            }
            return st.fixed_dictionaries({}, optional=questions).filter(bool)
        case kinds.ListOf():
            return st.lists(values(kind.item, vocabulary), min_size=1, max_size=3).map(tuple)
        case kinds.PlanTerms():
            return st.builds(Plan, st.integers(1, 60), st.integers(0, 60))
        case kinds.Situations():
            titled = st.lists(_group(kind.model, vocabulary), min_size=1, max_size=2, unique_by=lambda item: item.title)
            return titled.map(tuple)
        case kinds.Items():
            found = st.lists(_group(kind.model, vocabulary), min_size=1, max_size=3, unique_by=lambda item: item.title)
            return found.map(tuple)
        case kinds.Group():
            return _group(kind.model, vocabulary)
        case kinds.Lines():
            return LINES
        case kinds.Text():
            return PARAGRAPHS if kind.multiline else WORDS
        case kinds.Choice():
            return st.just("published") if "published" in kind.choices else st.sampled_from(list(kind.choices))
        case kinds.Vocab():
            return st.sampled_from(list(vocabulary.terms(kind.table)))
        case kinds.Reference():
            return st.builds(Ref, SLUGS, st.one_of(st.just(""), SLUGS))
        case kinds.Date():
            return st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))
        case kinds.MonthName():
            return st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)).map(lambda day: f"{day:%Y-%m}")
        case kinds.Flag():
            return st.booleans()
        case kinds.Share():
            return st.integers(0, 100).map(lambda number: number / 100)
        case kinds.DayNumber():
            return st.builds(Day, st.integers(0, 999), st.booleans())
        case kinds.Count():
            return st.integers(0, 9999)
        case kinds.WholeNumber():
            return st.integers(-9, 9)
        case kinds.Number():
            return st.integers(0, 9999).map(float)
        case kinds.TimeOfDay():
            return st.just("08:30")
        case kinds.Word():
            return SLUGS
        case _:
            return TITLES


def _group(model: type, vocabulary: Vocabulary) -> st.SearchStrategy[Any]:
    return st.builds(model, **_fields(model, vocabulary))


def as_yaml(record: Record) -> str:
    """The plain YAML form."""
    return dump({spec.key: plain(getattr(record, name)) for name, spec in specs(type(record)).items()})


def as_markdown(record: Record) -> str:
    """The Markdown form, spelled with Chinese names wherever there is one."""
    front, body = {}, []
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if spec.heading:
            body.append(f"## {spec.title}\n\n{_section(spec, value)}")
        else:
            front[spec.title] = plain(value)
    return f"---\n{dump(front)}---\n" + "\n\n".join(body) + "\n"


def _section(spec: FieldSpec, value: Any) -> str:  # noqa: ANN401
    match spec.kind:
        case kinds.Situations() | kinds.Items():
            return "\n\n".join(f"### {item.title}\n{_item(item)}" for item in value)
        case kinds.Group():
            return _item(value)
        case kinds.Lines():
            return _lines(value)
        case kinds.ListOf():
            return "\n".join(f"- {item}" for item in value)
        case _:
            return str(value)


def _item(item: Any) -> str:  # noqa: ANN401
    labels, rest = [], []
    for name, spec in specs(type(item)).items():
        value = getattr(item, name)
        if spec.kind.BODY:
            rest.append(_lines(value) if isinstance(spec.kind, kinds.Lines) else value)
        elif spec.heading:
            rest.append(f"### {spec.title}\n\n{_section(spec, value)}")
        elif not spec.kind.TITLE:
            labels.append(f"- {spec.title}：{_label(value)}")
    return "\n".join(labels) + "\n\n" + "\n\n".join(rest)


def _label(value: Any) -> str:  # noqa: ANN401
    match value:
        case tuple():
            return "、".join(_label(item) for item in value)
        case Ref():
            return f"[[{value}]]"
        case Day():
            return f"第 {value.number} 天" + ("起" if value.ongoing else "")
        case Plan():
            return f"{value.months} 期，已履约 {value.kept} 期"
        case float():
            return f"{round(value * 100)}%"
        case _:
            return str(value)


def _lines(value: tuple[Say | Note, ...]) -> str:
    return "\n\n".join(f"> {line.text}" if isinstance(line, Say) else line.text for line in value)


def plain(value: Any) -> Any:  # noqa: ANN401, C901, PLR0911
    """A value as YAML writes it."""
    match value:
        case tuple():
            return [plain(item) for item in value]
        case Mapping():
            return {key: plain(item) for key, item in value.items()}
        case Say():
            return {"say": value.text}
        case Note():
            return {"note": value.text}
        case Ref():
            return str(value)
        case Day():
            return f"{value.number}+" if value.ongoing else value.number
        case dt.date():
            return value.isoformat()
        case float() if value.is_integer():
            return int(value)
        case _ if dataclasses.is_dataclass(value):
            found = [(spec.key, getattr(value, name)) for name, spec in specs(type(value)).items()]
            if isinstance(value, Plan):
                found = [("months", value.months), ("kept", value.kept)]
            return {key: plain(item) for key, item in found}
        case _:
            return value


class _Dumper(yaml.SafeDumper):
    """Writes text over several lines as block text, the only way that records allow."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def dump(value: Any) -> str:  # noqa: ANN401
    """Plain data as YAML text."""
    return str(yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9))
