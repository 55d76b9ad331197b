"""What frames every record's page: freshness, source, neighbours, and the pages that mention it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.library import Link
from kb.pages.citing import short_name
from kb.records import RECORD_TYPES, Record, Strategy
from kb.records.fields import specs
from kb.records.kinds import Items

if TYPE_CHECKING:
    from kb.pages.context import PageContext

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KINDS = [model.TITLE for model in RECORD_TYPES.values()]
_VERDICT_CLASSES = {"allowed": "ok", "conditional": "if", "prohibited": "no"}


@dataclass(frozen=True, slots=True)
class Backlink:
    """A page that refers to this one: where, and the sentence in three parts, the middle one being our name."""

    kind: str
    title: str
    href: str
    before: str
    name: str
    after: str


def overdue_days(ctx: PageContext, record: Record) -> int:
    """Days since the record should have been reviewed again; 0 while it is fresh."""
    if record.review_due is None or record.status == "retired":
        return 0
    return max(0, (ctx.options.today - record.review_due).days)


def source_url(ctx: PageContext, record: Record) -> str:
    """Where the record's source can be seen or edited, by the pattern of `kb.yml`; empty for nowhere."""
    pattern = ctx.vocabulary.edit_url
    return pattern.replace("{path}", record.path) if pattern and record.path else ""


def neighbours(ctx: PageContext, record: Record) -> tuple[Record | None, Record | None]:
    """The records before and after this one in its section."""
    return ctx.site.order.get(record.id, (None, None))


def backlinks(ctx: PageContext, record: Record, listed: Iterable[str] = ()) -> list[Backlink]:
    """The pages that refer to this one, each once, except those the page lists anyway (by id)."""
    return _backlinks(ctx, record.id, (record.title, *record.aliases), {record.id, *listed})


def dimension_backlinks(ctx: PageContext, dimension: str) -> list[Backlink]:
    """The pages whose text refers to a dimension; its own strategies stand on its page anyway."""
    term = ctx.vocabulary.dimensions[dimension]
    own = {
        item.id for item in ctx.site.in_order(Strategy) if isinstance(item, Strategy) and item.dimension == dimension
    }
    return _backlinks(ctx, f"dimension:{dimension}", (term.title, *term.aliases), own)


def _backlinks(ctx: PageContext, target: str, names: tuple[str, ...], left_out: set[str]) -> list[Backlink]:
    found: list[Backlink] = []
    # A sentence says more than the name of a field.
    for link in sorted(ctx.library.backlinks(target), key=lambda item: item.kind == "field"):
        source = ctx.site.shown.get(link.source)
        if source is None or source.id in left_out:
            continue
        left_out.add(source.id)
        before, name, after = _around(_context(ctx, link, source), names)
        href = ctx.link(source, link.source_anchor)
        found.append(Backlink(source.TITLE, source.title, href, before, name, after))
    return sorted(found, key=lambda item: _KINDS.index(item.kind))


def _context(ctx: PageContext, link: Link, source: Record) -> str:
    """The sentence of a mention; of a field the title of the step or unit it stands in, else the field's name."""
    declared = specs(type(source)).get(str(link.path[0])) if link.path else None
    if link.kind != "field" or declared is None or isinstance(declared.kind, Items):
        return _named(ctx, link.sentence)
    return f"“{declared.title}”一栏"


def _named(ctx: PageContext, sentence: str) -> str:
    """A sentence in which references by id are called as people call them."""
    records = ctx.library.records
    return _ID.sub(lambda match: short_name(records[match[0]]) if match[0] in records else match[0], sentence)


def _around(sentence: str, names: tuple[str, ...]) -> tuple[str, str, str]:
    """A sentence before, at and after the longest of the names that stands in it."""
    name = max((name for name in names if name in sentence), key=len, default="")
    return sentence.partition(name) if name else (sentence, "", "")


def verdict_class(verdict: str) -> str:
    """The short form of a verdict in the names of CSS classes."""
    return _VERDICT_CLASSES.get(verdict, "if")


def outcome_class(good: bool | None) -> str:  # noqa: FBT001  (three values of a vocabulary entry, not a switch)
    """The short form of how a case ended in the names of CSS classes."""
    return {True: "good", False: "bad", None: "part"}[good]
