"""Section pages that are plain lists: processes, training paths, measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.evidence import Evidence
from kb.pages.choices import choice_title
from kb.pages.context import Site
from kb.pages.measure_words import counts, in_order
from kb.pages.numbers import measured, month_title
from kb.pages.page import PageSpec
from kb.records import Measure, Process, Record, TrainingPath

_PROCESSES = "大家一起做的事：谁做、多快做完、交给谁。"
_TRAINING = "从入职到带人，每一步读什么、练什么、怎么算学会。"
_MEASURES = "每个指标怎么算、往哪个方向好、容易看错在哪里；数由软件按月报的原始数算。"


@dataclass(frozen=True, slots=True)
class ListRow:
    """A record in a list: a word before it, a number after it, its summary and a detail below."""

    record: Record
    tag: str
    note: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ListView:
    """A list of records, retired ones last."""

    title: str
    lead: str
    rows: tuple[ListRow, ...]
    illustrative: bool


def pages(site: Site) -> Iterator[PageSpec]:
    """The section pages of processes, training paths and measures."""
    measures = [measure_row(site.evidence, item) for item in in_order(site.vocabulary, site.of(Measure))]
    sample = site.evidence.illustrative and any(site.evidence.history(row.record.id) for row in measures)
    yield _page(Process, _PROCESSES, map(process_row, site.of(Process)))
    yield _page(TrainingPath, _TRAINING, map(training_row, site.of(TrainingPath)))
    yield _page(Measure, _MEASURES, measures, illustrative=sample)


def _page(model: type[Record], lead: str, rows: Iterable[ListRow], *, illustrative: bool = False) -> PageSpec:
    ordered = sorted(rows, key=lambda row: row.record.status == "retired")
    view = ListView(model.TITLE, lead, tuple(ordered), illustrative)
    return PageSpec(f"{model.FOLDER}/", model.TITLE, lead, "section.md.j2", view)


def process_row(process: Process) -> ListRow:
    """A process with how much there is to it."""
    situations = f"，{len(process.situations)} 种情形" if process.situations else ""
    return ListRow(process, process.TITLE, f"{len(process.steps)} 步{situations}")


def training_row(path: TrainingPath) -> ListRow:
    """A training path with its length."""
    return ListRow(path, f"{path.weeks} 周" if path.weeks else path.TITLE, f"{len(path.units)} 个单元")


def measure_row(evidence: Evidence, measure: Measure) -> ListRow:
    """A measure with the direction that is better, and its last value."""
    tag = choice_title(Measure, "better", measure.better)
    known = [month for month, value in evidence.history(measure.id) if value is not None]
    if not known:
        return ListRow(measure, tag, "还没有数据")
    item = next(item for item in evidence.measures(known[-1]) if item.measure.id == measure.id)
    detail = "：".join(filter(None, (month_title(known[-1]), counts(item.numerator, item.denominator))))
    return ListRow(measure, tag, measured(item.value or 0, measure.unit), detail)
