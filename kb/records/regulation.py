"""The regulation: a law, rule or standard, its articles in our own words, its limits as data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from kb.records import kinds
from kb.records.anchors import Anchor, article_anchor, article_names
from kb.records.base import Record
from kb.records.fields import declare
from kb.records.values import Ref

GRADES = {"V1": "条文已核对", "V2": "待核对原文"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A number or a time of day that an article sets; rules and call cards read it from here."""

    id: str = declare(kinds.Word(), "编号", required=True)
    from_: str = declare(kinds.TimeOfDay(), "从")
    to: str = declare(kinds.TimeOfDay(), "到")
    min: float | None = declare(kinds.Number(), "至少")
    max: float | None = declare(kinds.Number(), "至多")
    per: str = declare(kinds.Word(), "每")
    counts: str = declare(kinds.Text(multiline=False), "口径")
    unless: str = declare(kinds.Text(multiline=False), "除非")
    grade: str = declare(kinds.Choice(GRADES), "可信度")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article or section, in our own words."""

    title: str = declare(kinds.TitleLine(), "标题")
    gist: str = declare(kinds.Text(), "要点", required=True)
    grade: str = declare(kinds.Choice(GRADES), "可信度")
    limits: tuple[Limit, ...] = declare(kinds.ListOf(kinds.Group(Limit)), "限值")


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation(Record):
    """A law, regulation, interpretation, rule, standard or self-regulation."""

    TYPE: ClassVar = "regulation"
    TITLE: ClassVar = "法规"
    FOLDER: ClassVar = "regulations"
    FORM: ClassVar = "yaml"

    KINDS: ClassVar = {
        "law": "法律",
        "regulation": "行政法规",
        "interpretation": "司法解释与司法政策",
        "rule": "部门规章与规范性文件",
        "standard": "标准",
        "self-regulation": "行业自律规范",
    }
    FORCES: ClassVar = {
        "in-force": "现行",
        "amended": "已修正",
        "repealed": "已废止",
        "replaced": "已被替代",
        "expired": "已失效",
    }

    kind: str = declare(kinds.Choice(KINDS), "类型", "性质", required=True)
    force: str = declare(kinds.Choice(FORCES), "效力", required=True)
    number: str = declare(kinds.Line(), "文号", "编号")
    issuer: str = declare(kinds.Text(multiline=False), "机关", "发布机关", required=True)
    issued: dt.date | None = declare(kinds.Date(), "发布", "发布日")
    effective: dt.date | None = declare(kinds.Date(), "施行", "施行日")
    expires: dt.date | None = declare(kinds.Date(), "失效", "失效日")
    replaces: tuple[Ref, ...] = declare(kinds.ListOf(kinds.Reference("regulation")), "取代")
    grade: str = declare(kinds.Choice(GRADES), "可信度", required=True)
    articles: Mapping[str, Article] = declare(kinds.Articles(Article), "条文")

    @property
    def is_law(self) -> bool:
        """Whether breaking it may be called 违法; otherwise the words are 违反行业规范."""
        return self.kind not in {"standard", "self-regulation"}

    def anchors(self) -> Mapping[str, Anchor]:
        """Articles: `art-5`, `art-253-1`, `sec-5-3`, or an ASCII key with its title."""
        standard = self.kind == "standard"
        return {
            article_anchor(key, standard=standard): Anchor(article_names(key, article.title), ("articles", key))
            for key, article in self.articles.items()
        }
