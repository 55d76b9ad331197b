"""KB606: a record that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator

from kb.checks.context import Context, at
from kb.checks.options import words
from kb.checks.rule import Option, Rule
from kb.findings import Finding, Severity
from kb.records import Record, Study

_TYPES = Option("types", ("persona", "strategy", "process", "measure", "study"), "哪些类型的记录要有人引用")


def _found(context: Context) -> Iterator[Finding]:
    library, types = context.library, words(context, _TYPES)
    for record in library.records.values():
        judged = record.TYPE in types and record.status == "published" and library.is_complete(record)
        if judged and not _reached(record, context):
            yield at(record, ("title",), "KB606-orphan", title=record.title, type=record.TITLE, kind=record.TYPE)


def _reached(record: Record, context: Context) -> bool:
    """Whether a public record, or `kb.yml`, leads there; a study is shown on the pages that it bears on."""
    library = context.library
    if isinstance(record, Study):
        targets = (library.get(item.to.name) for item in record.bears_on if item.to)
        if any(target is not None and target.public for target in targets):
            return True
    for link in library.uses(record.id):
        source = library.get(link.source)
        if link.source != record.id and (source is None or source.public):
            return True
    return False


ORPHANS = Rule(
    "KB606", "orphan", "没有任何记录提到它", "nothing leads to a record", Severity.NOTE, options=(_TYPES,),
    of_library=_found,
)  # fmt: skip
