"""The index of a collection on disk: opened, and brought up to date before that where the collection changed.

One process at a time writes, held apart by a lock that the system releases when a process ends, however it ends.
Documents are told apart by a digest of their content: what did not change is not written again.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from filelock import FileLock, Timeout

from kb.search import whoosh_files as files
from kb.search.document import Document
from kb.search.synonyms import Groups
from kb.search.whoosh_files import DamagedError, Manifest
from kb.search.whoosh_reader import WhooshIndex
from kb.search.whoosh_schema import Days, digest_of, row
from kb.search.whoosh_segments import Segment, to_merge, written

FOLDER = "search"
"""The index's folder below the collection's `.kb`."""
VALUES, TITLES, SYNONYMS = "values", "titles", "synonyms"
"""Keys of `Content.meta`: for each facet what its values may be called, what they are called, the synonyms."""
BATCH = 600_000
"""Characters that are indexed at once; some hundred megabytes of memory."""
_WAIT = 60.0
"""Seconds to wait for another process that is writing."""
_TRIES = 3

Progress = Callable[[int, int], None]
"""Called with the documents written and all that are to be written."""


class Depends(Protocol):
    """What an index depends on, such as `whoosh_state.State`."""

    @property
    def quick(self) -> str:
        """A digest of what can be told in a moment."""

    @property
    def content(self) -> str:
        """A digest of everything."""

    @property
    def newest(self) -> int:
        """When the last of it changed, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be indexed."""

    documents: Sequence[Document]
    days: Mapping[str, Days] = field(default_factory=dict)
    """Days by the id of the document."""
    meta: dict[str, Any] = field(default_factory=dict)
    """What queries need to know beside the documents, as JSON has it."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What bringing an index up to date did."""

    written: int = 0
    removed: int = 0
    """Documents that are gone; those written anew do not count."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An index, up to date."""

    index: WhooshIndex
    meta: Mapping[str, Any]
    changes: Changes = Changes()


_Told = tuple[Document, bytes]
"""A document with its digest."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How to get from an index to what it should be."""

    segments: tuple[Segment, ...]
    """The segments that stay, without the documents that go."""
    new: Sequence[_Told]
    removed: int


class Store:
    """An index in a folder."""

    def __init__(self, folder: Path, tick: int = 0) -> None:
        """Take the folder, which need not exist.

        Args:
            folder: Where the files lie; its lock lies beside it.
            tick: Nanoseconds by which everything must be older than the index for `Depends.quick` to count.
        """
        self._folder = folder
        self._tick = tick

    def open(self, state: Depends, read: Callable[[], Content], progress: Progress | None = None) -> Opened:
        """The index, brought up to date first where it is not; where nothing can be written, for this once only.

        Args:
            state: What it depends on.
            read: Reads what is to be indexed; called only where something changed.
            progress: Told how far it is.
        """
        for _ in range(_TRIES):
            try:
                head, at = files.read_head(self._folder)
                if head["quick"] != state.quick or state.newest + self._tick >= at:
                    break
                return _opened(files.read_segments(self._folder, head), head["meta"])
            except DamagedError:
                # Another process may just have put a new index in its place; then the next try finds it whole.
                continue
        try:
            return self.update(state, read, progress)
        except (Timeout, OSError):
            with tempfile.TemporaryDirectory(prefix="kb-") as folder:
                return Store(Path(folder, FOLDER)).update(state, read, progress)

    def update(
        self,
        state: Depends,
        read: Callable[[], Content],
        progress: Progress | None = None,
        *,
        rebuild: bool = False,
    ) -> Opened:
        """Bring the index up to date.

        Args:
            state: What it depends on.
            read: Reads what is to be indexed.
            progress: Told how far it is.
            rebuild: Whether to write everything anew.

        Raises:
            filelock.Timeout: Another process has been writing for a minute.
            OSError: Something cannot be written.
        """
        _make(self._folder)
        with FileLock(self._folder.with_suffix(".lock"), timeout=_WAIT):
            held, index = (Manifest(), _index(())) if rebuild else self._held()
            if held.content == state.content:
                self._write(replace(held, quick=state.quick))
                return _opened(held.segments, held.meta)
            content = read()
            plan = _planned(index, content)
            # At ten thousand documents it takes as much memory as everything that is to be written.
            del index, held
            return self._carried_out(plan, state, content, progress)

    def _held(self) -> tuple[Manifest, WhooshIndex]:
        """The index as it is; an empty one where it is damaged, missing, or of an older format."""
        try:
            head, _ = files.read_head(self._folder)
            segments = files.read_segments(self._folder, head)
            index = _index(segments)
        except DamagedError:
            return Manifest(), _index(())
        return Manifest(segments, head["quick"], head["content"], head["meta"]), index

    def _carried_out(self, plan: _Plan, state: Depends, content: Content, progress: Progress | None) -> Opened:
        segments, days = plan.segments, content.days
        done, total = 0, len(plan.new)
        if progress:
            progress(done, total)
        for batch in _batches(plan.new):
            merged = to_merge(segments, len(batch))
            rows = (row(document, days.get(document.id, {}), digest) for document, digest in batch)
            new = written(rows, merged)
            segments = (*(segment for segment in segments if segment not in merged), new)
            done += len(batch)
            if progress:
                progress(done, total)
            if done < total:
                self._write(Manifest(segments))
        self._write(Manifest(segments, state.quick, state.content, content.meta))
        return _opened(segments, content.meta, Changes(total, plan.removed))

    def _write(self, manifest: Manifest) -> None:
        files.write(self._folder, manifest)
        files.clean(self._folder, manifest.segments)


def _opened(segments: Sequence[Segment], meta: Mapping[str, Any], changes: Changes = Changes()) -> Opened:
    return Opened(_index(segments, meta.get(SYNONYMS, ())), meta, changes)


def _index(segments: Sequence[Segment], synonyms: Groups = ()) -> WhooshIndex:
    """The segments, opened.

    Raises:
        DamagedError: Whoosh does not understand one; it says so in many ways.
    """
    try:
        return WhooshIndex(segments, synonyms)
    except Exception as problem:
        raise DamagedError(str(problem)) from problem


def _planned(index: WhooshIndex, content: Content) -> _Plan:
    """What to write and what to leave out."""
    wanted = {d.id: (d, digest_of(d, content.days.get(d.id, {}))) for d in content.documents}
    ids = {ordinal: index.entry(ordinal).id for ordinal in index.ordinals()}
    same = {
        ids[ordinal]: ordinal
        for ordinal, digest in index.digests()
        if wanted.get(ids[ordinal], (None, b""))[1] == digest
    }
    segments = tuple(segment for segment in _without(index, ids.keys() - same.values()) if segment.live)
    new = [told for id_, told in wanted.items() if id_ not in same]
    return _Plan(segments, new, len(set(ids.values()) - wanted.keys()))


def _without(index: WhooshIndex, dropped: set[int]) -> Iterator[Segment]:
    """The segments with some more documents deleted."""
    for leaf in index.leaves:
        numbers = {ordinal - leaf.base for ordinal in dropped}
        gone = frozenset(number for number in numbers if 0 <= number < leaf.segment.count)
        yield replace(leaf.segment, deleted=leaf.segment.deleted | gone)


def _batches(new: Sequence[_Told]) -> Iterator[list[_Told]]:
    batch: list[_Told] = []
    size = 0
    for told in new:
        batch.append(told)
        size += sum(len(block.text) for block in told[0].blocks)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _make(folder: Path) -> None:
    """Make the folder, and tell git to leave what is above it alone."""
    folder.mkdir(parents=True, exist_ok=True)
    ignored = folder.parent / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")
