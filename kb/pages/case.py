"""The case page: what happened, step by step, and what it teaches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.evidence import Evidence
from kb.library import Library
from kb.pages.case_parts import Fact, StepView, Use, case_facts, case_steps, uses
from kb.pages.context import Site
from kb.pages.extras import ExtraSection, extra_sections
from kb.pages.outcomes import CaseRow, corrected_steps, correction, plan_text
from kb.pages.page import PageSpec
from kb.records import Case, Month
from kb.records.case import Compliance


@dataclass(frozen=True, slots=True)
class Review:
    """The compliance review: who, when, and what was replaced. `banner` says how loudly the page tells it."""

    by: str
    date: str
    note: str
    banner: str
    """`no` where a prohibited way was replaced, `if` for other corrections, empty for none."""
    headline: str
    originals: tuple[Use, ...]
    steps: tuple[int, ...]
    replaced: bool
    """Whether each corrected step tells the lawful way."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """The instalments as a row of squares."""

    kept: int
    open: int
    text: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything the case page shows."""

    case: Case
    month: str
    """Address of the page of the month in which the case closed; empty while there is none."""
    review: Review | None
    facts: tuple[Fact, ...]
    steps: tuple[StepView, ...]
    plan: PlanView | None
    sections: tuple[ExtraSection, ...]
    alike: tuple[CaseRow, ...]


def pages(site: Site) -> Iterator[PageSpec]:
    """A page for each case that reaches the site."""
    months = {month.id: month.address for month in site.of(Month)}
    for case in site.of(Case):
        view = case_view(site.library, site.evidence, case, months.get(case.month, ""))
        yield PageSpec(case.address, case.title, case.summary, "case.md.j2", view, case)


def case_view(library: Library, evidence: Evidence, case: Case, month: str) -> CaseView:
    """The view model of a case; `month` is the address of its month's page, if there is one."""
    plan = case.outcome.plan
    return CaseView(
        case=case,
        month=month,
        review=_review(library, case),
        facts=case_facts(library, case),
        steps=case_steps(library, case),
        plan=PlanView(min(plan.kept, plan.months), max(plan.months - plan.kept, 0), plan_text(plan)) if plan else None,
        sections=extra_sections(library.vocabulary, case),
        alike=tuple(_alike(evidence, case)),
    )


def _review(library: Library, case: Case) -> Review | None:
    found, steps = case.compliance or Compliance(), corrected_steps(case)
    if case.compliance is None and not steps:
        return None
    originals = dict.fromkeys(use for step in case.steps for use in uses(library, step.corrected_from))
    return Review(
        by=library.vocabulary.title("people", found.by),
        date=found.date.isoformat() if found.date else "",
        note=found.note,
        banner=_banner(found.result, tuple(originals)),
        headline="合规复核不予发布" if found.result == "refused" else correction(case) or "经合规复核更正",
        originals=tuple(originals),
        steps=steps,
        replaced=all(step.strategies for step in case.steps if step.corrected_from),
    )


def _banner(result: str, originals: tuple[Use, ...]) -> str:
    if result == "refused" or any(use.verdict == "prohibited" for use in originals):
        return "no"
    return "if" if originals or result == "corrected" else ""


def _alike(evidence: Evidence, case: Case) -> Iterator[CaseRow]:
    for like in evidence.similar(case):
        kind = "对照，结果相反" if like.contrast else "相近"
        yield CaseRow(like.case, f"{kind}：{'，'.join(like.reasons)}")
