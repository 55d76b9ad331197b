"""How a measure and its values are put into words: formula, order, figures, a dash for no data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb.pages.choices import choice_titles
from kb.pages.forms import Form, forms_of_fractions
from kb.pages.numbers import counted, fraction
from kb.records import Measure, Vocabulary

DASH = "–"


def in_order(vocabulary: Vocabulary, measures: Iterable[Measure]) -> list[Measure]:
    """Measures in the order in which `kb.yml` lists the figures above their lines."""
    return sorted(measures, key=lambda measure: place(vocabulary, measure))


def is_main(measure: Measure) -> bool:
    """Whether a measure is one a team works by: such are told apart by stage or product."""
    return bool(measure.slices)


def place(vocabulary: Vocabulary, measure: Measure) -> tuple[int, str]:
    """Where a measure stands in that order."""
    figures = list(vocabulary.figures)
    key = measure.numerator.key if measure.numerator else ""
    return figures.index(key) if key in figures else len(figures), measure.id


def counts(above: float | None, below: float | None) -> str:
    """604 / 812; the numerator alone needs no second mention."""
    return "" if above is None or below is None else fraction(above, below)


def column_of_counts(pairs: Sequence[tuple[float | None, float | None]]) -> list[str]:
    """The same for a column, in one form; a dash where a figure is missing."""
    first, second = forms_of_fractions(pairs)
    return [
        DASH if above is None or below is None else f"{first.text(above)} / {second.text(below)}"
        for above, below in pairs
    ]


def moved_or_dash(value: float | None, before: float | None, form: Form) -> str:
    """The difference of two values, where both are known."""
    return DASH if value is None or before is None else form.moved(value, before)


def value_or_dash(value: float | None, form: Form) -> str:
    """A value with its unit, where it is known."""
    return DASH if value is None else form.text(value)


def formula(measure: Measure) -> str:
    """The measure in words: 到期承诺中按承诺还足的笔数 ÷ 已到期的承诺笔数."""
    words = measure.numerator.text if measure.numerator else ""
    if measure.denominator:
        words += f" ÷ {measure.denominator.text}{_shift(measure)}"
    return words if measure.per is None else f"{words} × {counted(measure.per)}"


def _shift(measure: Measure) -> str:
    """Where the denominator is taken from when not the same month and stage."""
    if measure.shift is None:
        return ""
    back = -(measure.shift.month or 0)
    parts = ["上月" if back == 1 else f"{back} 个月前" if back > 0 else ""]
    parts += [choice_titles(type(measure.shift), "stage").get(measure.shift.stage, "")]
    named = "、".join(filter(None, parts))
    return f"（取{named}）" if named else ""
