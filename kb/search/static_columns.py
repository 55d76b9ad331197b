"""What is known of every document at once: length, whether it is retired, the values of its facets.

The file: a text, in JSON, with the number of documents and for each facet its values; a byte of length for each
document; the number of retired documents and their rising ordinals; then for each facet how many values each document
has, and after that all these values by their place in the list.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from kb.search.document import Document
from kb.search.facets import NAMES
from kb.search.static_bytes import Source, numbers, rising, text


def columns(documents: Sequence[Document], lengths: bytes) -> bytes:
    """The columns of all documents in order."""
    names = facet_names(documents)
    values = {name: _values(documents, name) for name in names}
    head = json.dumps({"count": len(documents), "facets": values}, ensure_ascii=False, separators=(",", ":"))
    retired = [ordinal for ordinal, document in enumerate(documents) if document.retired]
    parts = [text(head), lengths, numbers((len(retired),)), rising(retired)]
    for name in names:
        places = {value: place for place, value in enumerate(values[name])}
        held = [document.facets.get(name, ()) for document in documents]
        parts += [numbers(map(len, held)), numbers(places[value] for row in held for value in row)]
    return b"".join(parts)


def facet_names(documents: Sequence[Document]) -> list[str]:
    """The facets of the documents: the known ones in their order, then others by name."""
    met = {name for document in documents for name in document.facets}
    return [*(name for name in NAMES if name in met), *sorted(met.difference(NAMES))]


def _values(documents: Sequence[Document], name: str) -> list[str]:
    return sorted({value for document in documents for value in document.facets.get(name, ())})


def read_columns(data: bytes) -> tuple[bytes, frozenset[int], list[dict[str, tuple[str, ...]]]]:
    """The lengths, the retired documents, and the facets of each."""
    source = Source(data)
    head = json.loads(source.text())
    count: int = head["count"]
    lengths = source.bytes(count)
    retired = frozenset(source.rising(source.number()))
    facets: list[dict[str, tuple[str, ...]]] = [{} for _ in range(count)]
    for name, values in head["facets"].items():
        for ordinal, number in enumerate(source.numbers(count)):
            if number:
                facets[ordinal][name] = tuple([values[place] for place in source.numbers(number)])
    return lengths, retired, facets
