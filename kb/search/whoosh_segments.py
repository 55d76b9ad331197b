"""Segments of a Whoosh index: written and read in memory, kept as one file each.

Whoosh works on bytes that we read and check, and gives back bytes that we write. So no file stays open or mapped,
which would keep Windows from removing it, and what is damaged is known before it is used.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb.search.whoosh_library import filestore, reading, whoosh3, writing
from kb.search.whoosh_schema import schema

SUFFIX = ".seg"
_NAME = "kb"
_NO_LIMIT = 1 << 20
"""Megabytes of postings before Whoosh would put some aside in files; we write fewer at a time."""
_NEVER_MERGED = 300
"""Documents of a segment that is left alone for as long as half of it is live."""
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the index: documents that were written together."""

    id: str
    count: int
    """How many documents were written, those included that were deleted since."""
    data: bytes
    deleted: frozenset[int] = frozenset()
    """Their numbers within the segment."""

    @property
    def live(self) -> int:
        """How many documents are not deleted."""
        return self.count - len(self.deleted)

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{_NAME}_{self.id}{SUFFIX}"


def reader(segment: Segment) -> Any:  # noqa: ANN401  (Whoosh has no types)
    """Whoosh's reader of a segment; deleted documents are in it."""
    return reading.SegmentReader(_storage([segment]), schema(), _whoosh(segment, frozenset()))


def written(rows: Iterable[Row], merged: Sequence[Segment] = ()) -> Segment:
    """A new segment of new documents and of the live ones of other segments."""
    writer = _Writer(_Index(_storage(merged), merged), _lk=False, limitmb=_NO_LIMIT, codec=_Codec())
    for row in rows:
        writer.add_document(**row)
    writer.commit(mergetype=writing.OPTIMIZE if merged else writing.CLEAR)
    (new,) = writer.result
    return Segment(new.segid, new.doc_count_all(), bytes(writer.storage.files[f"{new.segment_id()}{SUFFIX}"]))


def to_merge(segments: Iterable[Segment], added: int) -> tuple[Segment, ...]:
    """The segments to write anew together with so many new documents.

    Those no larger than what is written anyway, from the smallest on: so their sizes grow like powers of two, and a
    document is written again only as often as its segment doubles. Large ones are left alone, until less than half
    of them is live.
    """
    found: list[Segment] = []
    for segment in sorted(segments, key=lambda segment: (segment.live, segment.id)):
        if segment.live > added:
            break
        if segment.live <= _NEVER_MERGED or segment.live * 2 < segment.count:
            found.append(segment)
            added += segment.live
    return tuple(found)


class _Memory(filestore.RamStorage):  # type: ignore[misc]
    """Files in memory, temporary ones too."""

    def temp_storage(self, name: str | None = None) -> _Memory:  # noqa: ARG002  (a signature of Whoosh)
        """Another place in memory."""
        return _Memory()


class _Codec(whoosh3.W3Codec):  # type: ignore[misc]
    """How Whoosh writes: without the statistics of lengths, which its own ranking would need, and uncompressed.

    Most terms have a posting or two, which compression makes larger.
    """

    length_stats = False

    def __init__(self) -> None:
        super().__init__(compression=0)

    def new_segment(self, _storage: object, indexname: str) -> Any:  # noqa: ANN401
        """An empty segment, of a name that no file has: Whoosh's own names repeat where chance is seeded."""
        return whoosh3.W3Segment(self, indexname, segid=secrets.token_hex(8))


class _Index:
    """What Whoosh's writer wants to know of an index, which ours keeps elsewhere."""

    def __init__(self, storage: _Memory, segments: Iterable[Segment]) -> None:
        self.storage = storage
        self.indexname = _NAME
        self.schema = schema()
        self.segments = [_whoosh(segment, segment.deleted) for segment in segments]
        self.generation = 0

    def _read_toc(self) -> _Index:
        return self


class _Writer(writing.SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer, which leaves it to us to keep what it wrote."""

    result: Sequence[Any] = ()

    def _commit_toc(self, segments: Sequence[Any]) -> None:
        self.result = segments


def _storage(segments: Iterable[Segment]) -> _Memory:
    storage = _Memory()
    storage.files.update({segment.file: segment.data for segment in segments})
    return storage


def _whoosh(segment: Segment, deleted: frozenset[int]) -> Any:  # noqa: ANN401  (Whoosh has no types)
    held = whoosh3.W3Segment(_Codec(), _NAME, segment.count, segment.id, set(deleted) or None)
    held.compound = True
    return held
