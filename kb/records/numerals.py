"""Chinese numerals as statutes use them: 第五条, 第二百五十三条."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_UNITS = (("千", 1000), ("百", 100), ("十", 10))


def chinese_numeral(number: int) -> str:
    """A number from 1 to 9999 in Chinese numerals, as in the heading of an article."""
    out, rest, gap = "", number, False
    for unit, size in _UNITS:
        digit, rest = divmod(rest, size)
        if digit:
            out += ("零" if gap else "") + _DIGITS[digit] + unit
            gap = False
        elif out:
            gap = True
    if rest:
        out += ("零" if gap else "") + _DIGITS[rest]
    return out.removeprefix("一") if out.startswith("一十") else out


def parse_chinese_numeral(text: str) -> int:
    """The number that Chinese numerals below 10,000 write.

    Raises:
        ValueError: a character is no numeral.
    """
    total, digit = 0, 0
    sizes = dict(_UNITS)
    for char in text:
        if char in sizes:
            total += (digit or 1) * sizes[char]
            digit = 0
        else:
            digit = _DIGITS.index(char)
    return total + digit
