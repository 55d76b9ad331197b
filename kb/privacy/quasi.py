"""What identifies a person only together: place, trade, day, sum, misfortune, a name of a shop, kin and ages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from kb.privacy.sums import sums

_N = "[0-9零〇一二三四五六七八九十百]"
_PLACE = re.compile(
    # Begins with a set, so that `re` skips to the next of these characters: see `shapes`.
    r"[县镇乡村屯寨旗区街社小](?:(?<=[\u4e00-\u9fa5]{2}.)"
    r"(?:(?<=[县镇乡村屯寨旗])|(?<=区)(?<![社小片山地新发园库景校厂牧灾林城老郊辖].)|(?<=街)道|(?<=[社小])区)"
    r"(?![域城级乡镇长委民支化办间分别])|(?<=[县镇乡村])(?=[里上]?(?:唯一|仅有)))"
)
_SHOPS = AhoCorasick(
    """
    面馆 餐馆 饭馆 酒楼 饭店 超市 便利店 药店 药房 理发店 美发店 修理厂 养殖场 加油站 项目部 一期 二期 三期 四期
    国际 山庄 农庄 茶楼 客栈 民宿 花园 公馆 家园 名苑 华府 嘉园 新城 商贸城 步行街 产业园 工业园 度假村
    """.split()  # noqa: SIM905
)
_AFTER_NAME = re.compile(r"[\u4e00-\u9fa5]{2}")
_NO_SHOP = re.compile(r"[\u4e00-\u9fa5]{0,2}(?:行业|业主|客户)")
_VAGUE = frozenset("某各本全该外每农城县乡镇村个壁的同困家邻和、里山进下老新回到在出去来着了")
"""Characters after which a place or shop has no name of its own."""
_POSTS = """
    唯一的 唯一一家 唯一一位 领班 班长 技师 轮机长 船长 大副 药剂师 检疫员 评级员 播音员 主播 投递员 检票员
    售票员 巡线工 护林员 化验员 检验员 保管员 调度员 质检员 讲解员 救生员 管理员 驾驶员 司机 教练 指导员 唢呐手
    鼓手 琴师 厨师 面点师 药师 焊工 钳工 电工 司炉工 矿工 瓦工 木工 漆工 泥瓦匠 护士 护工 保育员 消防员 快递员
    外卖员 骑手 渔民 果农 菜农 茶农 蚕农 牧民 船员 水手 养殖户 种植户 种粮大户 工程师 程序员 导游 领队 摄影师
    技术员 化验师 采购员 班主任 支书 村主任 民警 辅警 教授 麻醉师 牙医 兽医 村医 医生 校长 园长 馆长 站长 场长
    厂长 所长 养蜂人 守林人 摆渡人 设计师 理发师 裁缝 铁匠 石匠 骟匠 木匠 篾匠 银匠 修表匠 修锁匠 法医 入殓师
    检修工 制冷工 安装工 装配工 锅炉工 塔吊工 采石工 制茶师 酿酒师 装裱师 调音师 测绘员 放映员 殡葬 殡仪 驯兽师
    广播员 医师 站务员 炊事员 饲养员 验光师 营养师 纹身师 调酒师 咖啡师 糕点师 烘焙师 评茶师 老中医 接生婆 助产士
    校医 校车
    代课 民办教师 支教 幼师 特教 辅导员 宿管 保安队长 龙舟 舞狮 戏班 剧团 皮影 绣娘 剪纸 陶艺 木雕 石雕 根雕 榨油坊
    酒坊 豆腐坊
    磨坊 油坊 染坊 酱园 弹棉花 引航员 灯塔 气象站 水文站 观测员 兽医站 畜牧站 农机站 广播站 文化站 宠物店 钟表店 镶牙
    花圈 棺材
    墓碑 运动员 主持人 歌手 演奏员 口译 翻译官 轮椅 狱警 法警 书记员 公证员 报关员 押运员 试飞 机长 空乘 乘务员
    列车长 养路工
    道班 铺轨 船工 纤夫 鱼鹰 采珠 养蛇 养蝎 养鹿 养鸵鸟 养貂 斗牛 赛马 骑师
    潜水员 打捞队 爆破 修鞋 修车铺 修锁 修表 寿衣店
    教化学的 教语文的 教数学的 教物理的 教英语的 教体育的 教音乐的 教美术的 教历史的 教地理的 教生物的 教政治的
    """.split()  # noqa: SIM905
"""Posts that tell a trade, and that not many hold in one place."""
_STAFF = "老板 经理 老师 教师 主任 主管 会计 出纳 师傅 店主".split()  # noqa: SIM905
"""People of whom only the place where they work tells the trade."""
_GOODS = "甜品 羊汤 乐器 古玩 标本 假肢 助听器 摩托车".split()  # noqa: SIM905
"""What shops sell that not many sell in one place."""
_TRADE_WORDS = AhoCorasick([*_POSTS, *_STAFF, *_GOODS])
_NO_NAME = frozenset("一家小某个这那开了的在间两三几多大老各类分第连首每到给做是从去租间有过还付按还签满走约")
_OF_PLACE = re.compile(
    r"(?:[店馆厂场铺坊所站局矿]|[琴车银典粮洋商]行|[中小]学|学校|医院|卫生院|幼儿园|车间|工地|项目|售楼部|化学|语文|数学|物理|英语|体育|音乐|销售)"
    r"[”」』\"]?[\u4e00-\u9fa5]{0,3}\Z"
)
_IN_VILLAGE = re.compile(r"[镇县乡村][\u4e00-\u9fa5]{1,6}[所站局院厂社团台学馆](?:[做当的里教]|上班|工作)")
_KEEPS = re.compile(r"(?:开|经营)[着了]?(?:一家)?[\u4e00-\u9fa5]{0,6}\Z")
_SHOP = re.compile(r"[\u4e00-\u9fa5]{0,3}[店铺馆]")
_REACH = 12
"""How far before a word of a trade what makes it one may begin, in characters."""
_MONTH = "月(?:(?<=[0-9一二三四五六七八九十]月)|(?<=[0-9一二三四五六七八九十] 月))"
_DAY = re.compile(
    rf"{_MONTH}[ ]?(?:3[01]|[12][0-9]|0?[1-9])[ ]?[日号]"
    rf"|{_MONTH}(?:初?[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九])[日号]"
    r"|月(?<=[腊正]月)[初廿二十]{1,2}[一二三四五六七八九十]"
)
_DATE = re.compile(r"(?:19|20)\d{2}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?![\d-])")
_VALUE = re.compile(r"[:：] $|[\d-]$")
_FEASTS = AhoCorasick(
    """
    除夕 大年初 元宵节 中秋节 中秋那天 中秋当晚 端午 重阳 七夕 元旦 冬至 清明节 清明那天 春节当天 春节那天
    国庆当天 国庆那天
    """.split()  # noqa: SIM905
)
_MISFORTUNES = AhoCorasick(
    """
    综合征 癌 瘤 血友病 白血病 透析 瘫痪 偏瘫 去世 病故 病逝 亡故 坠亡 溺水 溺亡 身亡 遇难 山洪 车祸 难产 流产
    早产 自杀 自缢 离婚 入狱 服刑 判刑 失踪 走失 被拐 截肢 压断 断指 烧伤 烫伤 爆炸 失火 起火 火灾 翻船 船沉
    沉船 坍塌 塌方 触电 中毒 撞伤 撞死 被撞 手术 移植 残疾 失明 失聪 聋哑 孤儿 收养 领养 矽肺 尘肺 化疗 植物人
    免职 开除 昏迷 脑梗 中风 骨髓 没有回来 精神分裂 抑郁症 尿毒症 渐冻 先天性 自闭 脑瘫 唐氏 罕见病 丧偶 丧子
    丧女 失独 早逝 离异 家暴 矿难 工伤 坠落 摔断 心梗 心脏病 肝硬化 肾衰 脑出血 确诊 病危 临终 出殡 办丧 后事
    丧事 办丧事 出事 落水 失聪 失语 瘸 毁容 换肾 换肝 洪水 泥石流 雪崩 雷击 电击 煤气 坠楼 跳楼 轻生 绑架 拐走 遭抢
    遭劫 被骗光
    出走 改嫁 入赘 戒毒 吸毒 离世 过世 身故 猝死 丧夫 丧妻 亡夫 亡妻 遗孤 守寡
    """.split()  # noqa: SIM905
)
_FATE = re.compile(r"[症患查得](?:(?<=症)(?!状|结|候)|(?:(?<=患)|(?<=查)出|(?<=得)了)[\u4e00-\u9fa5]{1,10}?[病炎])")
_NAMED = re.compile(
    r"[“「『\"][\u4e00-\u9fa5A-Za-z0-9]{2,14}(?:[”」』\"])(?=\s?(?:[\u4e00-\u9fa5]{0,6}(?:项目|工地|工程|楼盘|小区"
    r"|安置房|售楼部|馆|店|超市|民宿|餐厅|饭店|酒店|商场|市场|二期|一期|三期|租房|公寓|的老板|主题)))"
    r"|[“「『\"][\u4e00-\u9fa5A-Za-z0-9]{1,12}(?:馆|店|一号|[二三四五六七八九十]号|小镇|之眼|花园|澜居|府|苑|城|湾"
    r"|汤|坊|楼|轩|阁|居|记|吧|书屋|农庄|客栈|民宿|广场|大厦|中心)[”」』\"]"
)
_KIN = re.compile(
    rf"{_N}[来多]?岁(?![来以])|{_N}个月(?=[大的，。；女儿孩])"
    r"|[0-9两俩仨二三四五六七八]个?(?:未成年|读|上|没有成年|年幼)?[\u4e00-\u9fa5]{0,4}"
    r"(?:孩子|儿子|女儿|妹妹|弟弟|哥哥|姐姐|子女|老人)|[双龙三][胞凤]胎|独[子女生]|遗腹子"
    r"|[七八九]旬|年近[五六七八九]十|[两三四五六七][儿女子男][一两三四五]?[儿女]|兄[弟妹][二三四五六七八]人|姐妹[二三四五六七八]人"
    r"|一家[0-9两三四五六七八九十]{1,2}口|[大小二三老](?:儿子|女儿)|遗孀|[三四五六七八九]口(?:人|之家)|怀孕[0-9一二三四五六七八九]"
)
_PARAGRAPH = re.compile(
    r"\n(?:[ \t>]*\n)+|\n(?=[ \t]*(?:[-*+] |#|\d{1,2}\. |[A-Za-z_\u4e00-\u9fa5]{1,20}\s?[:：]\s|\|))"
)
_HEADINGS = re.compile(r"(?:\s|#[^\n]*\n)*")
FEWEST = 3
"""How many aspects together identify a person."""


def _finds(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.search(text) is not None


def _has_day(text: str) -> bool:
    """Whether an exact day is told; dates that are the value of a field are none of a person's."""
    if _DAY.search(text) or _FEASTS.find_matches_as_indexes(text):
        return True
    return any(not _VALUE.search(text, max(0, match.start() - 2), match.start()) for match in _DATE.finditer(text))


def _has_fate(text: str) -> bool:
    return bool(_MISFORTUNES.find_matches_as_indexes(text)) or _FATE.search(text) is not None


def _has_trade(text: str) -> bool:
    for index, start, end in _TRADE_WORDS.find_matches_as_indexes(text, overlapping=True):
        if index < len(_POSTS):
            return True
        first = max(0, start - _REACH)
        if index < len(_POSTS) + len(_STAFF):
            if _OF_PLACE.search(text, first, start):
                return True
        elif _KEEPS.search(text, first, start) and _SHOP.match(text, end):
            return True
    return _IN_VILLAGE.search(text) is not None


def _has_name(text: str) -> bool:
    if _NAMED.search(text):
        return True
    return any(
        _NO_NAME.isdisjoint(text[start - 2 : start])
        and _AFTER_NAME.match(text, max(0, start - 2), start)
        and not _NO_SHOP.match(text, end)
        for _, start, end in _SHOPS.find_matches_as_indexes(text)
    )


def _has_place(text: str) -> bool:
    return any(text[match.start() - 1] not in _VAGUE for match in _PLACE.finditer(text))


def _has_exact_sum(text: str) -> bool:
    return bool(sums(text))


_ASPECTS: dict[str, Callable[[str], bool]] = {
    "sum": _has_exact_sum,
    "place": _has_place,
    "day": _has_day,
    "trade": _has_trade,
    "fate": _has_fate,
    "named": _has_name,
    "kin": _finds(_KIN),
}
"""What tells the aspects; the rarest and cheapest first, for most texts are done after five that are missing."""
_TOLD = ("named", "fate", "sum", "place", "day", "trade", "kin")
"""The order in which they are told."""


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
    return tuple(name for name in _TOLD if name in found)
