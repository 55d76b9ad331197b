"""Names that are ordinary words, and names of other languages rendered in characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from kb.privacy.calling import ACTS, AFTER, ENDS, GOES, REACH, STARTS, is_called
from kb.privacy.surnames import split_words

_LIKE_THINGS = split_words(
    """
    高峰 高原 高山 高远 高歌 高洁 高飞 高亮 黄河 黄山 黄海 江山 江南 江海 江河 江涛 江波 江帆 向阳 向荣 向前 常青
    常乐 文明
    文静 文学 文化 文艺 文章 文武 文雅 康健 康宁 康乐 温暖 温馨 温柔 温情 时光 时新 时雨 经纬 路远 路遥 路平 凌云
    凌霄 白雪
    白云 白杨 白露 白帆 白鸽 田野 田园 田地 安宁 安然 安康 安平 万全 万里 万年 万福 万山 万水 于洋 于海 方圆 方正
    方舟 方向
    马力 马达 金星 金山 金秋 金银花 金鑫 平安 花朵 明亮 明月 明星 水晶 云海 云龙 云飞 龙腾 龙飞 齐心 齐全 顾全 顾盼 关爱
    华丽 华夏 阳光 阳春 夏天 夏雨 夏至 夏荷 夏凉 雷鸣 雷霆 雷雨 雷电 孔雀 杨柳 杨帆 杨树 林海 林荫 林森 石英 石磊
    柳絮 柳叶
    梅花 陆海 陆地 张扬 程序 成长 成林 成龙 成章 冷锋 季节 纪念 宋词 唐诗 周全 周正 周游 周密 武艺 文采 钱进 钱程
    钱多 余生
    余晖 余音 余粮 贺喜 贺年 湛蓝 池塘 洪亮 洪福 汪洋 满意 满月 时尚 包容 双喜 双全 申明 简洁 连心 宣扬 严明 甘露
    甘霖 甘甜
    苗条 谷雨 麦田 麦穗 祝福 盛开 盛夏 丰收 丰年 钟声 钟情 钟表 晨曦 曙光 春风 姜黄 姜花 车轮 毛笔 米粒 米兰 米香
    焦点 古城
    古月 海洋 海燕 蓝天 蓝海 黎明 黎民 童心 童真 童谣 章程 燕子 鲁班 苏醒 秦腔 乐天 严冬 卫国 卫星 卫红 司南 游龙
    郎平 盘古 宫灯
    付出 付清 房源 强盛 强大 原野 原因 南方 东风 东海 来福 来喜
    """
)
_LIKE_MANNERS = split_words(
    "高兴 成功 安心 安静 平静 冷静 严肃 温和 乐观 简单 明确 任性 关心 和气 方便 常在 应允 明白 任意 盛情 何必 高明"
)
"""Also how somebody does something: `客户成功…` and `客户高兴…` go on so."""
_ROLE = (
    "客户|借款人|共借人|债务人|持卡人|联系人|担保人|保证人"
    "|申请人|当事人|被告人?|原告|还款人|户主|车主|店主|邻居|房东|同事|其[妻夫父母子女]"
)
_CALLED = (
    "名?叫做?|姓名(?:栏)?(?:显示|登记|填写?)?[为是：:]|名字(?:就)?[叫是]|真名|本名|原名"
    "|自称|署名|落款|户名[为是：:]?|[名人收三二一四五六]栏"
)
_BELONGS = (
    "分期|修理铺|店|铺|面馆|餐馆|贷款|借款|账单|妻子|丈夫|母亲|父亲|儿子|女儿|家人|工资|手机|电话|录音|身份证|签字|摊"
)
WORDS = (*sorted(_LIKE_THINGS), *sorted(_LIKE_MANNERS))
"""Words that are somebody's name where they are said to be."""
_FIND = AhoCorasick(WORDS, matchkind=MatchKind.LeftmostLongest)
_IS_CALLED = re.compile(rf"(?:{_CALLED})[“「『\"]?$")
_IS_ROLE = re.compile(rf"(?:{_ROLE})$")
_IS_LED_TO = re.compile("(?:说|讲|问|提到|关于|接到|联系|[跟和与找给催]客户|[跟找给催])$")
_AS_CALLED = re.compile('[，,。；;、）)」』”"！？（(\\n]|$|的(?:客户|小伙|姑娘|人|男|女|老|借款人|债务人)')
_TRULY = re.compile("[（(](?:真名|身份证|本名|就叫|原名|化名|男|女)")
_AS_ROLE = re.compile(
    rf"[（(]|的(?:{_BELONGS}|案(?!例))|来电|回电|表示|说(?!不出|不上|不定|完|起来|好)|讲|提供了?|反映|名下|本人|住院|约定|答应|承诺"
    r"|态度|自述|逾期|欠|[，,](?:男|女|在校|[0-9一二三四五六七八九十]{1,3}[多来]?岁)"
    r"|在[\u4e00-\u9fa5]{1,8}?(?:烧|做|当|上班|打工|开|卖|住|干|跑|教|养|工作)"
)
_AS_LED_TO = re.compile("的(?:案(?!例)|分期|账|贷款)|住院|本人|回电|来电|没接|约[好定]")
_PARTS = (
    "马兰米不都西阿卜杜艾买提江古丽尔热依木库班吐逊迪里娜扎帕孜祖农麦玉素甫托亚森赛克巴特努沙衣斯拉穆罕默德哈肉帕牙达吾夏汗格加拜什图苏莱曼"
    "卡乌满伊敏塔希玛多杰西卓嘎次仁措旺堆央金洛桑平顿珠丹增贡布普姆罗白吉尼边那顺雅其琴日勒赫音宝朝鲁云毕力青宁牡迭如合明居来力"
    "巴图代钦敖登恩和才让索南旦真周加昂羊拉毛周本曲培强久合铁别克叶尔肯江巴哈提"
)
_PART = f"[{''.join(sorted(set(_PARTS)))}]"
_RENDERED = re.compile(f"{_PART}(?<!{_PART}.){_PART}{{2,7}}(?!{_PART})")
_TYPICAL = re.compile(
    "古丽|阿卜杜|阿不都|阿迪力|米尔|乌兰|热西提|买买提|吐尔逊|艾尔肯|热合曼|依明|努尔|木沙|娜尔|阿依|迪丽|帕提|玉素甫|艾合|扎西|次仁|卓玛|央金|洛桑|平措|顿珠|旺堆|多吉"
    "|尼玛|格桑|达娃|丹增|贡布|拉姆|才让|索南|白玛|德吉|罗布|次旺|仁青|巴特尔|巴图|那顺|巴雅尔|其其格|图雅|乌日|高娃|斯琴|格日勒|苏和|呼和"
    "|朝鲁|毕力格|宝音|别克|叶尔|哈提|汗古|买提|库尔班|肉孜|吾守尔|赛买|阿木|吉克|尔古|木江|卡德尔|热依|玛依|依努"
)
_SHORTEST, _SURE = 3, 4


def word_names(text: str) -> Iterator[tuple[int, int]]:
    """Names that are ordinary words, where somebody is said to be called so or does what only people do."""
    for index, start, end in _FIND.find_matches_as_indexes(text):
        left = max(0, start - REACH)
        if (
            (_IS_CALLED.search(text, left, start) and _AS_CALLED.match(text, end))
            or (
                _IS_ROLE.search(text, left, start)
                and (_AS_ROLE if index < len(_LIKE_THINGS) else _TRULY).match(text, end)
            )
            or (index < len(_LIKE_THINGS) and _IS_LED_TO.search(text, left, start) and _AS_LED_TO.match(text, end))
        ):
            yield start, end


_DOTTED = re.compile("[\u4e00-\u9fa5]{1,5}[·•][\u4e00-\u9fa5]{2,5}?")


def dotted_names(text: str) -> Iterator[tuple[int, int]]:
    """Names of any other language, where a label says that a person is meant."""
    if "·" not in text and "•" not in text:
        return
    for match in _DOTTED.finditer(text):
        for start in range(match.start(), match.end() - _SHORTEST + 1):
            if "·" not in text[start + 1 : match.end()] and "•" not in text[start + 1 : match.end()]:
                break
            if is_called(text, start) and (end := _end(text, start, match.end() + _SHORTEST)):
                yield start, end
                break


def rendered_names(text: str) -> Iterator[tuple[int, int]]:
    """Names of other languages without a dot between their parts."""
    for match in _RENDERED.finditer(text):
        if not _TYPICAL.search(match[0]):
            continue
        for start in range(match.start(), match.end() - _SHORTEST + 1):
            labelled = is_called(text, start)
            if not (
                labelled
                or STARTS.search(text, max(0, start - 2), start)
                or AFTER.search(text, max(0, start - REACH), start)
            ):
                continue
            end = _end(text, start, match.end())
            if end or (labelled and match.end() - start >= _SURE):
                yield start, end or match.end()
                break


def _end(text: str, start: int, last: int) -> int:
    """Where a name may end: the furthest place after which comes a pause or what people do; 0 if nowhere."""
    for end in range(min(last, len(text)), start + _SHORTEST - 1, -1):
        if any(pattern.match(text, end) for pattern in (ENDS, ACTS, GOES)):
            return end
    return 0
