"""The month: the lead's words, and the raw figures from which the measures are computed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from kb.records import kinds
from kb.records.anchors import Anchor, section
from kb.records.base import Record
from kb.records.fields import declare, heading
from kb.records.values import FieldPath, Place, Ref

Figures: TypeAlias = Mapping[str, float]
"""Raw figures by their names in `kb.yml`; sums of money in yuan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month(Record):
    """The monthly write-up; its id is the month, such as `2026-10`."""

    TYPE: ClassVar = "month"
    TITLE: ClassVar = "月报"
    FOLDER: ClassVar = "months"

    review_due: dt.date | None = declare(kinds.Date(), "下次复核", "下次复核日")
    author: tuple[str, ...] = declare(kinds.OneOrMore(kinds.Vocab("people")), "作者", required=True)
    highlight: Ref | None = declare(kinds.Reference("case"), "推荐案例", "必读")
    thanks: str = declare(kinds.Text(), "致谢")
    words: str = heading(kinds.Text(), "组长的话", required=True)
    plan: tuple[str, ...] = heading(kinds.ListOf(kinds.Text(multiline=False)), "下月打算")

    def anchors(self) -> Mapping[str, Anchor]:
        """Sections."""
        return section(self, "words", "plan")


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyMeasures:
    """The raw figures of a month: totals only, nothing about a single debtor. Shares its Month's status."""

    TYPE: ClassVar = "measures"
    TITLE: ClassVar = "月度数据"
    FORM: ClassVar = "yaml"

    id: str = ""
    path: str = dataclasses.field(default="", compare=False)
    places: Mapping[FieldPath, Place] = dataclasses.field(default_factory=dict, compare=False, repr=False)
    extra: Mapping[str, object] = dataclasses.field(default_factory=dict)

    target: Figures = declare(kinds.FigureTable(), "目标")
    total: Figures = declare(kinds.FigureTable(), "合计", required=True)
    by_stage: Mapping[str, Figures] = declare(kinds.SlicedFigures("stages"), "按阶段")
    by_product: Mapping[str, Figures] = declare(kinds.SlicedFigures("products"), "按产品")
    by_tier: Mapping[str, Figures] = declare(
        kinds.SlicedFigures(choices={"head": "前段", "middle": "中段", "tail": "后段"}), "按人员分层"
    )
