"""The files of the index: always whole, whoever dies or meddles, and never older than the collection."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from kb.search import Document, MemoryIndex, whoosh_files, whoosh_store
from kb.search.whoosh_files import MANIFEST
from kb.search.whoosh_reader import WhooshIndex
from kb.search.whoosh_store import Content, Store
from tests.conftest import ROOT, Sample
from tests.search.asking import filtered, made_up, substrings
from tests.search.stores import SYNONYMS, Known, opened, plain, same, updated, version

_MOMENTS = 50
_DOCUMENTS = made_up(60)
_ASKED = substrings(_DOCUMENTS, 25) + filtered(_DOCUMENTS, 10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of version 1."""
    updated(tmp_path / "search", "1", _DOCUMENTS)
    return tmp_path / "search"


def test_what_is_up_to_date_is_opened_as_it_is(folder: Path) -> None:
    before = _stamps(folder)
    same(opened(folder, "1").index, _DOCUMENTS, _ASKED)
    assert _stamps(folder) == before


def test_what_changed_is_written_first(folder: Path) -> None:
    same(opened(folder, "2", _DOCUMENTS[5:]).index, _DOCUMENTS[5:], _ASKED)
    same(opened(folder, "2").index, _DOCUMENTS[5:], _ASKED)


def test_new_times_on_old_content_need_no_reading(folder: Path) -> None:
    class Touched(Known):
        content = "1"

    def read() -> Content:
        raise AssertionError("nothing changed")

    same(Store(folder).open(Touched("1, touched"), read).index, _DOCUMENTS, _ASKED)


def test_a_change_within_one_tick_is_not_missed(folder: Path) -> None:
    written = (folder / MANIFEST).stat().st_mtime_ns
    newer = Known("1", newest=written - 1)
    calls: list[int] = []

    def read() -> Content:
        calls.append(1)
        return Content(_DOCUMENTS[1:])

    class Sly(Known):
        content = "as long, as old, another text"

    assert Store(folder, tick=10).open(newer, read).index.count == 60
    assert not calls, "the content tells that nothing changed"
    written = (folder / MANIFEST).stat().st_mtime_ns
    assert Store(folder, tick=10).open(Sly("1", newest=written - 11), read).index.count == 60, "older than a tick"
    assert Store(folder, tick=10).open(Sly("1", newest=written - 10), read).index.count == 59
    assert calls


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x10
    path.write_bytes(data)


def _fill(path: Path) -> None:
    path.write_bytes(b"\0" * path.stat().st_size)


@pytest.mark.parametrize("name", ["*.seg", MANIFEST])
@pytest.mark.parametrize("damage", [_cut, _flip, _fill, Path.unlink])
def test_damaged_files_are_made_again(folder: Path, name: str, damage: Callable[[Path], None]) -> None:
    for path in folder.glob(name):
        damage(path)
    same(opened(folder, "1", _DOCUMENTS).index, _DOCUMENTS, _ASKED)
    same(opened(folder, "1").index, _DOCUMENTS, _ASKED)


def test_any_flipped_byte_is_noticed(folder: Path) -> None:
    (segment,) = folder.glob("*.seg")
    draw = random.Random(3)  # noqa: S311  (no secret)
    whole = segment.read_bytes()
    head, _ = whoosh_files.read_head(folder)
    for _ in range(200):
        spoilt = bytearray(whole)
        spoilt[draw.randrange(len(whole))] ^= 1 << draw.randrange(8)
        segment.write_bytes(spoilt)
        with pytest.raises(whoosh_files.DamagedError):
            whoosh_files.read_segments(folder, head)


def test_an_older_format_is_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whoosh_files, "format_of_today", lambda: "tomorrow's")
    done = updated(folder, "1", _DOCUMENTS)
    assert done.changes.written == 60
    same(opened(folder, "1").index, _DOCUMENTS, _ASKED)


def test_a_segment_that_whoosh_does_not_understand_is_made_again(folder: Path) -> None:
    """As if another version of Whoosh had written it: summed up correctly, and yet of no use."""
    _forge(folder, b"no segment of Whoosh")
    same(updated(folder, "2", _DOCUMENTS).index, _DOCUMENTS, _ASKED)
    _forge(folder, b"")
    same(opened(folder, "2", _DOCUMENTS).index, _DOCUMENTS, _ASKED)


def _forge(folder: Path, data: bytes) -> None:
    (path,) = folder.glob("*.seg")
    path.write_bytes(data)
    head, _ = whoosh_files.read_head(folder)
    head["segments"][0][2] = zlib.crc32(data)
    body = json.dumps(head).encode()
    (folder / MANIFEST).write_bytes(whoosh_files._sum(body).encode() + b"\n" + body)


@pytest.mark.parametrize("hinder", ["folder", "lock", "above"])
def test_where_nothing_can_be_written_the_answer_is_the_same(tmp_path: Path, hinder: str) -> None:
    folder = tmp_path / "kb" / "search"
    if hinder == "above":
        (tmp_path / "kb").write_bytes(b"")
    else:
        folder.parent.mkdir()
        (folder.with_suffix(".lock").mkdir if hinder == "lock" else folder.touch)()
    same(opened(folder, "1", _DOCUMENTS).index, _DOCUMENTS, _ASKED)


def test_somebody_else_may_be_writing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whoosh_store, "_WAIT", 0.1)
    with FileLock(folder.with_suffix(".lock")), pytest.raises(Timeout):
        Store(folder).update(Known("2"), lambda: Content(_DOCUMENTS))


def test_git_is_told_to_leave_it_alone(folder: Path) -> None:
    assert (folder.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_rebuilding_writes_everything(folder: Path) -> None:
    done = Store(folder).update(Known("1"), lambda: Content(_DOCUMENTS), rebuild=True)
    assert done.changes.written == 60
    assert len([*folder.glob("*.seg")]) == 1


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    Store(tmp_path / "s").update(
        Known("1"), lambda: Content(_DOCUMENTS), lambda done, total: told.append((done, total))
    )
    assert (told[0], told[-1]) == ((0, 60), (60, 60))


def test_whoever_kills_the_indexer_the_next_one_is_right(tmp_path: Path, sample: Sample) -> None:
    folder = tmp_path / "search"
    updated(folder, "0", version(0))
    took = _time_of_an_update(tmp_path / "timed")
    draw = random.Random(50)  # noqa: S311  (no secret)
    interrupted = 0
    for number, moment in sample([(n, draw.random()) for n in range(1, _MOMENTS + 1)]):
        with _writer(folder, number, number) as process:
            time.sleep(moment * took)
            interrupted += process.poll() is None
            process.kill()
        documents = version(number)
        found = opened(folder, str(number), documents).index
        same(found, documents, substrings(documents, 15) + filtered(documents, 8))
        assert {path.name for path in folder.glob("*.seg")} == {leaf.segment.file for leaf in found.leaves}
    assert interrupted, "it was always done by then"


def test_two_at_once_do_no_damage(tmp_path: Path) -> None:
    """Two writers of three versions each, and a reader who at any time sees one version or another as a whole."""
    folder = tmp_path / "search"
    versions = {number: version(number) for number in range(6)}
    counts = {str(number): _first(documents) for number, documents in versions.items()}
    updated(folder, "0", versions[0])
    seen = set()
    with _writer(folder, 0, 2) as one, _writer(folder, 3, 5) as other:
        while one.poll() is None or other.poll() is None:
            try:
                head, _ = whoosh_files.read_head(folder)
                segments = whoosh_files.read_segments(folder, head)
            except whoosh_files.DamagedError:
                continue  # one writer removed what the other's manifest had named a moment ago
            if head["quick"]:
                index = WhooshIndex(segments, head["meta"]["synonyms"])
                assert plain(index.result("分期")) == counts[head["quick"]]
                seen.add(head["quick"])
        assert (one.returncode, other.returncode) == (0, 0)
    assert seen
    head, _ = whoosh_files.read_head(folder)
    assert head["quick"] in {"2", "5"}
    documents = versions[int(head["quick"])]
    same(opened(folder, head["quick"]).index, documents, substrings(documents, 40))


def _first(documents: list[Document]) -> tuple[object, ...]:
    return plain(MemoryIndex(documents, SYNONYMS).result("分期", 10))


@contextmanager
def _writer(folder: Path, first: int, last: int) -> Iterator[subprocess.Popen[bytes]]:
    """A process that begins to write these versions now."""
    line = [sys.executable, "-m", "tests.search.writer", str(folder), str(first), str(last)]
    with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, env={**os.environ, "PYTHONUTF8": "1"}) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == b"ready"
        yield process


def _time_of_an_update(folder: Path) -> float:
    with _writer(folder, 0, 0):
        began = time.monotonic()
    return time.monotonic() - began


def _stamps(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
