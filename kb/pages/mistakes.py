"""The mistake book: what went wrong, by whom we took the debtor for, and what the team learned from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.evidence.basis import basis
from kb.library import Library
from kb.pages.case_parts import Use, uses
from kb.pages.context import Site
from kb.pages.outcomes import CaseRow, misjudged, persona_title
from kb.pages.page import PageSpec
from kb.records import Case, Persona, Record, Strategy


@dataclass(frozen=True, slots=True)
class Question:
    """The question that tells two personas apart."""

    ask: str
    tell: str


@dataclass(frozen=True, slots=True)
class Misjudgement:
    """The failures that began with one wrong guess. `n` counts all cases with that guess, won ones too."""

    anchor: str
    assumed: str
    actual: str
    assumed_title: str
    actual_title: str
    n: int
    rows: tuple[CaseRow, ...]
    question: Question | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """Lessons and the failures that taught them, in the authors' words."""

    texts: tuple[str, ...]
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A way that compliance replaced, and the cases in which it had been used."""

    use: Use
    title: str
    alternative: str
    """Id of the lawful way; empty where the strategy names none."""
    rows: tuple[CaseRow, ...]


@dataclass(frozen=True, slots=True)
class MistakesView:
    """The mistake book."""

    failures: int
    cases: int
    misjudgements: tuple[Misjudgement, ...]
    others: tuple[CaseRow, ...]
    """Failures in which the debtor was judged rightly from the start."""
    lessons: tuple[Lesson, ...]
    corrections: tuple[Correction, ...]
    illustrative: bool


def pages(site: Site) -> Iterator[PageSpec]:
    """The mistake book."""
    view = mistakes_view(site.library, basis(site.of(Case)))
    summary = "失败的案例按误判和教训归在一起：当时把他当成了谁，其实是谁，下次怎么分辨。"
    yield PageSpec("mistakes/", "错题本", summary, "mistakes.md.j2", view)


def mistakes_view(library: Library, cases: Sequence[Case]) -> MistakesView:
    """The view model of the mistake book; `cases` are those that count: samples only while there are no others."""
    failures = [case for case in cases if case.kind == "failure"]
    return MistakesView(
        failures=len(failures),
        cases=len(cases),
        misjudgements=tuple(_misjudgements(library, cases, [case for case in failures if misjudged(case)])),
        others=tuple(CaseRow(case, case.summary) for case in failures if not misjudged(case)),
        lessons=tuple(_lessons(failures)),
        corrections=tuple(_corrections(library, cases)),
        illustrative=any(case.illustrative for case in cases),
    )


def _misjudgements(library: Library, cases: Sequence[Case], failures: Sequence[Case]) -> Iterator[Misjudgement]:
    """The most frequent first."""
    groups: dict[tuple[str, str], list[Case]] = {}
    for case in failures:
        groups.setdefault(_guess(case), []).append(case)
    for (assumed, actual), found in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        yield Misjudgement(
            anchor=f"{assumed}-{actual}",
            assumed=assumed,
            actual=actual,
            assumed_title=persona_title(library, found[0].assumed),
            actual_title=persona_title(library, found[0].actual),
            n=sum(_guess(case) == (assumed, actual) for case in cases),
            rows=tuple(CaseRow(case, case.summary) for case in found),
            question=_question(library, assumed, actual),
        )


def _guess(case: Case) -> tuple[str, str]:
    return (case.assumed.name if case.assumed else "", case.actual.name if case.actual else "")


def _question(library: Library, assumed: str, actual: str) -> Question | None:
    """The telling question of either persona's card."""
    for one, other in ((assumed, actual), (actual, assumed)):
        persona = library.get(one)
        if isinstance(persona, Persona):
            for confusion in persona.confused_with:
                if confusion.persona and confusion.persona.name == other:
                    return Question(confusion.ask, confusion.tell)
    return None


def _lessons(failures: Sequence[Case]) -> Iterator[Lesson]:
    """Lessons in the same words are one, and what several failures taught comes first."""
    taught: dict[str, dict[str, None]] = {}
    for case in failures:
        for lesson in case.lessons:
            taught.setdefault(lesson, {})[case.id] = None
    together: dict[tuple[str, ...], list[str]] = {}
    for text, cases in taught.items():
        together.setdefault(tuple(cases), []).append(text)
    for teachers, texts in sorted(together.items(), key=lambda item: -len(item[0])):
        yield Lesson(tuple(texts), teachers)


def _corrections(library: Library, cases: Sequence[Case]) -> Iterator[Correction]:
    replaced: dict[Use, list[Case]] = {}
    for case in cases:
        for use in dict.fromkeys(use for step in case.steps for use in uses(library, step.corrected_from)):
            replaced.setdefault(use, []).append(case)
    for use, found in sorted(replaced.items(), key=lambda item: (-len(item[1]), item[0].id)):
        notes = [(case, case.compliance.note if case.compliance else "") for case in found]
        strategy = library.get(use.id)
        yield Correction(
            use=use,
            title=strategy.title if strategy else use.id,
            alternative=_alternative(strategy),
            rows=tuple(CaseRow(case, note) for case, note in notes),
        )


def _alternative(strategy: Record | None) -> str:
    return strategy.alternative.name if isinstance(strategy, Strategy) and strategy.alternative else ""
