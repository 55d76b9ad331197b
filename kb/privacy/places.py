"""Exact addresses: a road, village or estate with the number of a house, flat or room."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.privacy.hit import Hit, Kind

_NUMBER = r"(?:[甲乙丙丁]\s?)?(?:[0-9A-Za-z]{1,5}|[零〇一二三四五六七八九十百]{1,5})(?:[-－—][0-9]{1,4})?"
_GAP = r"(?:[ ]?\n[ >]{0,4}|[ ]{0,2})"
_HOUSE = r"(?:号楼|号院|号|栋|幢|弄|室|单元|座|组|社|队|户|院|楼|层|房|铺面|摊位|档口|车位|门面|排|间)"
_ROAD = "[路街巷弄村屯寨庄区园寓苑场厦段镇乡里道同]"
"""The last character of whatever has numbered doors: 大道, 胡同, 小区, 公寓 …"""
_DETAIL = re.compile(
    rf"[路街巷弄村屯寨庄区园寓苑场厦段镇乡里道同院楼舍城馆邸府庭湾坪坝冲沟坡岭塘岗垸垭洼铺堡营圩组店所栈]"
    rf"(?:(?<={_ROAD}){_GAP}(?:[东南西北中]{{1,2}}段?{_GAP})?(?:第)?{_NUMBER}{_GAP}{_HOUSE}"
    rf"(?:{_GAP}(?:[\u4e00-\u9fa5]{{2,6}}(?:小区|社区|花园|家园|公寓|苑|大厦"
    rf"|广场){_GAP})?{_NUMBER}{_GAP}{_HOUSE}?){{0,5}}"
    rf"|(?<=[院楼区舍园寓苑村城馆邸府庭湾])(?<=[\u4e00-\u9fa5]{{2}}){_GAP}(?:[一二三四五六七八九1-9]期{_GAP})?{_NUMBER}{_GAP}(?:号楼|栋|幢|座){_GAP}"
    rf"(?:{_NUMBER}{_GAP}(?:单元|号|楼|层|门)?{_GAP}){{0,3}}(?:室|户|东户|西户|中户)?"
    rf"|(?<=[湾坪坝冲沟坡岭塘岗屯垸垭洼庄铺堡营寨圩组])(?<=[\u4e00-\u9fa5]{{2}}){_GAP}(?:{_NUMBER}{_GAP}[组社队]{_GAP})?{_NUMBER}{_GAP}号(?![线院楼])"
    r"|(?<=村)[\u4e00-\u9fa5]{0,6}第[一二三四五六七八九十0-9]{1,3}[户家](?!人)"
    rf"|(?<=旅馆|宾馆|酒店|大厦|字楼|待所|客栈|商城|市场|大楼|公寓|寓楼"
    rf"|广场){_GAP}[一二三四五六七八九十0-9]{{1,3}}[楼层]{_GAP}[东西南北]?{_GAP}\d{{2,5}}{_GAP}[房室号铺]"
    r"|(?<=小区|花园|家园|公寓|.苑|新村)[0-9]{1,3}-[0-9]{1,3}(?:-[0-9]{2,4})?|(?<=园)[0-9]{1,3}路[0-9]{1,5}号)"
)
_BEFORE = re.compile(
    r"(?:[\u4e00-\u9fa5]{2,7}?(?:省|自治区|市|州|盟|地区|区|县|旗|镇|乡|街道|村)){0,5}[\u4e00-\u9fa5]{0,8}$"
)
_REACH = 40
_LEAD = re.compile(r"^.*(?:[到在是址了住为于从往见居至着：:]|寄往|家住|搬去|门店|仓库|位于|地处)(?=[\u4e00-\u9fa5]{2})")
_VAGUE = re.compile(r"某|××|XX|示例|\*")
_ORDINAL = re.compile(
    r"(?:一|两|二|半|走|几|多|整|每|这|那|条|上|思|套|线|网|道|铁|公|马|出|绝|后|退|段|老)(?:路|街|段|里|村)"
)


def places(text: str) -> Iterator[Hit]:
    """Every address that leads to one door."""
    for match in _DETAIL.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        start = before.start() if before else match.start()
        lead = _LEAD.match(text[start : match.start()])
        start += lead.end() if lead else 0
        whole = text[start : match.end()]
        if match.start() - start < 1 or _VAGUE.search(whole) or not _leads_to_a_door(match[0]):
            continue
        if _ORDINAL.fullmatch(text[start : match.start() + 1]):
            continue
        yield Hit(Kind.ADDRESS, start, match.end())


_DOOR = re.compile(
    r"[0-9零〇一二三四五六七八九十百](?:[ \n>]{0,6})(?:号|栋|幢|弄|室|单元|座|房|铺面|摊位|档口|车位)"
    r"|[0-9]-[0-9]|第[一二三四五六七八九十0-9]{1,3}[户家]"
)


def _leads_to_a_door(detail: str) -> bool:
    return _DOOR.search(detail) is not None
