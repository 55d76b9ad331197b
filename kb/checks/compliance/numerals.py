"""Counts as people write them: 12, 十二, 两, 十几, 二十多."""

from __future__ import annotations

from kb.records.numerals import parse_chinese_numeral

_DIGITS = "0-9０-９"
_NUMERALS = "零〇一二两三四五六七八九十百"
FIRST = f"[{_DIGITS}{_NUMERALS}几好]"
"""The first character of a count. A pattern that begins with a set of characters is sought several times faster."""
REST = (
    f"(?:(?<=[{_DIGITS}])[{_DIGITS}]{{0,3}}(?:余|多)?|(?<=[{_NUMERALS}])[{_NUMERALS}]{{0,4}}(?:几|多|来|余)?"
    "|(?<=几)十|(?<=好)几十)"
)
"""What follows it."""
NUMBER = f"(?:{FIRST}{REST})"
"""The pattern of a count."""
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_ONES = "一二两三四五六七八九"
_ALIKE = str.maketrans({"两": "二", "〇": "零"})


def count(text: str) -> int | None:
    """The least number that a count may mean: 11 for 十几, 20 for 几十; `None` where it writes none."""
    digits = text.translate(_WIDE_DIGITS)
    if digits[:-1].isascii() and digits[:-1].isdigit() and digits[-1] in "余多":
        return int(digits[:-1]) + 1
    if digits.isascii() and digits.isdigit():
        return int(digits)
    if text.endswith("几十"):
        return 20
    if len(text) == 2 and all(char in _ONES for char in text):  # noqa: PLR2004  (三四: three or four)
        text = text[0]
    vague = len(text) > 1 and text[-1] in "几多来余"
    try:
        found = parse_chinese_numeral((text[:-1] if vague else text).translate(_ALIKE))
    except ValueError:
        return None
    return found + 1 if vague else found
