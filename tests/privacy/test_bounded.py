"""No pattern backtracks without bound: each is fed 100 kB of what it is worst at, within hypothesis' deadline."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.privacy.find import find
from kb.privacy.mask import mask_text
from kb.privacy.quasi import combinations
from kb.privacy.sums import sums

_LENGTH = 100_000
_WORST = (
    "1", "1 ", "1-", "1.", "1**", "1\n ", "1\u200b", "１", "一", "一，", "一1", "15400001234 ", "11010019 ", "2026-",
    "2026-10-28 ", "12345678元 1", "6299 9934 4810 6495 ", "91999999GDTPE", "第一", "GB 1.", "10.1234/", "a@", "@",
    "a.", "a@b.", "a(at)", "a @ ", "154，", "l5", "O0", "微信abc1", "a1_微", "HT-1", "1°1", "<b>", "琼P ", "车牌A",
    "古丽", "客户古丽·", "高峰", "云 ", "湾1组", "村一第", "在青禾渡物流", "八百块五", "1 234 ",
    "（2025）京", "（2025）京0102民初", "1号", "民初", "京", "京A ", "QQ ", "QQ1234 ", "微信：",
    "微信abcde", "合同号 ", "合同号a-", "IMEI:a", "00:",
    "IP 1.1.", "150.12345,", "甲公司", "蓝象有限", "蓝象 ", "蓝象商贸",
    "路1", "路 \n", "路1号", "青椋村",
    "王", "王伟", "客户", "客户王", "客户王伟", "债务人为王", "9月", "1,234,", "123元",
    "八万四", "&#49;", "\\u0031", "\n", " ", "x", "两个孩", "“甲", "患甲", "在栖岚县", "（",
    "二〇二六年", "a: b\n", "# \n",
)  # fmt: skip


@pytest.mark.parametrize("unit", _WORST)
@settings(max_examples=1)
@given(st.data())
def test_worst_cases_end(unit: str, data: st.DataObject) -> None:  # noqa: ARG001  (one example, with a deadline)
    text = (unit * (_LENGTH // len(unit) + 1))[:_LENGTH]
    assert all(0 <= hit.start < hit.end <= _LENGTH for hit in find(text))


@pytest.mark.parametrize("unit", _WORST)
@settings(max_examples=1)
@given(st.data())
def test_worst_cases_of_sums_and_combinations_end(unit: str, data: st.DataObject) -> None:  # noqa: ARG001
    text = (unit * (_LENGTH // len(unit) + 1))[:_LENGTH]
    assert all(0 <= found.start < found.end <= _LENGTH for found in sums(text))
    assert all(0 <= found.start < found.end <= _LENGTH for found in combinations(text))


@given(st.text("1一幺 -.,，。：（）()\n王客户微信QQ号公司路号元万月日@aX\u200b１", max_size=200))
def test_any_text_has_hits_in_order(text: str) -> None:
    hits = find(text)
    assert all(one.end <= other.start for one, other in pairwise(hits))
    assert len(mask_text(text)) == len(text)
