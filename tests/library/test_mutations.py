"""Whatever happens to the target of a reference is reported at every line and column that refers to it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kb.library import DIMENSION, Library, Link, load, loading
from kb.records import Month, Record, Study, reader
from kb.records.words import band
from tests.conftest import Sample
from tests.support.collection import copy_collection, spots, write

Spot = tuple[str, int, int, str]


@pytest.fixture(scope="module")
def collection(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository's collection, which each mutation spoils and mends again.

    One case is added that calls every record by its aliases, so that every way to refer to a record is there.
    """
    copy = copy_collection(root, tmp_path_factory.mktemp("collection"))
    aliases = [alias for record in load(copy).records.values() for alias in record.aliases]
    text = (copy / "cases/2026-10/misread-founder.yml").read_text(encoding="utf-8")
    text = re.sub(r"^title: .*", "title: 用别名称呼每一条记录", text, flags=re.MULTILINE)
    links = "、".join(f"[[{alias}]]" for alias in aliases)
    text = re.sub(r"^background: \|\n", f"background: |\n  {links}。\n", text, flags=re.MULTILINE)
    write(copy, "cases/2026-10/by-alias.yml", text)
    return copy


@pytest.fixture(autouse=True, scope="module")
def read_once() -> Iterator[None]:
    """Read each version of a file once: reading is a pure function of its bytes, and there are many loads here."""
    cached: dict[tuple[object, ...], object] = {}
    original = reader.read_record

    @functools.wraps(original)
    def read_record(model, data, **known):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN003, ANN202
        key = (model, data, known["path"], tuple(known["lexicon"].vocabulary.dimensions))
        if key not in cached:
            cached[key] = original(model, data, **known)
        return cached[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "read_record", read_record)
        yield


@pytest.fixture(scope="module")
def library(collection: Path) -> Library:
    sound = load(collection)
    assert spots(sound) == set()
    return sound


@contextmanager
def changed(root: Path, path: str, text: str | None, renamed: str = "") -> Iterator[Library]:
    """The library while a file has another text, another name, or is gone."""
    file = root / path
    before = file.read_bytes()
    if text is None:
        file.unlink()
    if text is not None or renamed:
        write(root, renamed or path, before.decode() if text is None else text)
    try:
        yield load(root)
    finally:
        if renamed:
            (root / renamed).unlink()
        file.write_bytes(before)


def written(root: Path, link: Link) -> tuple[str, str, int]:
    """How a reference was written: name, place, and the column where the place begins."""
    line = (root / link.file).read_text(encoding="utf-8").split("\n")[link.span.line - 1]
    text = line[link.span.column - 1 : link.span.end_column - 1]
    inner = text.removeprefix("[[").removesuffix("]]").partition("|")[0]
    name, hash_, place = inner.partition("#")
    column = link.span.column + text.index("#") + 1 if hash_ else link.span.column
    return name.strip(), place, column


def lines_of(links: tuple[Link, ...], target: str, rule: str) -> set[Spot]:
    """Where references from other files are reported under a rule."""
    return {(link.file, link.span.line, link.span.column, rule) for link in links if link.source != target}


def test_every_reference_of_the_collection_is_covered(library: Library) -> None:
    targets = {link.target for link in library.links}
    known = {*library.records, *(DIMENSION + key for key in library.vocabulary.dimensions)}
    assert targets <= known
    kinds = {link.kind for link in library.links}
    assert kinds == {"field", "mention"}
    paths = {part for link in library.links for part in link.path if isinstance(part, str)}
    assert paths >= {"alternative", "basis", "confused_with", "bears_on", "strategies", "corrected_from", "read"}
    assert any(link.anchor for link in library.links)


@pytest.fixture(scope="module")
def targets(library: Library, sample: Sample) -> list[Record]:
    """The records that something refers to; a tenth of them in the ordinary run."""
    found = [record for record in library.records.values() if library.uses(record.id)]
    assert len(found) > 50
    return sample(found)


def test_a_deleted_target(collection: Path, library: Library, targets: list[Record]) -> None:
    for record in targets:
        with changed(collection, record.path, None) as spoiled:
            expected = lines_of(library.uses(record.id), record.id, "KB201")
            assert expected <= spots(spoiled), record.id
            assert {spot for spot in spots(spoiled) if spot[3] == "KB201"} == expected, record.id


def test_a_renamed_target(collection: Path, library: Library, targets: list[Record]) -> None:
    for record in targets:
        renamed = re.sub(r"[^/]+(\.\w+)$", r"renamed-record\1", record.path)
        if isinstance(record, Month):
            continue
        by_id = tuple(link for link in library.uses(record.id) if band(written(collection, link)[0]) == band(record.id))
        with changed(collection, record.path, None, renamed) as spoiled:
            assert found(spoiled, "KB201", record) == lines_of(by_id, record.id, "KB201"), record.id


def test_a_retitled_target(collection: Path, library: Library, targets: list[Record]) -> None:
    for record in targets:
        text = (collection / record.path).read_text(encoding="utf-8")
        retitled = re.sub(r"^title: .*$", "title: 换了一个标题", text, count=1, flags=re.MULTILINE)
        by_title = tuple(
            link for link in library.uses(record.id) if band(written(collection, link)[0]) == band(record.title)
        )
        with changed(collection, record.path, retitled) as spoiled:
            assert found(spoiled, "KB201", record) == lines_of(by_title, record.id, "KB201"), record.id


def test_a_dropped_alias(collection: Path, library: Library, targets: list[Record]) -> None:
    seen = 0
    for record in targets:
        names = {band(alias) for alias in record.aliases}
        by_alias = tuple(link for link in library.uses(record.id) if band(written(collection, link)[0]) in names)
        if not by_alias:
            continue
        seen += len(by_alias)
        text = (collection / record.path).read_text(encoding="utf-8")
        bare = re.sub(r"^aliases: .*\n", "", text, count=1, flags=re.MULTILINE)
        with changed(collection, record.path, bare) as spoiled:
            assert found(spoiled, "KB201", record) == lines_of(by_alias, record.id, "KB201"), record.id
    assert seen > len(targets) // 4


def test_a_target_of_another_type(collection: Path, library: Library, targets: list[Record]) -> None:
    """The same id, title and aliases, but a study (or, for a study, a measure): what wants the type says so."""
    for record in targets:
        if isinstance(record, Month):
            continue
        folder = "measures" if isinstance(record, Study) else "studies"
        other = f"playbooks/{folder}/{record.id}.yml"
        with changed(collection, record.path, None) as _:
            write(collection, other, stub(record, markdown=False))
            spoiled = load(collection)
            (collection / other).unlink()
        typed = tuple(link for link in library.uses(record.id) if wants_type(library, link))
        assert found(spoiled, "KB203", record) == lines_of(typed, record.id, "KB203"), record.id
        loose = tuple(link for link in library.uses(record.id) if not wants_type(library, link))
        assert found(spoiled, "KB204", record) == places(collection, loose, record.id), record.id


def test_a_target_without_the_place(collection: Path, library: Library, targets: list[Record]) -> None:
    for record in targets:
        with changed(collection, record.path, stub(record, markdown=record.path.endswith(".md"))) as spoiled:
            expected = places(collection, library.uses(record.id), record.id)
            assert found(spoiled, "KB204", record) == expected, record.id


def test_an_unpublished_target(collection: Path, library: Library, targets: list[Record]) -> None:
    for record in targets:
        text = (collection / record.path).read_text(encoding="utf-8")
        with changed(collection, record.path, text.replace("status: published", "status: draft", 1)) as spoiled:
            expected = lines_of(library.uses(record.id), record.id, "KB206")
            assert found(spoiled, "KB206", record) == expected, record.id


def test_a_deleted_dimension(collection: Path, library: Library) -> None:
    text = (collection / "kb.yml").read_text(encoding="utf-8")
    for key in library.vocabulary.dimensions:
        bare = re.sub(rf"^  {key}: .*\n", "", text, count=1, flags=re.MULTILINE)
        links = library.uses(DIMENSION + key)
        fields = tuple(link for link in links if link.kind == "field")
        mentions = tuple(link for link in links if link.kind == "mention")
        with changed(collection, "kb.yml", bare) as spoiled:
            assert lines_of(fields, key, "KB104") <= spots(spoiled), key
            assert found(spoiled, "KB201", None) == lines_of(mentions, key, "KB201"), key


def found(spoiled: Library, rule: str, record: Record | None) -> set[Spot]:
    """What was reported under a rule, elsewhere than in the record that was spoiled."""
    path = record.path if record else ""
    return {spot for spot in spots(spoiled) if spot[3] == rule and spot[0] != path}


def places(root: Path, links: tuple[Link, ...], target: str) -> set[Spot]:
    """Where references to a place are reported."""
    return {
        (link.file, link.span.line, written(root, link)[2], "KB204")
        for link in links
        if link.anchor and link.source != target
    }


def wants_type(library: Library, link: Link) -> bool:
    """Whether the field of a reference takes only records of one type."""
    untyped: tuple[Callable[[Link], bool], ...] = (
        lambda link: link.kind == "mention",
        lambda link: "read" in link.path,
        lambda link: "bears_on" in link.path,
        lambda link: "replaced_by" in link.path,
    )
    assert link in library.links
    return not any(test(link) for test in untyped)


def stub(record: Record, *, markdown: bool) -> str:
    """A record of any type with the same names and nothing else."""
    front = f"title: {record.title!r}\naliases: {list(record.aliases)!r}\nstatus: published\n"
    front = front if record.aliases else front.replace("aliases: []\n", "")
    return f"---\n{front}---\n" if markdown else front
