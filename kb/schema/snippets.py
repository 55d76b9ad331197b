"""Snippets for the editor: a whole record, a part of one, a label, in the words that the fields declare.

What a finished record must have stands in them; what it may have is a snippet of its own, so that nobody has to
delete an unused 原做法 or 画像 from every step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from kb.records import (
    RECORD_TYPES,
    Measure,
    MonthlyMeasures,
    Outcome,
    ProcessStep,
    Record,
    Regulation,
    Step,
    Unit,
    Vocabulary,
    kinds,
)
from kb.records.fields import FieldSpec, specs
from kb.schema.stops import Stops
from kb.schema.writing import Writer

_Model: TypeAlias = type[Record] | type[MonthlyMeasures]

_USUAL: Mapping[type, tuple[str, ...]] = {
    Step: ("channels", "strategies"),
    Outcome: ("recovered_share",),
    ProcessStep: ("who", "within"),
    Unit: ("week", "read", "task", "check"),
    Regulation: ("articles",),
    Measure: ("denominator",),
}
"""Fields that are not required and yet belong in almost every record of their kind."""


def snippets(vocabulary: Vocabulary) -> dict[str, Any]:
    """All snippets by name, as VS Code reads them."""
    found: dict[str, Any] = {}
    models: list[_Model] = [*RECORD_TYPES.values(), MonthlyMeasures]
    for model in models:
        found[f"{model.TITLE}：整篇"] = _whole(model, vocabulary)
        if model.FORM == "markdown":
            found |= _parts(model, vocabulary)
    return found | _everywhere(vocabulary)


def wanted(model: type, also: tuple[str, ...] = ()) -> list[FieldSpec]:
    """The fields that a snippet of this model writes: the required ones, and those that are usual."""
    names = {*_USUAL.get(model, ()), *also}
    return [spec for spec in specs(model).values() if spec.required or spec.name in names]


def _whole(model: _Model, vocabulary: Vocabulary) -> dict[str, Any]:
    writer = Writer(vocabulary, Stops(), wanted)
    markdown = model.FORM == "markdown"
    lines = list(_lines(model, writer, markdown=markdown))
    return _snippet([f"kb-{model.TYPE}", model.TITLE], lines, f"一篇{model.TITLE}，必填的都在里面", markdown=markdown)


def _lines(model: _Model, writer: Writer, *, markdown: bool) -> Iterator[str]:
    declared = wanted(model, _first_need(model, writer.vocabulary))
    front = [spec for spec in declared if not (markdown and spec.heading)]
    yield from ["---"] * markdown
    for spec in front:
        yield from writer.entry(spec)
    yield from ["---"] * markdown
    for number, spec in enumerate(spec for spec in declared if markdown and spec.heading):
        yield from [""] * bool(number)
        yield f"## {spec.title}"
        yield from writer.section(spec.kind, spec.title)


def _first_need(model: _Model, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What the first choice of each field makes required, such as the sections of an allowed strategy."""
    if not issubclass(model, Record):
        return ()
    names: tuple[str, ...] = ()
    for spec in specs(model).values():
        if isinstance(spec.kind, kinds.Vocab):
            names += model.needs({spec.name: next(iter(vocabulary.terms(spec.kind.table)), "")})
    return names


def _parts(model: _Model, vocabulary: Vocabulary) -> dict[str, Any]:
    """The titled items of a record type, and the labels that may stand in them."""
    found: dict[str, Any] = {}
    for spec in specs(model).values():
        if not isinstance(spec.kind, kinds.Items | kinds.Group) or not spec.heading:
            continue
        inner: type = spec.kind.model
        if isinstance(spec.kind, kinds.Items):
            writer = Writer(vocabulary, Stops(), wanted)
            lines = list(writer.item(inner))
            prefixes = [f"kb-{model.TYPE}-{spec.key}", spec.title]
            found[f"{model.TITLE}：{spec.title}一项"] = _snippet(prefixes, lines, f"{spec.title}里的一项")
        usual = {field.name for field in wanted(inner)}
        for field in specs(inner).values():
            if field.name not in usual and not field.heading and not (field.kind.BODY or field.kind.TITLE):
                line = Writer(vocabulary, Stops(), wanted).label(field)
                prefixes = [f"kb-{model.TYPE}-{spec.key}-{field.key}", field.title]
                found[f"{model.TITLE}：{spec.title}的{field.title}"] = _snippet(
                    prefixes, [line], f"写在{spec.title}的标题下面"
                )
    return found


def _everywhere(vocabulary: Vocabulary) -> dict[str, Any]:
    link, titled, variable, ignore = Stops(), Stops(), Stops(), Stops()
    brackets = f"[[{link.text('名字')}]]"
    other = f"[[{titled.text('名字')}|{titled.text('显示的字')}]]"
    braces = "{" + variable.choice(vocabulary.call.variables, "变量") + "\\}"
    reason = f"kb: ignore {ignore.text('规则号')} {ignore.text('理由')}"
    return {
        "链接到一条记录": _snippet(["kb-link", "链接"], [brackets], "写编号、标题或别名，可以再写 #位置"),
        "链接，显示别的字": _snippet(["kb-link-as", "链接显示"], [other], "竖线后面是显示的字"),
        "话术里的变量": _snippet(["kb-var", "变量"], [braces], "变量列在 kb.yml 的 call.variables 里"),
        "忽略一条检查": _snippet(["kb-ignore", "忽略"], [f"<!-- {reason} -->"], "对下一段有效，理由必填"),
        "忽略一条检查（YAML）": _snippet(
            ["kb-ignore", "忽略"], [f"# {reason}"], "对下一行有效，理由必填", markdown=False
        ),
    }


def _snippet(prefixes: list[str], lines: list[str], about: str, *, markdown: bool = True) -> dict[str, Any]:
    scope = "markdown" if markdown else "yaml"
    return {"scope": scope, "prefix": prefixes, "body": lines, "description": about}
