"""The coverage of the collection: what is promised and there, what nothing leads to, uses or feeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.evidence.coverage import Part, coverage
from kb.pages.context import Site
from kb.pages.page import PageSpec
from kb.records import RECORD_TYPES

_QUESTIONS = {
    "promised": "答应要有的{kind}都在吗",
    "led-to": "每条策略都有画像或流程领着去吗",
    "used": "每条策略都有案例用过，或者说明了为什么没有吗",
    "both-ends": "每种画像既有成功的案例，又有失败的案例吗",
    "bearing": "每部法规都管着一样东西吗",
    "fed": "每个指标都有数据吗",
}


@dataclass(frozen=True, slots=True)
class PartView:
    """One question as the page shows it."""

    anchor: str
    question: str
    kind: str
    part: Part


@dataclass(frozen=True, slots=True)
class CoverageView:
    """The page. `gaps` counts the answers that are missing in all parts."""

    parts: tuple[PartView, ...]
    gaps: int


def pages(site: Site) -> Iterator[PageSpec]:
    """The page of the coverage."""
    view = coverage_view(coverage(site.library, site.evidence))
    summary = "库里答应要有的条目在不在，有没有谁也走不到、没人用过、没有数据的页面。由软件逐条核对。"
    yield PageSpec("coverage/", "覆盖情况", summary, "coverage.md.j2", view, tab="maintainers")


def coverage_view(parts: Sequence[Part]) -> CoverageView:
    """The view model of the page; parts that ask nothing are left out."""
    shown = [part for part in parts if part.answers]
    return CoverageView(tuple(_view(part) for part in shown), sum(len(part.gaps) for part in shown))


def _view(part: Part) -> PartView:
    kind = RECORD_TYPES[part.kind].TITLE
    anchor = f"{part.key}-{part.kind}" if part.key == "promised" else part.key
    return PartView(anchor, _QUESTIONS[part.key].format(kind=kind), kind, part)
