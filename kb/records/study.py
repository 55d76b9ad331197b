"""The study: what published research found, how strong it is, and what it does not show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kb.records import kinds
from kb.records.base import Record
from kb.records.fields import declare
from kb.records.values import Ref

STUDY_GRADES = {"E1": "读过摘要或结果", "E2": "转述，待核对原文"}
DESIGNS = {
    "rct": "随机对照试验",
    "quasi": "准实验",
    "observational": "观察性研究",
    "lab": "实验室研究",
    "meta": "元分析",
    "review": "综述",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """A record on which a study bears, and whether directly, indirectly or against it."""

    to: Ref | None = declare(kinds.Reference(), "对象", required=True)
    how: str = declare(kinds.Choice({"direct": "直接", "indirect": "间接", "against": "反面"}), "关系", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Study(Record):
    """A piece of published research."""

    TYPE: ClassVar = "study"
    TITLE: ClassVar = "研究"
    FOLDER: ClassVar = "studies"
    FORM: ClassVar = "yaml"

    citation: str = declare(kinds.Text(), "引文", required=True)
    year: int | None = declare(kinds.Count(), "年份", required=True)
    design: tuple[str, ...] = declare(kinds.OneOrMore(kinds.Choice(DESIGNS)), "设计", required=True)
    country: str = declare(kinds.Text(multiline=False), "国家")
    setting: str = declare(kinds.Text(), "场景", required=True)
    finding: str = declare(kinds.Text(), "结果", "发现", required=True)
    supports: str = declare(kinds.Text(), "能支持", required=True)
    limits: str = declare(kinds.Text(), "不能支持", "局限", required=True)
    bears_on: tuple[Bearing, ...] = declare(kinds.ListOf(kinds.Group(Bearing)), "关联", required=True)
    contrasts: tuple[Ref, ...] = declare(kinds.ListOf(kinds.Reference("study")), "相左")
    grade: str = declare(kinds.Choice(STUDY_GRADES), "可信度", required=True)
