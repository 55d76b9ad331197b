"""Names: as written, in pinyin, by initials."""

from __future__ import annotations

import pytest

from kb.search import Document, MemoryIndex
from kb.search.names import Key, keys, pinyin_keys
from kb.search.pinyin import READINGS, readings


def _texts(title: str, *, whole: bool) -> set[str]:
    return {key.text for key in keys(Document("a", title)) if key.whole is whole}


def test_a_name_has_its_reading_and_its_initials() -> None:
    assert _texts("暂时困难型", whole=True) == {"暂时困难型", "zanshikunnanxing", "zsknx"}
    assert {"kunnanxing", "knx", "xing", "x"} <= _texts("暂时困难型", whole=False)


def test_the_field_reads_otherwise_than_the_dictionary() -> None:
    found = _texts("停止还款", whole=True)
    assert {"tingzhihuankuan", "tzhk"} <= found
    assert "tingzhihaikuan" in found


def test_latin_letters_and_digits_stay_as_they_are() -> None:
    assert {"m3tingcui", "m3tc"} <= _texts("M3+ 停催", whole=True)
    assert pinyin_keys(Document("a", "KB401")) == ()


def test_every_reading_has_two_syllables_for_two_characters() -> None:
    for word, meant in READINGS.items():
        assert len(word) == len(meant) == 2
        assert tuple(syllable for syllable, _ in readings(word)[-1]) == meant


def test_characters_without_a_reading_keep_step() -> None:
    assert Key("ひらkaka") in pinyin_keys(Document("a", "ひら卡卡"))


@pytest.mark.parametrize(
    ("query", "tier"),
    [
        ("暂时困难型", 0),
        ("暫時困難型", 0),
        ("暂时", 1),
        ("困难", 2),
        ("zanshikunnanxing", 0),
        ("zan shi kun nan xing", 0),
        ("ZSKNX", 0),
        ("zskn", 1),
        ("kunnan", 2),
        ("z", 2),
        ("手头紧", 0),
    ],
)
def test_tiers(query: str, tier: int) -> None:
    index = MemoryIndex([Document("a", "暂时困难型", ("手头紧",)), Document("b", "别的")])
    hit = index.search(query)[0]
    assert (hit.id, hit.tier) == ("a", tier)


def test_one_letter_begins_whole_names_only() -> None:
    index = MemoryIndex([Document("a", "暂时困难型")])
    assert index.search("z")
    assert index.search("k") == []


def test_the_closer_name_comes_first_within_a_tier() -> None:
    index = MemoryIndex([Document("a", "分期办理的长标题"), Document("b", "分期办法")])
    assert [hit.id for hit in index.search("fenqiban")] == ["b", "a"]
