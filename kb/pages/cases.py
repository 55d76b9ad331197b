"""The case table: every case with facets to narrow it down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.evidence import Evidence
from kb.library import Library
from kb.pages.context import Site
from kb.pages.forms import Form, form_of_shares
from kb.pages.numbers import month_short
from kb.pages.outcomes import persona_title, what_happened
from kb.pages.page import PageSpec
from kb.pages.personas import by_axes
from kb.records import Case, Persona, Strategy


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet and how many cases have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of values; within a group any may hold, between groups all must."""

    name: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A case in the table; `data` is what the facets look at."""

    case: Case
    note: str
    sample: bool
    stage: str
    product: str
    persona: str
    recovered: str
    data: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CasesView:
    """The table and its facets."""

    rows: tuple[TableRow, ...]
    facets: tuple[Facet, ...]
    illustrative: bool


def pages(site: Site) -> Iterator[PageSpec]:
    """The section page of the cases."""
    view = cases_view(site.library, site.evidence, site.of(Case))
    summary = "每一个办结的案件：怎么开始，用了什么，怎么结束。可以按阶段、结果、画像、产品、策略和月份筛选。"
    yield PageSpec("cases/", "案例", summary, "cases.md.j2", view, hide=("navigation", "toc"))


def cases_view(library: Library, evidence: Evidence, cases: Sequence[Case]) -> CasesView:
    """The view model of the case table."""
    mixed = any(not case.illustrative for case in cases)
    form = form_of_shares(case.outcome.recovered_share for case in cases)
    return CasesView(
        rows=tuple(_row(library, case, form, sample=mixed and bool(case.illustrative)) for case in cases),
        facets=tuple(facet for facet in _facets(library, cases) if facet.choices),
        illustrative=bool(cases) and evidence.illustrative,
    )


def _row(library: Library, case: Case, form: Form, *, sample: bool) -> TableRow:
    words = library.vocabulary
    recovered = case.outcome.recovered_share
    return TableRow(
        case=case,
        note=what_happened(library, case),
        sample=sample,
        stage=words.title("stages", case.stage),
        product=words.title("products", case.product),
        persona=persona_title(library, case.actual),
        recovered="" if recovered is None else form.text(recovered),
        data=tuple((name, " ".join(values)) for name, values in _values(case).items()),
    )


def _values(case: Case) -> Mapping[str, tuple[str, ...]]:
    """What a case has of each facet, in the order of the facets."""
    used = dict.fromkeys(ref.name for step in case.steps for ref in step.strategies)
    return {
        "stage": (case.stage,),
        "result": (case.outcome.result,),
        "persona": (case.actual.name,) if case.actual else (),
        "product": (case.product,),
        "month": (case.month,),
        "strategy": tuple(used),
    }


def _facets(library: Library, cases: Sequence[Case]) -> Iterator[Facet]:
    counts: dict[str, Counter[str]] = {}
    for case in cases:
        for name, values in _values(case).items():
            counts.setdefault(name, Counter()).update(values)
    words = library.vocabulary
    months = sorted({case.month for case in cases}, reverse=True)
    several_years = len({month[:4] for month in months}) > 1
    for name, title, labels in (
        ("stage", "阶段", ((key, term.title) for key, term in words.stages.items())),
        ("result", "结果", ((key, term.title) for key, term in words.results.items())),
        ("persona", "画像", ((item.id, item.title) for item in by_axes(words, library.of(Persona)))),
        ("product", "产品", ((key, term.title) for key, term in words.products.items())),
        ("month", "月份", ((month, month_short(month, with_year=several_years)) for month in months)),
        ("strategy", "策略", _strategies(library)),
    ):
        yield Facet(name, title, _choices(labels, counts.get(name, Counter())))


def _choices(labels: Iterable[tuple[str, str]], counts: Counter[str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, label, counts[value]) for value, label in labels if counts[value])


def _strategies(library: Library) -> Iterator[tuple[str, str]]:
    order = {dimension: n for n, dimension in enumerate(library.vocabulary.dimensions)}
    for item in sorted(library.of(Strategy), key=lambda item: (order.get(item.dimension, len(order)), item.id)):
        yield item.id, item.title
