"""The schema of a record as a whole: its fields, and what its values make required."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb.records import PUBLIC, STATUSES, Record, kinds
from kb.records.fields import FieldSpec, specs
from kb.schema.drafting import Drafting, Schema
from kb.schema.values import all_of, fields, needed


def record(model: type, declared: Sequence[FieldSpec], wanted: Sequence[FieldSpec], drafting: Drafting) -> Schema:
    """A record of these fields; those `wanted` must be there unless its status says that it is not finished."""
    rules = [needed(spec) for spec in wanted if spec.required]
    if issubclass(model, Record):
        rules += _needs(model, wanted, drafting)
    found = fields(declared, drafting)
    status = next((spec for spec in declared if spec.name == "status"), None)
    if not rules or status is None:
        return found | all_of(rules)
    unfinished = [word for key, title in STATUSES.items() if key not in PUBLIC for word in (key, title)]
    return found | {"if": _holds(status, unfinished), "else": {"allOf": rules}}


def _needs(model: type[Record], wanted: Sequence[FieldSpec], drafting: Drafting) -> list[Schema]:
    """What a value makes required, such as the verdict of a strategy: asked of the record type, value by value."""
    by_name = {spec.name: spec for spec in wanted}
    found: list[Schema] = []
    for spec in specs(model).values():
        if not isinstance(spec.kind, kinds.Choice | kinds.Vocab):
            continue
        for key, words in _values(spec.kind, drafting).items():
            rules = [needed(by_name[name]) for name in model.needs({spec.name: key}) if name in by_name]
            if rules:
                found.append({"if": _holds(spec, words), "then": {"allOf": rules}})
    return found


def _values(kind: kinds.Choice | kinds.Vocab, drafting: Drafting) -> dict[str, list[str]]:
    """The values of a choice by id, each with all its spellings."""
    if isinstance(kind, kinds.Choice):
        return {key: [key, title] for key, title in kind.choices.items()}
    terms = drafting.vocabulary.terms(kind.table)
    return {key: list(dict.fromkeys((key, term.title, *term.aliases))) for key, term in terms.items()}


def _holds(spec: FieldSpec, words: Iterable[str]) -> Schema:
    """The field holds one of these words."""
    choices = {"enum": list(words)}
    return {"anyOf": [{"required": [name], "properties": {name: choices}} for name in dict.fromkeys(spec.spellings)]}
