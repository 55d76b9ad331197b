"""KB313 and KB314: the raw figures of a month against the measures' definitions and against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kb.checks.context import Context
from kb.checks.options import words
from kb.checks.rule import Option, Rule
from kb.evidence.monthly import Months
from kb.findings import Finding, Severity
from kb.records import FieldPath, Measure, MonthlyMeasures
from kb.records.fields import specs
from kb.source.span import START

_TABLES = {"by_stage": "stages", "by_product": "products", "by_tier": ""}
_SLICES = {"stage": "by_stage", "product": "by_product", "tier": "by_tier"}
_EXEMPT = Option("exempt", (), "不要求各部分相加等于合计的原始数")
_CENT = 0.005


def _ratios(context: Context) -> Iterator[Finding]:
    library = context.library
    measures = [m for m in library.of(Measure) if m.unit == "ratio" and m.denominator and library.is_complete(m)]
    months = Months(library.measures, measures, tuple(context.vocabulary.stages))
    for month, figures in library.measures.items():
        for value in months.measures(month):
            limit = value.measure.per or 1
            if value.value is not None and value.value > limit:
                yield _above(figures, value.measure, value.value / limit, ("total",), context)
            for name, parts in value.slices.items():
                for key, part in parts.items():
                    if part > limit:
                        yield _above(figures, value.measure, part / limit, (_SLICES[name], key), context)


def _above(figures: MonthlyMeasures, measure: Measure, ratio: float, where: FieldPath, context: Context) -> Finding:
    above = measure.numerator.key if measure.numerator else ""
    below = measure.denominator.key if measure.denominator else ""
    args = {
        "measure": measure.title, "percent": f"{ratio:.1%}", "where": _named(where, context),
        "above": context.vocabulary.title("figures", above), "below": context.vocabulary.title("figures", below),
    }  # fmt: skip
    return _at(figures, (*where, above), "KB313-above", **args)


def _sums(context: Context) -> Iterator[Finding]:
    exempt = words(context, _EXEMPT)
    for figures in context.library.measures.values():
        for table in _TABLES:
            parts: Mapping[str, Mapping[str, float]] = getattr(figures, table)
            names = dict.fromkeys(name for part in parts.values() for name in part if name not in exempt)
            for name in names:
                yield from _sum(figures, table, name, context)


def _sum(figures: MonthlyMeasures, table: str, name: str, context: Context) -> Iterator[Finding]:
    parts: Mapping[str, Mapping[str, float]] = getattr(figures, table)
    title = context.vocabulary.title("figures", name)
    args = {"figure": title, "table": specs(MonthlyMeasures)[table].title}
    missing = [key for key, part in parts.items() if name not in part]
    holder = next(key for key, part in parts.items() if name in part)
    if missing:
        where = "、".join(_named((table, key), context) for key in missing)
        yield _warn(_at(figures, (table, missing[0]), "KB314-partial", missing=where, **args))
    elif name not in figures.total:
        yield _warn(_at(figures, (table, holder, name), "KB314-no-total", **args))
    elif abs((found := sum(part[name] for part in parts.values())) - figures.total[name]) > _CENT:
        args |= {"sum": _shown(found), "total": _shown(figures.total[name])}
        args["gap"] = _shown(abs(found - figures.total[name]))
        yield _at(figures, (table, holder, name), "KB314-more" if found > figures.total[name] else "KB314-less", **args)


def _shown(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _named(where: FieldPath, context: Context) -> str:
    """How the part of the figures is called: 合计, M1, 信用卡, 前段."""
    if len(where) == 1:
        return "合计"
    table, key = str(where[0]), str(where[1])
    if words_of := _TABLES[table]:
        return context.vocabulary.title(words_of, key)
    choices: Mapping[str, str] = getattr(specs(MonthlyMeasures)[table].kind, "choices", {})
    return choices.get(key, key)


def _at(figures: MonthlyMeasures, path: FieldPath, key: str, **args: str) -> Finding:
    while path and path not in figures.places:
        path = path[:-1]
    place = figures.places.get(path)
    return Finding(key, figures.path, place.span if place else START, args, record=figures.id)


def _warn(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.WARNING)


RATIOS = Rule("KB313", "ratio-above", "分子大于分母", "a numerator above its denominator", of_library=_ratios)
SUMS = Rule(
    "KB314", "sums", "各部分相加不等于合计", "parts do not add up to the total", options=(_EXEMPT,), of_library=_sums
)
