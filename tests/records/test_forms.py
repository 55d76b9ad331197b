"""Markdown and YAML are two spellings of one record: both forms of any record read equal."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.records import RECORD_TYPES, Record
from kb.records.reader import Read, read_record, read_vocabulary
from kb.records.words import Lexicon
from tests.support.forms import as_markdown, as_yaml, records

ROOT = Path(__file__).resolve().parent.parent.parent
VOCABULARY = read_vocabulary((ROOT / "kb.yml").read_bytes()).record
assert VOCABULARY
LEXICON = Lexicon(VOCABULARY)
SHARE = settings(max_examples=settings().max_examples // len(RECORD_TYPES))
FEWER = settings(max_examples=settings().max_examples // len(RECORD_TYPES) // 3)


def read(model: type[Record], text: str, suffix: str) -> Read[Record]:
    path = f"cases/2026-10/x{suffix}"
    return read_record(model, text.encode(), record_id="x", path=path, lexicon=LEXICON)


@pytest.mark.parametrize("name", RECORD_TYPES)
@SHARE
@given(data=st.data())
def test_both_forms_of_a_record_read_equal(name: str, data: st.DataObject) -> None:
    model = RECORD_TYPES[name]
    record = data.draw(records(model, LEXICON.vocabulary))
    in_yaml, in_markdown = read(model, as_yaml(record), ".yml"), read(model, as_markdown(record), ".md")
    assert in_yaml.problems == ()
    assert in_markdown.problems == ()
    assert in_yaml.record == in_markdown.record
    assert in_yaml.record == dataclasses.replace(record, id="x")
    assert [ref.ref for ref in in_yaml.references] == [ref.ref for ref in in_markdown.references]


@pytest.mark.parametrize("name", RECORD_TYPES)
@FEWER
@given(data=st.data())
def test_every_value_knows_where_it_stands(name: str, data: st.DataObject) -> None:
    """The text at the place of each one-line text value is that value."""
    model = RECORD_TYPES[name]
    record = data.draw(records(model, LEXICON.vocabulary))
    for text, suffix in ((as_yaml(record), ".yml"), (as_markdown(record), ".md")):
        found = read(model, text, suffix).record
        assert found is not None
        lines = text.split("\n")
        for field in ("title", "summary"):
            span = found.places[(field,)].span
            written = lines[span.line - 1][span.column - 1 : span.end_column - 1]
            assert written.strip("'\"") == getattr(found, field)
