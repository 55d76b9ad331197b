"""What all record types have in common."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from kb.records import kinds
from kb.records.anchors import Anchor
from kb.records.fields import declare
from kb.records.values import FieldPath, Place, Ref

STATUSES = {"draft": "草稿", "review": "待复核", "published": "已发布", "retired": "已停用"}
PUBLIC = frozenset({"published", "retired"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record of the collection. Values only; where they stand is in `places`, which equality ignores."""

    TYPE: ClassVar[str]
    """The record type's name, such as `strategy`."""
    TITLE: ClassVar[str]
    """Its Chinese name, such as 策略."""
    FOLDER: ClassVar[str]
    """The first part of its address, such as `strategies`."""
    FORM: ClassVar[str] = "markdown"
    """Its usual form, `markdown` or `yaml`; both are read."""

    id: str = ""
    path: str = dataclasses.field(default="", compare=False)
    places: Mapping[FieldPath, Place] = dataclasses.field(default_factory=dict, compare=False, repr=False)
    extra: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    title: str = declare(kinds.TitleLine(), "标题", required=True)
    summary: str = declare(kinds.Text(multiline=False), "摘要", "一句话", required=True)
    aliases: tuple[str, ...] = declare(kinds.ListOf(kinds.TitleLine()), "别名", "又名")
    status: str = declare(kinds.Choice(STATUSES), "状态", required=True)
    owner: str = declare(kinds.Vocab("people"), "负责人", "负责", required=True)
    reviewed_on: dt.date | None = declare(kinds.Date(), "复核日", "复核日期", required=True)
    review_due: dt.date | None = declare(kinds.Date(), "下次复核", "下次复核日", required=True)
    tags: tuple[str, ...] = declare(kinds.ListOf(kinds.Line()), "标签")
    autolink: bool | None = declare(kinds.Flag(), "自动链接")
    former_ids: tuple[str, ...] = declare(kinds.ListOf(kinds.Word()), "曾用编号")
    replaced_by: Ref | None = declare(kinds.Reference(), "被替代", "替代者")

    @classmethod
    def needs(cls, values: Mapping[str, Any]) -> tuple[str, ...]:  # noqa: ARG003  (used by record types)
        """Fields that these values make required besides the declared ones."""
        return ()

    @property
    def public(self) -> bool:
        """Whether the record reaches the site, the index, feeds and evidence."""
        return self.status in PUBLIC

    @property
    def address(self) -> str:
        """The page's address below the site's root, such as `strategies/open-question/`."""
        return f"{self.FOLDER}/{self.id}/"

    def anchors(self) -> Mapping[str, Anchor]:
        """The places within the record that a reference may name, by anchor."""
        return {}
