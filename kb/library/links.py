"""Links: resolved references, with the sentence in which they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.records import FieldPath, Record, Vocabulary
from kb.records.anchors import Anchor, nearest_place
from kb.records.fields import specs
from kb.records.kinds import Written
from kb.source.inline import plain
from kb.source.span import Span

_SENTENCE_END = re.compile(r"[。！？!?][”’」）]*(?:（[^（）\n]*）)?|\n\s*\n|\n(?=\s*(?:[-*>]|\d+\.))")


@dataclass(frozen=True, slots=True)
class Link:
    """A reference that leads somewhere.

    `source` is the id of the record it stands in, or the path of `kb.yml`; `target` the id of a record, or
    `dimension:<id>`. `kind` tells a declared field (`field`) from a mention in prose (`mention`). `sentence` is the
    sentence of a mention without markup; for a field, the title of the item it belongs to or the field's name.
    """

    source: str
    file: str
    path: FieldPath
    span: Span
    kind: str
    target: str
    anchor: str
    source_anchor: str
    sentence: str


def make_link(
    source: Record | Vocabulary, anchors: Mapping[str, Anchor], written: Written, target: str, anchor: str
) -> Link:
    """The link that a written reference became; `anchors` are those of the source."""
    record = source if isinstance(source, Record) else None
    return Link(
        source=record.id if record else source.path,
        file=source.path,
        path=written.path,
        span=written.span,
        kind="mention" if written.mention else "field",
        target=target,
        anchor=anchor,
        source_anchor=nearest_place(anchors, written.path) if record else "",
        sentence=_sentence(source, written),
    )


def _sentence(source: Record | Vocabulary, written: Written) -> str:
    if written.mention:
        return sentence_at(written.text, written.start)
    return _field_context(source, written.path)


def sentence_at(text: str, index: int) -> str:
    """The sentence of a Markdown text that holds the character at `index`, without markup."""
    start, end = 0, len(text)
    for match in _SENTENCE_END.finditer(text):
        if match.end() <= index:
            start = match.end()
        elif match.start() >= index:
            end = match.end()
            break
    return plain(text[start:end]).strip()


def _field_context(source: Record | Vocabulary, path: FieldPath) -> str:
    """The title of the innermost titled item on the way to a field; else the field's Chinese name."""
    title, name = "", ""
    value: Any = source
    for part in path:
        if isinstance(part, int) and isinstance(value, tuple):
            value = value[part] if part < len(value) else None
            title = getattr(value, "title", "") or title
        elif isinstance(part, str):
            declared = specs(type(value)).get(part) if hasattr(value, "__dataclass_fields__") else None
            name = declared.title if declared else name
            value = getattr(value, part, None) if declared else None
    return title or name
