"""The contributors: who wrote and keeps what, by person, by group and by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.evidence import Contribution, Evidence
from kb.library import Library
from kb.pages.context import Site
from kb.pages.page import PageSpec
from kb.records import RECORD_TYPES, Case, Month, Record, Vocabulary

_MONTHS = 4
"""How many months a phone's screen has room for."""


@dataclass(frozen=True, slots=True)
class Giver:
    """What a person or a group gave."""

    name: str
    cases: int
    failures: int
    months: int
    kept: str
    """The records of the playbooks in their care, by type: 策略 3，流程 1."""
    by_month: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ContributorsView:
    """All contributions; `months` are the last months with cases, newest first."""

    people: tuple[Giver, ...]
    groups: tuple[Giver, ...]
    months: tuple[str, ...]
    illustrative: bool


def pages(site: Site) -> Iterator[PageSpec]:
    """The page of the contributors."""
    view = contributors_view(site.library, site.evidence, site.shown.values())
    summary = "谁写了案例和月报，谁在照看哪些页面。失败的案例和成功的一样算数。"
    yield PageSpec("contributors/", "贡献者", summary, "contributors.md.j2", view)


def contributors_view(library: Library, evidence: Evidence, shown: Iterable[Record]) -> ContributorsView:
    """The view model of the page; `shown` are the records with a page."""
    words = library.vocabulary
    records = tuple(shown)
    closed = {case.month for item in evidence.contributions for case in item.cases}
    months = tuple(sorted(closed, reverse=True)[:_MONTHS])
    own = {key: key for key in words.people}
    groups = {key: person.group or key for key, person in words.people.items()}
    return ContributorsView(
        people=tuple(_givers(words, evidence.contributions, kept(records, own), months)),
        groups=tuple(_givers(words, evidence.groups, kept(records, groups), months)),
        months=months,
        illustrative=bool(closed) and evidence.illustrative,
    )


def kept(records: Iterable[Record], groups: Mapping[str, str]) -> Mapping[str, Counter[str]]:
    """How many records of each type every owner, or owner's group, keeps; what is written once is not kept."""
    found: dict[str, Counter[str]] = {}
    for record in records:
        if record.owner and not isinstance(record, Case | Month):
            found.setdefault(groups.get(record.owner, record.owner), Counter())[record.TYPE] += 1
    return found


def _givers(
    words: Vocabulary,
    contributions: Sequence[Contribution],
    keeping: Mapping[str, Counter[str]],
    months: Sequence[str],
) -> Iterator[Giver]:
    for item in contributions:
        closed = Counter(case.month for case in item.cases)
        types = keeping.get(item.who, Counter())
        yield Giver(
            name=words.title("people", item.who),
            cases=item.n,
            failures=item.failures,
            months=len(item.months),
            kept="，".join(f"{model.TITLE} {types[key]}" for key, model in RECORD_TYPES.items() if types[key]),
            by_month=tuple(closed[month] for month in months),
        )
