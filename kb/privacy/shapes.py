"""What its shape gives away: e-mail addresses, number plates, case numbers of courts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.privacy.hit import Hit, Kind
from kb.privacy.runs import DIGIT, ascii_digits

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_HOSTS = r"(?:qq|163|126|139|gmail|sina|sohu|foxmail|outlook|hotmail|[a-z]{3,20})\."
_AT = (
    r"(?:\s{0,2}@\s{0,2}|%40|\s?[\[(（【〔{<《]\s?(?:at|AT|At|a|艾特|爱特|@|圈a)\s?[\])）】〕}>》]\s?|[#*_]at[#*_]|\s(?:at|AT)\s"
    r"|\s?(?:艾特|爱特|圈[aA])\s?"
    rf"|(?<=\w)#(?={_HOSTS}))"
)
_DOT = (
    r"(?:[ ]?[.。．][ ]?|\s?[\[(（【〔{<]\s?(?:dot|DOT|点|\.)\s?[\])）】〕}>]\s?|\s?点\s?|\s(?:dot|DOT)\s|[#*_]dot[#*_]"
    r"|,(?=(?:com|cn|net|org)\b))"
)
_EMAIL = re.compile(
    rf"(?<![A-Za-z0-9._%+*-])[A-Za-z0-9_][A-Za-z0-9._%+-]{{0,63}}{_AT}"
    rf"[A-Za-z0-9-]{{1,63}}(?:{_DOT}[A-Za-z0-9-]{{1,63}}){{0,3}}{_DOT}[A-Za-z]{{2,24}}(?![A-Za-z0-9])"
)
_EXAMPLE = re.compile(r"(?:user|demo|test|name|someone|you)@example\.(?:com|org)$", re.IGNORECASE)
"""The addresses that manuals use; other mailboxes there may stand for somebody's."""
# Patterns that are tried on every text begin with a set of characters, and look back at it where it takes more:
# only then can `re` skip from one of these characters to the next, which is several times faster.
_OPENS = r"[\[(（【〔{<《#*_]"
_SPELT_AT = re.compile(
    rf"[aA艾爱圈%#](?:(?<=[aA])(?:(?<={_OPENS}.)|(?<={_OPENS}\s.)|(?<=\s.)(?=[tT]\s))[tT]?[\s\])）】〕}}>》#*_]"
    rf"|(?<=[艾爱])特|(?<=圈)[aA]|(?<=%)40|(?<=#){_HOSTS})"
)
_NUMBERED = re.compile(rf"[号初终执恢保监申再辖](?:(?<={DIGIT}号)|(?<={DIGIT} 号)|(?<!号)\d{{3}})")
_PLATE = re.compile(
    rf"[{_PROVINCES}](?<![A-Za-z].)牌?[ ·•（(._-]{{0,3}}[A-HJ-NP-Za-hj-np-z][ ·•.（()）_-]{{0,3}}"
    rf"(?:(?:[A-HJ-NP-Za-hj-np-z]|{DIGIT})[ ·•._-]?){{4,5}}(?:[A-HJ-NP-Za-hj-np-z挂学警港澳]|{DIGIT})(?![A-Za-z0-9])"
)
_NAMED_PLATE = re.compile(
    r"(?:车牌|号牌|牌照)(?:号码?)?[是为：:\s]{0,2}[“「\"]?"
    r"(?P<value>[A-HJ-NP-Z][ ·•.-]{0,2}[A-HJ-NP-Z0-9]{5,6})(?![A-Za-z0-9])"
)
"""Its province left out, but called a number plate."""
_PLATE_DIGITS = 3

_TYPES = "民执刑行仲破财保督商知调赔认恢终初再申清监特催辖抗异诉"
_CASE = re.compile(
    rf"(?:[（(\[【〔{{「<〈]\s?(?:19|20|二〇|二零){DIGIT}{{2}}\s?年?(?:度)?\s?[）)\]】〕}}」>〉]|(?<!\d)(?:19|20)\d{{2}}年?)"
    rf"\s?[\u4e00-\u9fa5]{{1,14}}\s?\d{{0,4}}\s?[\u4e00-\u9fa5]{{0,6}}\s?[第字]{{0,2}}\s?(?:\d{{1,7}}"
    rf"|{DIGIT}{{2,7}})\s?(?:号|(?<=[初终执恢保监申再辖]\d{{3}})(?![\d号件户条年])|(?<=[初终执恢保监申再辖]\d{{4}})(?![\d号件户条年]))"
    r"(?:之[一二三四五六七八九十]{1,2}|-\d{1,3})?"
)
_BARE = re.compile(
    rf"(?:19|20)\d{{2}}年?\s?(?:[{_PROVINCES}]\s?\d{{2,4}}"
    rf"|[\u4e00-\u9fa5]{{1,3}}\d{{2,4}}[民执刑行财仲调破][\u4e00-\u9fa5]{{1,2}}\d)"
)


_YEARLESS = re.compile(
    rf"(?<![\d{_PROVINCES}])[{_PROVINCES}]\d{{2,4}}[民执刑行][初终再申特辖保监督恢]?\d{{1,6}}号"
    r"|(?<=[\u4e00-\u9fa5])\d{4}(?:民[初终再申特监撤]|执[恢保异复]?|刑[初终]|行[初终审]|财保)\d{1,6}号"
)
"""A case number that lost its year."""


def shapes(text: str) -> Iterator[Hit]:
    """Every e-mail address, number plate and case number."""
    if "@" in text or _SPELT_AT.search(text):
        yield from _emails(text)
    for match in _PLATE.finditer(text):
        signs = ascii_digits(match[0][1:])
        if sum(map(str.isdigit, signs)) >= (1 if signs.isupper() else _PLATE_DIGITS):
            yield Hit(Kind.PLATE, match.start(), match.end())
    if "牌" in text:
        yield from _plates_without_province(text)
    if _NUMBERED.search(text):
        yield from _case_numbers(text)


def _plates_without_province(text: str) -> Iterator[Hit]:
    for match in _NAMED_PLATE.finditer(text):
        if sum(map(str.isdigit, match["value"])) >= _PLATE_DIGITS:
            yield Hit(Kind.PLATE, match.start("value"), match.end("value"))


def _emails(text: str) -> Iterator[Hit]:
    for match in _EMAIL.finditer(text):
        if not _EXAMPLE.match(match[0]):
            yield Hit(Kind.EMAIL, match.start(), match.end())


def _case_numbers(text: str) -> Iterator[Hit]:
    for match in _CASE.finditer(text):
        found = match[0]
        bracketed = not found[0].isdigit()
        if any(sign in found for sign in _TYPES) and (bracketed or _BARE.match(found)):
            yield Hit(Kind.CASE_NUMBER, match.start(), match.end())
    for match in _YEARLESS.finditer(text):
        yield Hit(Kind.CASE_NUMBER, match.start(), match.end())
