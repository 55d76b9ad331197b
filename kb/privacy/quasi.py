"""What identifies a person only together: place, trade, day, sum, misfortune, a name of a shop, kin and ages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kb.privacy.sums import sums

_N = "[0-9零〇一二三四五六七八九十百]"
_PLACE = re.compile(
    r"(?<=[\u4e00-\u9fa5]{2})(?:[县镇乡村屯寨旗]|(?<![社小片山地新发园库景校厂牧灾林城老郊辖])区|街道|社区|小区)(?![域城级乡镇长委民支化办间分别])"
    r"|[县镇乡村](?=[里上]?(?:唯一|仅有))"
)
_VAGUE = frozenset("某各本全该外每农城县乡镇村个壁的同困家邻和、里山进下老新回到在出去来着了")
"""Characters before which a place has no name of its own."""
_TRADE = re.compile(
    r"唯一(?:一家|一位|一名|的)?|(?:制冷|检修|安装|装配|焊|电|钳|木|瓦|漆|锅炉|养蜂|养殖|修表|修锁|修鞋|修车|采石"
    r"|制茶|酿酒|装裱|钢琴|调音|测绘|放映|殡葬|殡仪|法医|驯|潜水|打捞|爆破)[\u4e00-\u9fa5]{0,3}(?:工|匠|师傅?|员|人"
    r"|用品店)"
    r"|(?<=[\u4e00-\u9fa5])(?:领班|班长|技师|轮机长|船长|大副|药剂师|检疫员|评级员|播音员|主播|投递员|检票员|售票员"
    r"|巡线工|护林员|化验员|检验员|保管员|调度员|质检员|讲解员|救生员|管理员|驾驶员|司机|教练|指导员"
    r"|唢呐手|鼓手|琴师|厨师长|面点师|药师|电焊工|焊工|钳工|电工|司炉工|矿工|瓦工|木工|油漆工|泥瓦匠|塔吊司机|吊车司机|护士|护工|保育员|消防员|快递员|外卖员|骑手|渔民|果农"
    r"|菜农|茶农|蚕农|牧民|船员|水手|养殖户|种植户|种粮大户|工程师|程序员|导游|领队|摄影师|技术员|化验师|采购员|出纳|班主任|支书|村主任|民警|辅警|教授|博士麻醉师|护士长|牙医|兽医|村医|医生|教师|老师|校长|园长|主任|会计|店长"
    r"|店主|馆长|站长|场长|厂长|所长|老板|合伙人|师傅|养蜂人|守林人|摆渡人|主管|经理|工程师|设计师|厨师|理发师|裁缝"
    r"|铁匠|石匠|骟匠|木匠|篾匠|银匠|修表匠|修锁匠)"
    r"|(?:村医|骟匠|养蜂人|兽医|轮机长|药剂师|法医|入殓师|唢呐手)|(?:镇|县|乡|村)[\u4e00-\u9fa5]{1,6}(?:所|站|局|院"
    r"|厂|社|团|台|学|馆)(?:做|当|的|上班|工作|里)"
    r"|(?:开|经营)(?:着|了)?(?:一家)?[\u4e00-\u9fa5]{0,6}(?:殡葬|寿衣|甜品|羊汤|乐器|古玩|标本|假肢"
    r"|助听器)[\u4e00-\u9fa5]{0,3}店"
)
_DAY = re.compile(
    r"月\s?(?:3[01]|[12]\d|0?[1-9])\s?[日号]|(?<![:：] )(?<![\d-])(?:19|20)\d{2}[-/.](?:1[0-2]"
    r"|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?![\d-])"
    r"|(?<=[一二三四五六七八九十])月(?:初?[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?"
    r"|廿[一二三四五六七八九])[日号]"
    r"|(?<=[腊正])月[初廿二十]{1,2}[一二三四五六七八九十]|除夕|大年初[一二三四五六七八]|元宵节|中秋(?:节|那天|当晚)|端午|重阳|七夕|元旦|冬至|春节(?:当天|那天)|国庆(?:当天|那天)"
    r"|清明(?:节|那天)"
)
_FATE = re.compile(
    r"综合征|症(?!状|结|候)|癌|瘤|血友病|白血病|透析|瘫痪|偏瘫|(?:患|查出|确诊|得了)[\u4e00-\u9fa5]{1,10}?(?:病|炎)"
    r"|去世|病故|病逝|亡故|坠亡|溺水|溺亡|身亡|遇难|遇上山洪|山洪"
    r"|车祸|难产|流产|早产|自杀|自缢|离婚|入狱|服刑|判刑|失踪|走失|被拐|截肢|压断|断指|烧伤|烫伤|爆炸|失火|起火"
    r"|火灾|翻船|船沉|沉船|坍塌|塌方|触电|中毒|撞伤|撞死|被撞|手术|移植|残疾|失明|失聪|聋哑|孤儿|收养|领养|矽肺"
    r"|尘肺|化疗|植物人|免职|开除|昏迷|脑梗|中风|骨髓|没有回来|精神分裂|抑郁症|尿毒症|渐冻|先天性|自闭|脑瘫|唐氏|罕见病|丧偶|丧子|丧女|失独|早逝|离异|家暴|矿难|工伤|坠落|摔断"
    r"|心梗|心脏病|肝硬化|肾衰|脑出血|确诊|病危|临终|出殡|办丧|后事|走失|出走|逃婚|再婚|改嫁|入赘|坐牢|戒毒|吸毒|赌博|破产"
)
_NAMED = re.compile(
    r"[“「『\"][\u4e00-\u9fa5A-Za-z0-9]{2,14}(?:[”」』\"])(?=\s?(?:[\u4e00-\u9fa5]{0,6}(?:项目|工地|工程|楼盘|小区"
    r"|安置房|售楼部|馆|店|超市|民宿|餐厅|饭店|酒店|商场|市场|二期|一期|三期|租房|公寓|的老板|主题)))"
    r"|[“「『\"][\u4e00-\u9fa5A-Za-z0-9]{1,12}(?:馆|店|一号|[二三四五六七八九十]号|小镇|之眼|花园|澜居|府|苑|城|湾"
    r"|汤|坊|楼|轩|阁|居|记|吧|书屋|农庄|客栈|民宿|广场|大厦|中心)[”」』\"]"
    r"|(?<=[\u4e00-\u9fa5]{2})(?:花园|公馆|家园|名苑|华府|嘉园|新城|商贸城|步行街|产业园|工业园|度假村|农家乐|水电站|矿|窑)(?![\u4e00-\u9fa5]?(?:区|里没))"
)
_KIN = re.compile(
    rf"(?<={_N})(?:来|多)?岁(?![来以])|(?<={_N})个月(?=[大的，。；]|女|儿|孩)"
    rf"|(?<=[0-9两俩仨二三四五六七八])个?(?:未成年|读|上|没有成年|年幼)?[\u4e00-\u9fa5]{{0,4}}"
    r"(?:孩子|儿子|女儿|妹妹|弟弟|哥哥|姐姐|子女|老人)|[双龙三](?:胞胎|凤胎)|独[子女生]|遗腹子"
    r"|(?:七|八|九)旬|年近[五六七八九]十|[两三四五六七][儿女子男][一两三四五]?[儿女]?|兄(?:弟|妹)[二三四五六七八]人|姐妹[二三四五六七八]人"
    r"|一家[0-9两三四五六七八九十]{1,2}口|[大小二三老](?:儿子|女儿)|遗孀"
)
_PARAGRAPH = re.compile(
    r"\n(?:[ \t>]*\n)+|\n(?=[ \t]*(?:[-*+] |#|\d{1,2}\. |[A-Za-z_\u4e00-\u9fa5]{1,20}\s?[:：]\s|\|))"
)
_HEADINGS = re.compile(r"(?:\s|#[^\n]*\n)*")
FEWEST = 3
"""How many aspects together identify a person."""


def _finds(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.search(text) is not None


def _has_place(text: str) -> bool:
    return any(text[match.start() - 1] not in _VAGUE for match in _PLACE.finditer(text))


def _has_exact_sum(text: str) -> bool:
    return any(found.exact for found in sums(text))


_ASPECTS: dict[str, Callable[[str], bool]] = {
    "named": _finds(_NAMED),
    "day": _finds(_DAY),
    "sum": _has_exact_sum,
    "place": _has_place,
    "kin": _finds(_KIN),
    "fate": _finds(_FATE),
    "trade": _finds(_TRADE),
}
"""What tells the aspects; the rarest first, for most texts are done after five that are missing."""


@dataclass(frozen=True, slots=True)
class Combination:
    """A paragraph, and the aspects that are told in it."""

    start: int
    end: int
    aspects: tuple[str, ...]


def combinations(text: str, fewest: int = FEWEST) -> Iterator[Combination]:
    """Every paragraph that tells so much that somebody who knows the person knows who is meant."""
    if len(_aspects(text, fewest)) < fewest:
        return
    start = 0
    for end, following in _cuts(text):
        paragraph = text[start:end]
        if len(found := _aspects(paragraph, fewest)) >= fewest:
            heading = _HEADINGS.match(paragraph)
            yield Combination(start + (heading.end() if heading else 0), start + len(paragraph.rstrip()), found)
        start = following


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    for match in _PARAGRAPH.finditer(text):
        yield match.span()
    yield len(text), len(text)


def _aspects(text: str, fewest: int) -> tuple[str, ...]:
    """The aspects told in a text; none as soon as they cannot be enough."""
    found: list[str] = []
    for left, (name, tells) in zip(range(len(_ASPECTS) - 1, -1, -1), _ASPECTS.items(), strict=True):
        if tells(text):
            found.append(name)
        if len(found) + left < fewest:
            return ()
    return tuple(found)
