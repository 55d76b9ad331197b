"""The process page: who does what by when, and what to say in each situation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.library import Library
from kb.pages.citing import Cited, cited
from kb.pages.context import Site
from kb.pages.extras import ExtraFact, ExtraSection, extra_facts, extra_sections
from kb.pages.page import PageSpec
from kb.records import Measure, Process, Record, Strategy


@dataclass(frozen=True, slots=True)
class ProcessView:
    """Everything the process page shows."""

    process: Process
    stages: str
    products: str
    strategies: tuple[Strategy, ...]
    measures: tuple[Measure, ...]
    basis: tuple[Cited, ...]
    facts: tuple[ExtraFact, ...]
    sections: tuple[ExtraSection, ...]


def pages(site: Site) -> Iterator[PageSpec]:
    """A page for each process."""
    for process in site.of(Process):
        view = process_view(site.library, site.shown, process)
        yield PageSpec(process.address, process.title, process.summary, "process.md.j2", view, process)


def process_view(library: Library, shown: Mapping[str, Record], process: Process) -> ProcessView:
    """The view model of a process; `shown` are the records with a page, by id."""
    words = library.vocabulary
    strategies = [shown.get(ref.name) for ref in process.strategies]
    measures = [shown.get(ref.name) for ref in process.measures]
    return ProcessView(
        process=process,
        stages="、".join(words.title("stages", stage) for stage in process.stages),
        products="、".join(words.title("products", product) for product in process.products),
        strategies=tuple(item for item in strategies if isinstance(item, Strategy)),
        measures=tuple(item for item in measures if isinstance(item, Measure)),
        basis=tuple(filter(None, (cited(ref, shown) for ref in process.basis))),
        facts=extra_facts(words, process),
        sections=extra_sections(words, process),
    )
