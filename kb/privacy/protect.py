"""Numbers that belong to nobody: document numbers, standards, articles, amounts, dates, hotlines.

They are looked for around a number that seems to identify a person, and take it out of the search.
"""

from __future__ import annotations

import re

_MARGIN = 24
"""How far around a number it can be told what it is, in characters."""
_UNIT = (
    "元|块|圆|万|亿|千|百|%|％|‰|角|分(?!机)|美元|港元|人民币|户|件|笔|通|次|期|天|日|个|人|年|秒|毫秒|字节|平方"
    "|公里|米|吨"
)
_PROTECTED = re.compile(
    # Begins with a set, so that `re` skips to the next of these characters: see `shapes`.
    r"[〔令GJYTID第¥￥$人R\d](?:"
    r"(?<=〔)(?:19|20)\d{2}〕\s?(?:第\s?)?\d{1,5}\s?号"
    r"|(?<=令)\s?(?:20\d{2}年)?第\s?\d{1,4}\s?号"
    r"|(?:(?<=G)B(?:/T)?|(?<=J)R/T|(?<=Y)D/T|(?<=T)/[A-Z]{2,8}|(?<=I)(?:SO|EC)|(?<=D)B\d{2}/T)"
    r"[ ]?\d{1,6}(?:\.\d{1,3}){0,3}(?:[-—–:]\d{4})?"
    r"|(?<=第)\s?[\d零〇一二三四五六七八九十百千]{1,9}\s?(?:条|款|项|号令|期|章|节|页)"
    r"|(?:(?<=[¥￥$])|(?<=人)民币|(?<=R)MB)\s?\d[\d,]{0,17}(?:\.\d{1,4})?"
    rf"|(?<=\d)(?<![\d-].)[\d,]{{0,17}}(?:\.\d{{1,4}})?[ ]?(?:{_UNIT})"
    r"|(?:(?<=1)9|(?<=2)0)(?<!\d..)\d{2}[-./年][ ]?\d{1,2}[-./月][ ]?\d{1,2}日?"
    r"(?:[ T]{1,2}\d{1,2}[:：]\d{2}(?::\d{2})?)?(?!\d)"
    r"|(?:(?<=1)9|(?<=2)0)(?<!\d..)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?!\d)"
    r"|(?<=[48])(?<![\d-].)00(?:[- ]?\d{3}[- ]?\d{4}|[- ]?\d{4}[- ]?\d{3})(?!\d)"
    r"|(?<![\d-].)(?<!\d[ .·*_\n].)(?:(?<=9)[56]\d{3,4}|(?<=1)(?:2\d{3}|00(?:00|10|86)|[12]\d))(?![\d-]|[ .·*_\n]\d)"
    r"|(?<=1)0\.\d{4,9}/[^\s，。；]{1,80})"
)


def protected(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The stretches near `text[start:end]` that are known to be harmless."""
    first = max(0, start - _MARGIN)
    return tuple(match.span() for match in _PROTECTED.finditer(text, first, min(len(text), end + _MARGIN)))
