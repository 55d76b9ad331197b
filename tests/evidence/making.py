"""Small collections made of records, without files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kb.library import Library
from kb.records import Case, Day, Measure, Month, MonthlyMeasures, Outcome, Record, Ref, Step, Vocabulary
from kb.records.measure import Shift
from kb.records.measure import Term as Figure
from kb.records.vocabulary import Person, Result, Stage, Term

VOCABULARY = Vocabulary(
    name="测试",
    people={
        "chen": Person(title="陈组长", group="team-1"),
        "lin": Person(title="林同事", group="team-1"),
        "team-1": Person(title="一组"),
        "data": Person(title="数据组"),
    },
    stages={"M1": Stage(title="M1", days=(1, 30)), "M2": Stage(title="M2"), "M3+": Stage(title="M3+")},
    products={"card": Term(title="信用卡"), "loan": Term(title="消费信贷")},
    results={
        "paid": Result(title="一次结清", good=True),
        "kept": Result(title="按计划履约", good=True),
        "running": Result(title="计划执行中", good=None),
        "lost": Result(title="未收回", good=False),
    },
)


def case(  # noqa: PLR0913  (everything that evidence looks at)
    case_id: str,
    *,
    month: str = "2026-10",
    result: str = "paid",
    share: float | None = None,
    persona: str = "hardship",
    assumed: str = "",
    strategies: tuple[tuple[str, ...], ...] = (),
    corrected: tuple[str, ...] = (),
    status: str = "published",
    illustrative: bool | None = None,
    stage: str = "M1",
    product: str = "card",
    reason: str = "",
    trade: str = "",
    author: tuple[str, ...] = ("chen",),
    kind: str = "success",
) -> Case:
    """A case; `strategies` are those of each step, `corrected` what the first step replaced."""
    steps = [
        Step(title=f"第 {n} 步", day=Day(n), strategies=tuple(map(Ref, used)))
        for n, used in enumerate(strategies, start=1)
    ]
    if corrected:
        steps.append(Step(title="更正", day=Day(9), corrected_from=tuple(map(Ref, corrected))))
    return Case(
        id=case_id,
        path=f"cases/{month}/{case_id}.md",
        title=case_id,
        status=status,
        kind=kind,
        illustrative=illustrative,
        author=author,
        owner="team-1",
        stage=stage,
        product=product,
        reason=reason,
        trade=trade,
        assumed=Ref(assumed or persona),
        actual=Ref(persona),
        steps=tuple(steps),
        outcome=Outcome(result=result, recovered_share=share, complaints=0),
    )


def month(name: str, *, status: str = "published", author: tuple[str, ...] = ("chen",)) -> Month:
    """A month's write-up."""
    return Month(id=name, path=f"cases/{name}/month.md", title=name, status=status, author=author, owner="team-1")


def measure(
    measure_id: str,
    above: str,
    below: str = "",
    *,
    shift: Shift | None = None,
    per: float | None = None,
    slices: tuple[str, ...] = (),
) -> Measure:
    """A measure that divides one figure by another."""
    return Measure(
        id=measure_id,
        path=f"playbooks/measures/{measure_id}.yml",
        title=measure_id,
        status="published",
        owner="data",
        unit="ratio",
        numerator=Figure(key=above, text=above),
        denominator=Figure(key=below, text=below) if below else None,
        shift=shift,
        per=per,
        slices=slices,
        better="higher",
    )


def library(*records: Record, measures: Mapping[str, MonthlyMeasures] | None = None) -> Library:
    """A library of these records."""
    return Library.of_parts(Path("nowhere"), VOCABULARY, records=records, measures=measures)
