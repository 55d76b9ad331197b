"""The case study: what happened to one matter, step by step, and what it teaches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar

from kb.records import kinds
from kb.records.anchors import Anchor, items, section
from kb.records.base import Record
from kb.records.fields import declare, heading
from kb.records.values import Day, Plan, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Compliance:
    """The compliance review of a case."""

    by: str = declare(kinds.Vocab("people"), "复核人", required=True)
    date: dt.date | None = declare(kinds.Date(), "日期", required=True)
    result: str = declare(
        kinds.Choice({"passed": "通过", "corrected": "已更正", "refused": "不予发布"}), "结论", required=True
    )
    note: str = declare(kinds.Text(), "说明")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a case. Only `strategies` counts as use; `corrected_from` is what a reviewer replaced."""

    title: str = declare(kinds.Heading(), "标题", required=True)
    day: Day | None = declare(kinds.DayNumber(), "时间", "日", required=True)
    channels: tuple[str, ...] = declare(kinds.ListOf(kinds.Vocab("channels")), "渠道")
    strategies: tuple[Ref, ...] = declare(kinds.ListOf(kinds.Reference("strategy")), "策略")
    corrected_from: tuple[Ref, ...] = declare(kinds.ListOf(kinds.Reference("strategy")), "原做法")
    persona: Ref | None = declare(kinds.Reference("persona"), "画像")
    contact_source: str = declare(kinds.Vocab("contact_sources"), "来源")
    text: str = declare(kinds.Body(), "正文", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a case ended. `recovered_share` is principal received over principal due on day 1, from 0 to 1."""

    result: str = declare(kinds.Vocab("results"), "结果", required=True)
    recovered_share: float | None = declare(kinds.Share(), "收回", "收回比例")
    waiver: str = declare(kinds.Text(multiline=False), "减免")
    plan: Plan | None = declare(kinds.PlanTerms(), "分期")
    complaints: int | None = declare(kinds.Count(), "投诉", required=True)
    text: str = declare(kinds.Body(), "正文", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """A case study, won or lost."""

    TYPE: ClassVar = "case"
    TITLE: ClassVar = "案例"
    FOLDER: ClassVar = "cases"

    kind: str = declare(kinds.Choice({"success": "成功", "failure": "失败"}), "类型", required=True)
    illustrative: bool | None = declare(kinds.Flag(), "示例")
    author: tuple[str, ...] = declare(kinds.OneOrMore(kinds.Vocab("people")), "作者", required=True)
    stage: str = declare(kinds.Vocab("stages"), "阶段", "账龄", required=True)
    opened: str = declare(kinds.MonthName(), "起始月", required=True)
    days_past_due: int | None = declare(kinds.Count(), "逾期天数", required=True)
    product: str = declare(kinds.Vocab("products"), "产品", required=True)
    reason: str = declare(kinds.Vocab("reasons"), "原因", "逾期原因", required=True)
    trade: str = declare(kinds.Vocab("trades"), "行业")
    assumed: Ref | None = declare(kinds.Reference("persona"), "起初画像", "最初画像", required=True)
    actual: Ref | None = declare(kinds.Reference("persona"), "最终画像", "实际画像", required=True)
    principal: str = declare(kinds.Band("principals"), "本金", "本金档位", required=True)
    compliance: Compliance | None = declare(kinds.Group(Compliance), "合规复核")
    background: str = heading(kinds.Text(), "案件背景", "背景", required=True)
    steps: tuple[Step, ...] = heading(kinds.Items(Step), "突破过程", "过程", required=True)
    outcome: Outcome = heading(kinds.Group(Outcome, always=True), "最终结果", "结果", required=True)
    lessons: tuple[str, ...] = heading(
        kinds.ListOf(kinds.Text(multiline=False)), "经验与反思", "经验", "反思", required=True
    )

    @property
    def month(self) -> str:
        """The month in which the case closed: that of its folder."""
        return PurePosixPath(self.path).parent.name

    def anchors(self) -> Mapping[str, Anchor]:
        """Sections and steps."""
        return (
            section(self, "background")
            | items("step", ("steps",), [step.title for step in self.steps])
            | section(self, "steps", "outcome", "lessons")
        )
