"""What Whoosh keeps of a document: our terms with our weights, its names, what it can be filtered by, its texts."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any

from kb.search import facets
from kb.search.analyzer import terms
from kb.search.document import Block, Document, Part, length_byte, weighted_terms
from kb.search.names import pinyin_keys, written_keys
from kb.search.ranking import Entry
from kb.search.whoosh_library import columns, fields, formats

TERMS, TITLE = "text", "title"
WHOLE, REST = "whole", "rest"
"""Name keys: of whole names, and of what follows a later syllable."""
WRITTEN, READ = 2, 1
"""What a key of a whole name weighs: as it is written, as it is read."""
DAYS = ("updated", "due")
"""When a record was last reviewed, and when it is to be reviewed again."""
VALUES = ("id", *facets.NAMES, *DAYS)
"""Fields whose values are kept as they are, in small letters."""
LENGTH, ENTRY, BLOCKS, LINKS, DIGEST = "length_", "entry_", "blocks_", "links_", "digest_"
"""Columns: a value a document, not searched."""

Days = Mapping[str, str]
"""Days of a document by the name of the field, such as `updated` → `2026-10-31`."""
Posting = tuple[bytes, int, float, bytes]
"""A term, how often, its weight, and nothing."""


class _Weights(formats.Format):  # type: ignore[misc]
    """Postings with a weight and nothing else."""

    posting_size = 0

    def word_values(self, value: Mapping[str, int], _analyzer: object, **_options: object) -> Iterator[Posting]:
        """What is kept of each term."""
        for text, weight in value.items():
            yield encoded(text), 1, float(weight), b""


class Weighted(fields.FieldType):  # type: ignore[misc]
    """A field of terms that are given with their weights."""

    def __init__(self) -> None:
        super().__init__(_Weights(), None)

    def index(self, value: Mapping[str, int], **_options: object) -> Iterator[Posting]:
        """The postings of a document."""
        return self.format.word_values(value, None)  # type: ignore[no-any-return]

    def to_bytes(self, value: str | bytes) -> bytes:
        """A term as it is kept."""
        return value if isinstance(value, bytes) else encoded(value)

    def from_bytes(self, bs: bytes) -> str:
        """The term that is kept."""
        return bytes(bs).decode("utf-8", "surrogatepass")


def schema() -> Any:  # noqa: ANN401  (Whoosh has no types)
    """The fields and columns of the index."""
    searched = {name: Weighted() for name in (TERMS, TITLE, WHOLE, REST, *VALUES)}
    texts = {name: fields.COLUMN(columns.VarBytesColumn()) for name in (ENTRY, BLOCKS, LINKS, DIGEST)}
    return fields.Schema(**searched, **texts, **{LENGTH: fields.COLUMN(columns.NumericColumn("B"))})


def row(document: Document, days: Days, digest: bytes) -> dict[str, object]:
    """A document as Whoosh takes it."""
    weights, length = weighted_terms(document)
    names = (document.title, *document.names)
    pinyin = pinyin_keys(document)
    kept = {name: _values(document.facets.get(name, ())) for name in facets.NAMES}
    kept["id"] = _values([document.id])
    kept.update({name: _values([day]) for name, day in days.items()})
    return {
        TERMS: weights,
        TITLE: dict.fromkeys((term for name in names for term in terms(name)), 1),
        WHOLE: {key.text: READ for key in pinyin if key.whole} | {key.text: WRITTEN for key in written_keys(document)},
        REST: dict.fromkeys((key.text for key in pinyin if not key.whole), 1),
        **{name: values for name, values in kept.items() if values},
        LENGTH: length_byte(length),
        ENTRY: _packed([document.id, document.title, dict(document.facets), int(document.retired), document.url]),
        BLOCKS: zlib.compress(_packed([document.names, [_block_row(block) for block in document.blocks]]), 1),
        LINKS: "\n".join(document.links).encode("utf-8", "surrogatepass"),
        DIGEST: digest,
    }


def digest_of(document: Document, days: Days) -> bytes:
    """Tells one content of a document from another."""
    blocks = [_block_row(block) for block in document.blocks]
    facets_, days_ = sorted(document.facets.items()), sorted(days.items())
    whole = [document.id, document.title, document.names, blocks, facets_, document.url, document.retired]
    return blake2b(_packed([*whole, document.stretch, document.links, days_]), digest_size=16).digest()


def entry_of(data: bytes) -> Entry:
    """What a list of results shows of a document."""
    id_, title, held, retired, url = json.loads(data)
    return Entry(id_, title, {name: tuple(values) for name, values in held.items()}, bool(retired), url)


def texts_of(data: bytes) -> tuple[tuple[str, ...], tuple[Block, ...]]:
    """The further names of a document, and its passages."""
    names, rows = json.loads(zlib.decompress(data))
    return tuple(names), tuple(Block(Part(part), *rest) for part, *rest in rows)


def links_of(data: bytes) -> list[str]:
    """The ids of the documents that a document is linked with."""
    return data.decode("utf-8", "surrogatepass").split("\n") if data else []


def encoded(text: str) -> bytes:
    """A text as it is kept; a lone half of a pair, which no file holds but a query may, does no harm."""
    return text.encode("utf-8", "surrogatepass")


def small(value: str) -> str:
    """A value as it is compared."""
    return value.strip().lower()


def _values(values: Iterable[str]) -> dict[str, int]:
    return dict.fromkeys((small(value) for value in values if value), 1)


def _block_row(block: Block) -> list[object]:
    return [block.part.value, block.text, block.anchor, block.label, block.say, block.counter]


def _packed(value: object) -> bytes:
    # Letters beyond ASCII as escapes: any text can be kept so, and zlib makes them small again.
    return json.dumps(value, separators=(",", ":")).encode("ascii")
