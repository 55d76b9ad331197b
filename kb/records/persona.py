"""The persona playbook: a kind of debtor, how to recognise him, what to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from kb.records import kinds
from kb.records.anchors import Anchor, items, lines, section
from kb.records.base import Record
from kb.records.fields import declare, heading
from kb.records.values import Line, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """A neighbour that this persona is taken for, and the question that tells them apart."""

    persona: Ref | None = declare(kinds.Reference("persona"), "画像", required=True)
    ask: str = declare(kinds.Text(multiline=False), "问", required=True)
    tell: str = declare(kinds.Text(multiline=False), "分辨", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """How to recognise the persona."""

    in_file: tuple[str, ...] = heading(kinds.ListOf(kinds.Text(multiline=False)), "档案里")
    says: tuple[str, ...] = heading(kinds.ListOf(kinds.Text(multiline=False)), "他会说")


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The call, part by part."""

    opening: tuple[Line, ...] = heading(kinds.Lines(), "开场")
    core: tuple[Line, ...] = heading(kinds.Lines(), "核心")
    strategy: tuple[Line, ...] = heading(kinds.Lines(), "策略")
    key_points: tuple[str, ...] = heading(kinds.ListOf(kinds.Text(multiline=False)), "关键点")


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """What he says, what we reply, and (in the notes) why."""

    title: str = declare(kinds.Heading(), "标题", required=True)
    reply: tuple[Line, ...] = declare(kinds.BodyLines(), "回应", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(Record):
    """A region of the axes on which debtors are described."""

    TYPE: ClassVar = "persona"
    TITLE: ClassVar = "画像"
    FOLDER: ClassVar = "personas"

    axes: Mapping[str, tuple[str, ...]] = declare(kinds.Axes(), "维度取值", "轴", required=True)
    stages: tuple[str, ...] = declare(kinds.ListOf(kinds.Vocab("stages")), "阶段", "适用阶段", required=True)
    triage: Mapping[str, Mapping[str, int]] = declare(kinds.TriageWeights(), "分诊")
    confused_with: tuple[Confusion, ...] = declare(kinds.ListOf(kinds.Group(Confusion)), "容易认成")
    strategies: tuple[Ref, ...] = declare(kinds.ListOf(kinds.Reference("strategy")), "策略", "推荐策略", required=True)
    cadence: str = declare(kinds.Text(), "跟进节奏")
    profile: str = heading(kinds.Text(), "心理画像", required=True)
    signals: Signals = heading(kinds.Group(Signals, always=True), "识别信号", required=True)
    script: Script = heading(kinds.Group(Script, always=True), "通话剧本", required=True)
    objections: tuple[Objection, ...] = heading(kinds.Items(Objection), "常见异议", required=True)
    donts: tuple[str, ...] = heading(kinds.ListOf(kinds.Text(multiline=False)), "不要做", required=True)
    counter_examples: tuple[Line, ...] = heading(kinds.Lines(), "反例")

    def anchors(self) -> Mapping[str, Anchor]:
        """Sections, lines to say, objections and counter-examples."""
        return (
            section(self, "profile", "signals", "script")
            | lines("opening", ("script", "opening"), self.script.opening)
            | lines("core", ("script", "core"), self.script.core)
            | lines("strategy", ("script", "strategy"), self.script.strategy)
            | section(self, "script.key_points", "objections")
            | items("objection", ("objections",), [item.title for item in self.objections])
            | section(self, "donts", "counter_examples")
            | lines("counter", ("counter_examples",), self.counter_examples)
        )
