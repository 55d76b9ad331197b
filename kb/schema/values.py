"""From the kind of a field to the schema of its value, groups of fields included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kb.records import kinds
from kb.records.fields import FieldSpec, specs
from kb.records.kinds.base import Kind
from kb.records.kinds.groups import PlanFields
from kb.records.kinds.texts import LINE_WORDS
from kb.schema import checks
from kb.schema.drafting import (
    Drafting,
    Schema,
    Spelling,
    any_dash,
    keyed,
    literal,
    names_of,
    one_of,
    plain,
    several,
    with_words,
)
from kb.schema.notations import PLAN, scalar
from kb.schema.words import describe

_ARTICLE = r"^(?:[0-9]+(?:之[一二三四五六七八九十]+)?|[0-9]+(?:\.[0-9]+)+)$"
_SLUG = r"^(?![0-9]+$)[a-z0-9]+(?:-[a-z0-9]+)*$"
_ID = r"^[A-Za-z0-9][A-Za-z0-9+_.-]*$"


def group(model: type, drafting: Drafting) -> Schema:
    """Fields that belong together, such as a step: what is required is so even in a draft."""

    def make() -> Schema:
        declared = list(specs(model).values())
        return fields(declared, drafting) | all_of(needed(spec) for spec in declared if spec.required)

    return drafting.shared(model.__name__, make)


def fields(declared: Iterable[FieldSpec], drafting: Drafting) -> Schema:
    """An object of these fields, under any of their names."""
    return keyed(
        (spec.spellings, with_words(value_of(spec.kind, drafting), spec.title, describe(spec))) for spec in declared
    )


def needed(spec: FieldSpec) -> Schema:
    """The field must be there, under one of its names."""
    message = f"缺少必填的“{spec.title}”（{spec.key}）。"
    return {"anyOf": [{"required": [name], "errorMessage": message} for name in dict.fromkeys(spec.spellings)]}


def all_of(rules: Iterable[Schema]) -> Schema:
    """All of these rules, to be merged into an object's schema."""
    found = list(rules)
    return {"allOf": found} if found else {}


def value_of(kind: Kind, drafting: Drafting) -> Schema:  # noqa: PLR0911  (one way out a kind)
    """The schema of a value of this kind."""
    match kind:
        case kinds.Choice() | kinds.Vocab():
            return _one_value(kind, drafting)
        case kinds.RuleName():
            return drafting.shared("rules", lambda: one_of(checks.rule_names()))
        case kinds.ListOf():
            return _list(kind, drafting)
        case kinds.PlanTerms():
            return {"anyOf": [{"type": "string", "pattern": PLAN}, group(PlanFields, drafting)]}
        case kinds.Situations():
            return {"type": "array", "items": {"anyOf": [group(kind.model, drafting), _line(drafting)]}}
        case kinds.Items():
            return {"type": "array", "items": group(kind.model, drafting)}
        case kinds.Group():
            return group(kind.model, drafting)
        case kinds.Lines():
            return {"type": "array", "items": _line(drafting)}
    return _mapping(kind, drafting) or scalar(kind)


def _mapping(kind: Kind, drafting: Drafting) -> Schema | None:  # noqa: PLR0911  (as above)
    """Kinds whose keys are the team's own."""
    vocabulary = drafting.vocabulary
    match kind:
        case kinds.Axes():
            return keyed(
                (names, {"description": axis.title, **_axis(axis.values)}) for names, axis in _pairs(vocabulary.axes)
            )
        case kinds.TriageWeights():
            questions = ((item, _weights(vocabulary.options(item))) for item in vocabulary.triage)
            return keyed(((item.id,), {"description": item.ask, **weights}) for item, weights in questions)
        case kinds.Articles():
            article = group(kind.model, drafting)
            titled = {"allOf": [article, {"anyOf": [{"required": [name]} for name in ("title", "标题")]}]}
            return _open({_ARTICLE: article, _SLUG: titled})
        case kinds.FigureTable():
            return drafting.shared("figures", lambda: _figures(drafting))
        case kinds.SlicedFigures():
            titles = [(key, title) for key, title in kind.choices.items()]
            names = names_of(vocabulary.terms(kind.table)) if kind.table else titles
            figures = value_of(kinds.FigureTable(), drafting)
            return keyed((spellings, figures) for spellings in names)
        case kinds.ChoiceTable():
            return checks.severities(kind, drafting, value_of)
        case kinds.Options():
            return checks.options(drafting, value_of)
        case kinds.TableOfTables():
            return _open({_ID: _table(kind, drafting)})
        case kinds.Table():
            return _table(kind, drafting)
    return None


def _table(kind: kinds.Table, drafting: Drafting) -> Schema:
    entry = group(kind.model, drafting)
    if title := specs(kind.model).get("title"):
        entry = {"anyOf": [value_of(title.kind, drafting), entry]}
    return _any_key(entry) if kind.any_name else _open({_ID: entry})


def _open(patterns: Schema) -> Schema:
    """An object whose keys need only look like this."""
    return {"type": "object", "minProperties": 1, "patternProperties": patterns, "additionalProperties": False}


def _any_key(value: Schema) -> Schema:
    """An object whose keys may be anything."""
    return {"type": "object", "minProperties": 1, "additionalProperties": value}


def _pairs(terms: Mapping[str, Any]) -> Iterable[tuple[tuple[str, ...], Any]]:
    return zip(names_of(terms), terms.values(), strict=True)


def _axis(values: Mapping[str, Any]) -> Schema:
    return _list_of(_spellings(values))


def _weights(options: Mapping[str, Any]) -> Schema:
    number = scalar(kinds.WholeNumber())
    return keyed(((key, term.title), {"description": term.title, **number}) for key, term in options.items())


def _figures(drafting: Drafting) -> Schema:
    number = value_of(kinds.Number(least=0), drafting)
    return keyed((names, {"description": term.title, **number}) for names, term in _pairs(drafting.vocabulary.figures))


def spellings_of(kind: kinds.Choice | kinds.Vocab, drafting: Drafting) -> list[Spelling]:
    """Every value of a choice as it may be written: ids with their titles first, as they are offered first."""
    if isinstance(kind, kinds.Choice):
        titles = [Spelling(title, f"即 {key}") for key, title in kind.choices.items()]
        return [*(Spelling(key, title) for key, title in kind.choices.items()), *titles]
    return _spellings(drafting.vocabulary.terms(kind.table))


def _spellings(terms: Mapping[str, Any]) -> list[Spelling]:
    ids = [Spelling(key, term.title) for key, term in terms.items()]
    titles = [Spelling(term.title, f"即 {key}") for key, term in terms.items()]
    aliases = [Spelling(alias, f"即 {key}") for key, term in terms.items() for alias in term.aliases]
    return [*ids, *titles, *aliases]


def _one_value(kind: kinds.Choice | kinds.Vocab, drafting: Drafting) -> Schema:
    spellings = spellings_of(kind, drafting)
    if isinstance(kind, kinds.Choice):
        return one_of(spellings)
    return drafting.shared(kind.table, lambda: _word(spellings, dashes=isinstance(kind, kinds.Band)))


def _word(spellings: list[Spelling], *, dashes: bool) -> Schema:
    known = one_of(spellings)
    patterns = any_dash(spellings) if dashes else []
    if not patterns:
        return known
    return {"anyOf": [known, {"type": "string", "pattern": f"^(?:{'|'.join(patterns)})$"}]}


def _list(kind: kinds.ListOf, drafting: Drafting) -> Schema:
    """A list; of what stands on one line also its items joined by 、 or ，, or one alone."""
    item = value_of(kind.item, drafting)
    many: Schema = {"type": "array", "items": item, "minItems": 1}
    match kind.item:
        case kinds.Text() | kinds.Group():
            return many
        case kinds.Choice() | kinds.Vocab():
            return _list_of(spellings_of(kind.item, drafting), item)
        case kinds.RuleName():
            return drafting.shared("rule-list", lambda: _list_of(checks.rule_names(), item))
        case kinds.ListOf():
            return many
    return {"anyOf": [many, plain()]}


def _list_of(spellings: list[Spelling], item: Schema | None = None) -> Schema:
    one = item or one_of(spellings)
    many: Schema = {"type": "array", "items": one, "minItems": 1}
    if not spellings:
        return many
    joined = several(literal(spelling.text) for spelling in spellings)
    # One alone comes first: editors offer its values, and call a wrong word unknown instead of "no list".
    return {"anyOf": [one, many, joined]}


def _line(drafting: Drafting) -> Schema:
    """A line to say, or a note: a single key with its text."""

    def make() -> Schema:
        texts = {"say": ("要说出口的话", plain()), "note": ("提示：怎么说、什么时候停", plain())}
        names = {key: tuple(word for word, meant in LINE_WORDS.items() if meant == key) for key in texts}
        entries = [(names[key], {"title": title, **text}) for key, (title, text) in texts.items()]
        return {"title": "一句话或一条提示", **keyed(entries), "maxProperties": 1}

    return drafting.shared("line", make)
