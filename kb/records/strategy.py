"""The strategy: one technique, whether it may be used, under what conditions, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from kb.records import kinds
from kb.records.anchors import Anchor, lines, section, situation_lines
from kb.records.base import Record
from kb.records.fields import declare, heading
from kb.records.values import Line, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirements:
    """What must hold before a conditional strategy is used, as far as a case shows it."""

    stages: tuple[str, ...] = declare(kinds.ListOf(kinds.Vocab("stages")), "阶段")
    after: tuple[Ref, ...] = declare(kinds.ListOf(kinds.Reference("strategy")), "先做")


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Lines to say in one situation; the title is empty where the author named none."""

    title: str = declare(kinds.Heading(optional=True), "标题")
    lines: tuple[Line, ...] = declare(kinds.BodyLines(), "话", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy(Record):
    """A technique with its verdict. Which personas it suits and how it fared is computed, never typed."""

    TYPE: ClassVar = "strategy"
    TITLE: ClassVar = "策略"
    FOLDER: ClassVar = "strategies"

    dimension: str = declare(kinds.Dimension(), "维度", required=True)
    verdict: str = declare(kinds.Vocab("verdicts"), "结论", "合规结论", required=True)
    basis: tuple[Ref, ...] = declare(kinds.ListOf(kinds.Reference("regulation")), "依据")
    requires: Requirements | None = declare(kinds.Group(Requirements), "前提")
    alternative: Ref | None = declare(kinds.Reference("strategy"), "改用")
    stages: tuple[str, ...] = declare(kinds.ListOf(kinds.Vocab("stages")), "阶段")
    purpose: str = heading(kinds.Text(), "作用", "目的")
    when: str = heading(kinds.Text(), "适用")
    when_not: str = heading(kinds.Text(), "不适用")
    conditions: tuple[str, ...] = heading(kinds.ListOf(kinds.Text(multiline=False)), "条件")
    steps: tuple[str, ...] = heading(kinds.ListOf(kinds.Text(multiline=False)), "步骤")
    wording: tuple[Situation, ...] = heading(kinds.Situations(Situation), "话术")
    risks: str = heading(kinds.Text(), "风险")
    counter_examples: tuple[Line, ...] = heading(kinds.Lines(), "反例")
    why_prohibited: str = heading(kinds.Text(), "为什么不可用")
    signs: tuple[str, ...] = heading(kinds.ListOf(kinds.Text(multiline=False)), "怎么认出来")
    lawful_way: str = heading(kinds.Text(), "合规做法")

    NEEDED: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "allowed": ("purpose", "steps", "wording"),
        "conditional": ("purpose", "steps", "wording", "conditions"),
        "prohibited": ("alternative", "why_prohibited", "lawful_way"),
    }
    """Fields that a published strategy of each verdict must have besides the common ones."""

    @classmethod
    def needs(cls, values: Mapping[str, Any]) -> tuple[str, ...]:
        """What the verdict makes required."""
        return cls.NEEDED.get(values.get("verdict", ""), ())

    def suits(self, all_stages: tuple[str, ...]) -> tuple[str, ...]:
        """The stages the strategy suits: its own, else those it requires, else all."""
        required = self.requires.stages if self.requires else ()
        return self.stages or required or all_stages

    def anchors(self) -> Mapping[str, Anchor]:
        """Sections, lines to say and counter-examples."""
        return (
            section(self, "purpose", "when", "when_not", "conditions", "steps", "wording")
            | situation_lines("wording", ("wording",), [(item.title, item.lines) for item in self.wording])
            | section(self, "risks", "why_prohibited", "signs", "lawful_way", "counter_examples")
            | lines("counter", ("counter_examples",), self.counter_examples)
        )
