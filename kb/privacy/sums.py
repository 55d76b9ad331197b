"""Sums to the yuan, in figures and in numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_FIGURE = re.compile(
    # Begins with a set, so that `re` skips to the next digit: see `shapes`.
    r"(?P<figure>\d(?:(?<![\d.,A-Za-z].)\d{0,2}(?:(?:[,，]\d{3}){1,4}(?!\d)(?:\.\d{1,2})?|(?: \d{3}){1,2}(?=\s?[元块]))"
    r"|\d{0,8}(?:\.\d{1,6})?))\s?"
    r"(?P<unit>万元|万块|万|元|块)?(?P<rest>(?:[零一二三四五六七八九]角)?(?:[零一二三四五六七八九]分)?)(?![\d.,]\d)"
)
_DIGITS = {sign: index for index, sign in enumerate("零一二三四五六七八九")}
_DIGITS |= {sign: index for index, sign in enumerate("零壹贰叁肆伍陆柒捌玖")} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
    "貳": 2,
    "參": 3,
    "陸": 6,
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_SIGNS = "".join((*_DIGITS, *_TENS, *_MYRIADS))
_WORDS = re.compile(
    rf"[{_SIGNS}][{_SIGNS}]{{4,29}}(?:元|块|圆)(?:[{_SIGNS}]角(?:[{_SIGNS}]分)?|(?P<half>[一二三四五六七八九])(?![{_SIGNS}年月日号个天期次户口人点钱]))?"
)
_CURRENCY = re.compile(r"(?:[¥￥]|人民币|RMB|CNY)\s?$")
_MONEY = re.compile(
    r"(?:[¥￥]|人民币|RMB|CNY)\s?$"
    r"|(?:本金|欠款|余额|金额|本息|罚息|月供|月薪|工资|收入|结欠|尚欠|透支额?|principal|amount|balance|debt)[为是]?\s?[:：=]?\s?$"
)
_MAYBE_SUM = re.compile(
    r"(?:¥|￥|人民币|RMB|CNY|本金|欠款|余额|金额|本息|罚息|月供|月薪|工资|收入|结欠|尚欠|透支额?|principal|amount|balance|debt)"
    r"[为是]?\s?[:：=]?\s?\d(?:\d\d|\d{0,2}[,，])"
)
_MAYBE_UNIT = re.compile(r"[元块万](?:(?<=\d.)|(?<=\d\s.))")
_ABOUT = re.compile(r"(?:约|大概|大约|左右|近|将近|上下|差不多|不到|超过|至少|最多|以上|以内)\s?$")
_LATER = re.compile(r"\s?(?:左右|上下|以上|以下|以内)")
_TOTAL = re.compile(
    "小组|全组|各组|本组|一组|[二三四五六七八九十]组|团队|部门|全行|全公司|本行|本公司|全司|全国|人均|户均|口径|回收额"
    "|营业额|销售额|预算|罚款|处罚|罚金|成本|总部|经费|话费"
    "|团建|采购|印刷|邮费|手续费|诉讼费|律师费|公证费|保全费|执行费|鉴定费|评估费"
    "|培训|补贴标准|上限|下限|门槛|示例|举例|[0-9] ?户"
)
_AROUND = 18
_ROUND = 100
_SMALLEST, _LARGE, _NOBODYS = Decimal(100), Decimal(1000), Decimal(5_000_000)
"""Below and above these sums, in yuan, a sum is a price or a total; below the middle one only cents are exact."""


@dataclass(frozen=True, slots=True)
class Sum:
    """`text[start:end]` is a sum of money, in yuan."""

    start: int
    end: int
    yuan: Decimal


@lru_cache(maxsize=1)
def sums(text: str) -> tuple[Sum, ...]:
    """Every sum of money that is told to the yuan; remembered for the next rule."""
    return tuple(found for found in _sums(text) if _is_exact(found.yuan))


def _is_exact(yuan: Decimal) -> bool:
    """Whether nobody rounds to such a number."""
    return _SMALLEST <= yuan < _NOBODYS and yuan % (_ROUND if yuan >= _LARGE else 1) != 0


def _sums(text: str) -> Iterator[Sum]:
    maybe = _MAYBE_UNIT.search(text) or _MAYBE_SUM.search(text)
    for match in _FIGURE.finditer(text) if maybe else ():
        unit = match["unit"] or ""
        if (unit or _has_sign(text, match)) and not _is_about(text, match):
            value = Decimal(match["figure"].replace(",", "").replace(" ", "").replace("，", "")) * (
                10_000 if unit.startswith("万") else 1
            )
            yield Sum(_start(text, match.start()), match.end(), value)
    if "元" in text or "块" in text or "圆" in text:
        for match in _WORDS.finditer(text):
            yield Sum(match.start(), match.end(), _whole(match))


def _whole(match: re.Match[str]) -> Decimal:
    """What a sum in numerals comes to; what is said after 块 is tenths."""
    value = Decimal(_value(re.split("[元块圆]", match[0])[0]))
    return value + Decimal(_DIGITS[match["half"]]) / 10 if match["half"] else value


def is_total(text: str, found: Sum) -> bool:
    """Whether what stands around a sum says that it is nobody's: a total, an average, a limit, an example."""
    first, last = max(0, found.start - _AROUND), found.end + _AROUND
    before = re.split("[。；;！？!?\\n]", text[first : found.start])[-1]
    after = re.split("[。；;！？!?\\n]", text[found.end : last])[0]
    return _TOTAL.search(before) is not None or _TOTAL.search(after) is not None


def _is_about(text: str, match: re.Match[str]) -> bool:
    """Whether a word before or behind says that the sum is only about right."""
    before = _ABOUT.search(text, max(0, match.start() - 4), match.start())
    return before is not None or _LATER.match(text, match.end()) is not None


def _start(text: str, start: int) -> int:
    """Where a sum begins: at the sign of its currency, if it has one."""
    sign = _CURRENCY.search(text, max(0, start - 4), start)
    return sign.start() if sign else start


def _has_sign(text: str, match: re.Match[str]) -> bool:
    return _MONEY.search(text, max(0, match.start() - 12), match.start()) is not None


def _value(words: str) -> int:
    """What a number in Chinese numerals comes to; `八万四千七百二十九` is 84729."""
    total = section = digit = 0
    for sign in words:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _TENS:
            section += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            total = (total + section + digit) * _MYRIADS[sign]
            section = digit = 0
    return total + section + digit
