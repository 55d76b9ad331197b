"""Schemas are sound, accept every record there is, and judge as the reader judges."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from kb.cli import main
from kb.cli.plain import fields_of
from kb.library import Library, load
from kb.library.files import discover
from kb.records import RECORD_TYPES, Record, kinds
from kb.records.kinds.base import Kind, ScalarKind
from kb.schema import DOCUMENTS, draft
from kb.schema.words import hint
from tests.schema.drafts import OWN, ROOT, VALIDATORS, front_matter, refusals, reported, validator, vocabulary_of
from tests.support import core_yaml
from tests.support.forms import as_yaml, dump, plain, records

SHARE = settings(max_examples=settings().max_examples // len(DOCUMENTS), deadline=None)
_SPOILED: list[Any] = ["瞎写的词", "完", 3, -7, 0.5, 250, True, "", [], {}, ["瞎写的词"], {"瞎写": "词"}, "2026-02-30",
                       "2026-11", "12%", "08:30", "第 3 天", "[[名字]]", "M1、M2", "M1、瞎写"]  # fmt: skip


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("schema") / "库"
    assert main(["init", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("front", [False, True])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_schemas_are_schemas(name: str, *, front: bool) -> None:
    schema = draft(DOCUMENTS[name], OWN, front_matter=front)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)


def test_there_is_a_schema_of_every_type() -> None:
    assert set(DOCUMENTS) == {*RECORD_TYPES, "measures", "kb"}


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    yield "kb", folder / "kb.yml"
    for file in discover(folder):
        assert file.model
        yield file.model.TYPE, folder / file.path


@pytest.mark.parametrize("which", ["own", "starter"])
def test_every_file_of_a_collection_is_accepted(which: str, starter: Path) -> None:
    folder = ROOT if which == "own" else starter
    words = vocabulary_of(folder)
    judges = {
        (name, front): validator(name, words, front_matter=front) for name in DOCUMENTS for front in (True, False)
    }
    seen = set()
    for name, path in _files(folder):
        text = path.read_text(encoding="utf-8")
        front = path.suffix == ".md"
        data = front_matter(text) if front else core_yaml.load(text)
        assert refusals(judges[name, front], data) == [], path
        seen.add(name)
    assert seen == set(DOCUMENTS)


def test_the_yaml_form_of_every_record_is_accepted() -> None:
    library = _library()
    for record in library.records.values():
        data = core_yaml.load(dump(fields_of(record) | dict(record.extra)))
        assert refusals(VALIDATORS[record.TYPE], data) == [], record.path
    assert len(library.records) > 50


@pytest.mark.parametrize("name", RECORD_TYPES)
@SHARE
@given(data=st.data())
def test_random_records_are_accepted(name: str, data: st.DataObject) -> None:
    record = data.draw(records(RECORD_TYPES[name], OWN))
    assert refusals(VALIDATORS[name], core_yaml.load(as_yaml(record))) == []


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_chinese_names_are_accepted_and_sections_may_stand_below(name: str) -> None:
    record = _sample(name)
    titled = core_yaml.load(dump(fields_of(record, titled=True) | dict(record.extra)))
    assert refusals(VALIDATORS[name], titled) == []
    without = {key: value for key, value in fields_of(record).items() if key not in _sections(record)}
    assert refusals(validator(name, front_matter=True), core_yaml.load(dump(without))) == []
    if any(key in _sections(record) for key in fields_of(record)):
        assert refusals(VALIDATORS[name], core_yaml.load(dump(without)))


def _sections(record: Record) -> set[str]:
    from kb.records.fields import specs  # noqa: PLC0415

    return {spec.name for spec in specs(type(record)).values() if spec.heading}


@cache
def _library() -> Library:
    return load(ROOT)


def _sample(name: str) -> Record:
    return next(record for record in _library().records.values() if name == record.TYPE and record.public)


@pytest.mark.parametrize("name", DOCUMENTS)
@SHARE
@given(data=st.data())
def test_spoiled_data_is_judged_as_the_reader_judges_it(name: str, data: st.DataObject) -> None:
    """One change anywhere: a key taken away, added or misspelt, a value replaced. Both judges say the same."""
    whole = _whole(name, data)
    change = _spoil(whole, data)
    text = dump(whole)
    said, refused = reported(name, text), refusals(VALIDATORS[name], core_yaml.load(text))
    assert bool(said) == bool(refused), (change, said, refused)


def _whole(name: str, data: st.DataObject) -> Any:  # noqa: ANN401
    if name in RECORD_TYPES:
        return plain(data.draw(records(RECORD_TYPES[name], OWN)))
    path = {"kb": "kb.yml", "measures": "cases/2026-10/measures.yml"}[name]
    return core_yaml.load((ROOT / path).read_text(encoding="utf-8"))


def _spoil(whole: Any, data: st.DataObject) -> tuple[Any, ...]:  # noqa: ANN401
    holders = list(_holders(whole))
    path, holder = data.draw(st.sampled_from(holders))
    key = data.draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder))))
    way = data.draw(st.sampled_from(["value", "value", "add", "drop", "misspell"]))
    value = copy.deepcopy(data.draw(st.sampled_from(_SPOILED)))
    if isinstance(holder, list) or way == "value":
        holder[key] = value
        return (*path, key, value)
    if way == "add":
        holder["瞎写"] = "词"
    elif way == "drop":
        del holder[key]
    else:
        holder[f"{key}瞎"] = holder.pop(key)
    return (*path, key, way)


def _holders(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:  # noqa: ANN401
    if isinstance(value, dict | list) and value:
        yield path, value
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _holders(item, (*path, key))


def test_every_kind_is_explained() -> None:
    """A new kind of field needs its words, or an editor says nothing of its notation."""
    silent = (kinds.Line, kinds.Word, kinds.Heading, kinds.Group, Kind, ScalarKind)
    known = [kind for kind in vars(kinds).values() if isinstance(kind, type) and issubclass(kind, Kind)]
    made = {
        kinds.Choice: kinds.Choice({}), kinds.Vocab: kinds.Vocab("stages"), kinds.Band: kinds.Band("principals"),
        kinds.ListOf: kinds.ListOf(kinds.Date()), kinds.OneOrMore: kinds.OneOrMore(kinds.Date()),
        kinds.ChoiceTable: kinds.ChoiceTable({}),
    }  # fmt: skip
    for kind in known:
        model = kind in (kinds.Items, kinds.Situations, kinds.Articles, kinds.Table, kinds.TableOfTables)
        if kind not in silent:
            assert hint(made.get(kind) or _make(kind, *([Record] if model else []))), kind


def _make(kind: Callable[..., Kind], *arguments: object) -> Kind:
    return kind(*arguments)


def test_what_an_editor_shows() -> None:
    schema = draft(DOCUMENTS["case"], OWN)
    assert schema["properties"]["opened"]["title"] == "起始月"
    assert "月份，写成 2026-10" in schema["properties"]["opened"]["description"]
    stages = schema["definitions"]["reasons"]
    assert stages["enumDescriptions"][stages["enum"].index("illness")] == "疾病"
    assert "region" in schema["properties"], "a field of the team"
    assert [*schema["properties"]] == [spec for spec in schema["properties"] if spec.isascii()], (
        "others are not offered"
    )


@pytest.mark.parametrize(
    ("name", "key", "value", "accepted"),
    [
        ("case", "principal", "1万~5万", True),
        ("case", "principal", "1万—5万", True),
        ("case", "principal", "1万_5万", False),
        ("case", "author", "chen、林同事", True),
        ("case", "author", "chen、某人", False),
        ("case", "illustrative", "是", True),
        ("case", "illustrative", "yes", False),
        ("case", "reviewed_on", "2026-02-29", False),
        ("case", "reviewed_on", "2028-02-29", True),
        ("case", "assumed", "[[hardship|困难]]", True),
        ("case", "assumed", "[[hardship", False),
        ("case", "title", "一[二", False),
        ("case", "days_past_due", "45 天", True),
        ("case", "days_past_due", "四十五", False),
    ],
)
def test_notations(name: str, key: str, value: str, *, accepted: bool) -> None:
    data = core_yaml.load(dump(fields_of(_sample(name)) | {key: value}))
    assert (refusals(VALIDATORS[name], data) == []) is accepted
    assert (reported(name, dump(data)) == []) is accepted


def test_a_draft_may_lack_what_a_published_record_needs() -> None:
    for word, accepted in (("draft", True), ("待复核", True), ("published", False), ("已发布", False)):
        data = {"title": "题", "status": word}
        assert (refusals(VALIDATORS["strategy"], data) == []) is accepted


def test_a_verdict_makes_fields_required() -> None:
    data = core_yaml.load(dump(fields_of(_sample("strategy"))))
    assert data["verdict"] in ("allowed", "conditional")
    for word in ("prohibited", "不可用"):
        errors = VALIDATORS["strategy"].iter_errors(data | {"verdict": word})
        wanted = {inner.schema["errorMessage"] for error in errors for inner in error.context or ()}
        assert "缺少必填的“为什么不可用”（why_prohibited）。" in wanted
