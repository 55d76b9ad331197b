"""Cases as other pages list them: a row with its small print, what was misjudged, what was corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.library import Library
from kb.records import Case, Persona
from kb.records.values import Plan, Ref


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list, with one line of small print."""

    case: Case
    note: str = ""


def by_month(cases: Iterable[Case]) -> Mapping[str, Sequence[Case]]:
    """Cases by the month in which they closed, in their order."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(case.month, []).append(case)
    return found


def misjudged(case: Case) -> bool:
    """Whether the debtor turned out to be of another kind than assumed at first."""
    return case.assumed is not None and case.actual is not None and case.assumed.name != case.actual.name


def misjudgement(library: Library, case: Case) -> str:
    """误判：心存侥幸型 → 暂时困难型; empty where the first guess was right."""
    if not misjudged(case):
        return ""
    return f"误判：{persona_title(library, case.assumed)} → {persona_title(library, case.actual)}"


def persona_title(library: Library, persona: Ref | None) -> str:
    """The title of a persona; what the author wrote where there is no such record."""
    if persona is None:
        return ""
    found = library.get(persona.name)
    return found.title if isinstance(found, Persona) else persona.name


def corrected_steps(case: Case) -> tuple[int, ...]:
    """The numbers, from 1, of the steps whose original way a reviewer replaced."""
    return tuple(n for n, step in enumerate(case.steps, start=1) if step.corrected_from)


def correction(case: Case) -> str:
    """第 2 步经合规复核更正; empty where nothing was corrected."""
    steps = corrected_steps(case)
    return f"第 {'、'.join(map(str, steps))} 步经合规复核更正" if steps else ""


def what_happened(library: Library, case: Case) -> str:
    """The small print of a case in a table: what was misjudged or corrected, else its summary."""
    return "；".join(filter(None, (misjudgement(library, case), correction(case)))) or case.summary


def plan_text(plan: Plan) -> str:
    """An instalment plan in words: 36 期，已履约 9 期."""
    return f"{plan.months} 期，已履约 {plan.kept} 期"
