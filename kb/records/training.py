"""The training path: an ordered reading list with tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from kb.records import kinds
from kb.records.anchors import Anchor, items, section
from kb.records.base import Record
from kb.records.fields import declare, heading
from kb.records.values import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit of a training path."""

    title: str = declare(kinds.Heading(), "标题", required=True)
    week: str = declare(kinds.Line(), "第几周", "周")
    read: tuple[Ref, ...] = declare(kinds.ListOf(kinds.Reference()), "读")
    task: str = declare(kinds.Text(multiline=False), "做")
    check: str = declare(kinds.Text(multiline=False), "检查")
    text: str = declare(kinds.Body(), "正文")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingPath(Record):
    """What somebody reads and does to grow into a role."""

    TYPE: ClassVar = "training"
    TITLE: ClassVar = "培训"
    FOLDER: ClassVar = "training"

    audience: str = declare(kinds.Text(multiline=False), "对象", required=True)
    weeks: int | None = declare(kinds.Count(), "周数")
    mentor: str = declare(kinds.Text(multiline=False), "师傅", "导师")
    certificate: str = declare(kinds.Text(multiline=False), "证书")
    goal: str = heading(kinds.Text(), "目标", required=True)
    units: tuple[Unit, ...] = heading(kinds.Items(Unit), "安排", required=True)

    def anchors(self) -> Mapping[str, Anchor]:
        """Sections and units."""
        return section(self, "goal", "units") | items("unit", ("units",), [item.title for item in self.units])
