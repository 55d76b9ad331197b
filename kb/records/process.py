"""The process: what the team does together, who does it, by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from kb.records import kinds
from kb.records.anchors import Anchor, items, section
from kb.records.base import Record
from kb.records.fields import declare, heading
from kb.records.values import Line, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessStep:
    """One step of a process."""

    title: str = declare(kinds.Heading(), "标题", required=True)
    who: str = declare(kinds.Text(multiline=False), "谁")
    within: str = declare(kinds.Text(multiline=False), "时限")
    hand_to: str = declare(kinds.Text(multiline=False), "转给")
    text: str = declare(kinds.Body(), "正文", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessSituation:
    """One situation that a process covers: whom to hand to, by when, and what to say."""

    title: str = declare(kinds.Heading(), "标题", required=True)
    hand_to: str = declare(kinds.Text(multiline=False), "转给")
    within: str = declare(kinds.Text(multiline=False), "时限")
    lines: tuple[Line, ...] = declare(kinds.BodyLines(), "话", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Process(Record):
    """A way of working of the team."""

    TYPE: ClassVar = "process"
    TITLE: ClassVar = "流程"
    FOLDER: ClassVar = "processes"

    stages: tuple[str, ...] = declare(kinds.ListOf(kinds.Vocab("stages")), "阶段")
    products: tuple[str, ...] = declare(kinds.ListOf(kinds.Vocab("products")), "产品")
    triggers: tuple[str, ...] = declare(kinds.ListOf(kinds.Line()), "触发", "触发情形", required=True)
    strategies: tuple[Ref, ...] = declare(kinds.ListOf(kinds.Reference("strategy")), "策略")
    measures: tuple[Ref, ...] = declare(kinds.ListOf(kinds.Reference("measure")), "指标")
    basis: tuple[Ref, ...] = declare(kinds.ListOf(kinds.Reference("regulation")), "依据")
    purpose: str = heading(kinds.Text(), "目的", "作用", required=True)
    conditions: tuple[str, ...] = heading(kinds.ListOf(kinds.Text(multiline=False)), "条件")
    steps: tuple[ProcessStep, ...] = heading(kinds.Items(ProcessStep), "步骤", required=True)
    situations: tuple[ProcessSituation, ...] = heading(kinds.Items(ProcessSituation), "情形")
    risks: str = heading(kinds.Text(), "风险")

    def anchors(self) -> Mapping[str, Anchor]:
        """Sections, steps and situations."""
        return (
            section(self, "purpose", "conditions", "steps")
            | items("step", ("steps",), [item.title for item in self.steps])
            | section(self, "situations")
            | items("situation", ("situations",), [item.title for item in self.situations])
            | section(self, "risks")
        )
