"""The measure: how a figure is computed, and how it misleads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kb.records import kinds
from kb.records.base import Record
from kb.records.fields import declare


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Numerator or denominator: the figure of `measures.yml` it takes, and what that counts."""

    key: str = declare(kinds.Vocab("figures"), "原始数", required=True)
    text: str = declare(kinds.Text(multiline=False), "口径", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Where the denominator is taken from when not the same month and stage: `month` -1 is the month before."""

    month: int | None = declare(kinds.WholeNumber(), "月")
    stage: str = declare(kinds.Choice({"previous": "上一阶段"}), "阶段")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """A measure, computed each month from the figures of `measures.yml`."""

    TYPE: ClassVar = "measure"
    TITLE: ClassVar = "指标"
    FOLDER: ClassVar = "measures"
    FORM: ClassVar = "yaml"

    unit: str = declare(
        kinds.Choice({"ratio": "比率", "cny": "元", "count": "个数", "minutes": "分钟"}), "单位", required=True
    )
    numerator: Term | None = declare(kinds.Group(Term), "分子", required=True)
    denominator: Term | None = declare(kinds.Group(Term), "分母")
    shift: Shift | None = declare(kinds.Group(Shift), "错期")
    per: float | None = declare(kinds.Number(), "每")
    better: str = declare(kinds.Choice({"higher": "越高越好", "lower": "越低越好"}), "方向", required=True)
    slices: tuple[str, ...] = declare(
        kinds.ListOf(kinds.Choice({"stage": "阶段", "product": "产品", "tier": "人员分层"})), "拆分"
    )
    pitfalls: str = declare(kinds.Text(), "易错", "注意")
