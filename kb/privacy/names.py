"""Full names of people: a surname, a given name, and something around them that says that a person is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.privacy.hit import Hit, Kind
from kb.privacy.surnames import COMMON, DOUBLE, GIVEN, NOT_GIVEN, WORDLIKE, split_words

_CJK = "\u4e00-\u9fa5"
_PART = r"[ ·]?"
_NAME = re.compile(
    rf"(?P<surname>{'|'.join(sorted(DOUBLE))}|[{''.join(sorted(COMMON))}]){_PART}"
    rf"(?P<first>[{''.join(sorted(GIVEN))}])(?:{_PART}(?P<second>[{''.join(sorted(GIVEN))}]))?"
)

_LABELS = (
    "债务人|借款人|共借人|客户|被告人?|原告|持卡人|联系人|担保人|保证人|被执行人|申请人|当事人|经办人|承办人|主办"
    "|协办|复核|审批人|委托人|代理人|收件人|签收人|投保人|继承人|法人|法定代表人|法代|负责人"
    "|实控人|股东|合伙人|车主|户主|业主|店主|房东|租客|邻居|村民|村长|村主任|书记|老板娘?|经理|法官|律师|会计|出纳"
    "|主任|科长|局长|院长|校长|组长|班长|队长|厂长|店长|师傅|老师|医生|护士|警官|民警|法警|书记员"
    "|调解员|仲裁员|催收员|坐席|专员|同事|同学|战友|朋友|老乡|学员|讲师|司机|保安|妻子?|丈夫|爱人|配偶|前妻|前夫"
    "|老婆|老公|父亲?|母亲?|爸爸|妈妈|哥哥?|弟弟?|姐姐?|妹妹?|儿子|女儿|女婿|儿媳|岳父|岳母|公公|婆婆"
    "|舅舅|叔叔|姑姑|姨妈|表哥|表弟|表姐|表妹|堂哥|堂弟|侄子|外甥|孙子|家属|户名|开户人|姓名|真名|原名|曾用名|全名"
    "|名叫|叫做?|名为|自称|署名|落款|作者|主讲|撰稿|供稿|整理人?|请问是|请问您是|负责|老友|工友|债权人|公证员"
    "|执行员|包工头|工头|老人|中介|实习生"
)
_LABEL = re.compile(rf"(?:{_LABELS})(?:[:：=（(“\"「『，,\s]|是|为|叫|名叫|就是|即|_|-){{0,3}}$")
_NAMED = re.compile(
    rf"(?:姓名|户名|名叫|真名|本名|曾用名|(?:债务人|借款人|客户|持卡人|联系人|担保人|被告人?|原告)[是为：:叫])"
    r"[ ]?[是为叫：:]?[ ]?"
    rf"(?P<name>[{''.join(sorted(COMMON - WORDLIKE))}][{_CJK}]{{1,2}})(?=[，,。；;、）)”\n]|$)"
)
"""Whatever a name is made of, where it is said to be one."""
_REACH = 12
_ADDRESSED = re.compile(
    r"[ ]?(?:先生|女士|小姐|同志|总(?![是共计之额数想算会能要有在得把让被])|经理|老师|律师|法官|主任|师傅|阿姨|大姐"
    r"|大哥|大叔|大爷|大妈|叔叔|奶奶|爷爷|老板|书记|警官|医生|老先生|老人"
    r"|(?:的)?(?:母亲|父亲|妻子|丈夫|儿子|女儿|配偶|同事|朋友|邻居|哥哥|弟弟|姐姐|妹妹|家人|家属|代理人|身份证|手机号?|电话|号码|银行卡|账户|名下|案))"
)
_ACTS = re.compile(
    r"(?:本人|表示|来电|回电|接听|签字|签署|说|称|承认|答应|承诺|失业|去世|病故|未到庭|没有|不接|还款|还了|还清"
    r"|逾期|欠款|拖欠|名下|借款|贷款|申请|主办|主讲|复核|住|承办|经办|签收|一案|案"
    r"|诉|与|和|、|等人|在|从|把|被|因|已|今年|去年|现年|出生|[，,]?(?:男|女)[，,])"
)
_SPEAKS = re.compile(
    "表示|来电|回电|接听|签字|签了|承认|答应|承诺|失业|去世|本人|负责|跟进|主办|承办|经办|接手|说[，,：:“]|称[，,：:“]"
)
_GOES_ON = re.compile(
    rf"{_ACTS.pattern}|[的了是又也还不没只就都将曾对向到跟去要想能会愿有打接回给让叫请所同替早才先再问自很当两三一第]"
)
_STARTS = re.compile(r"(?:^|[\n\s。；;！!？?：:，,、（(“「『\[【|>\-_/]|由|请|让|找|给|对|向|与|和|跟|及|叫|是|被)$")
_ENDS = re.compile(rf"(?:$|[^{_CJK}A-Za-z0-9])")
_TITLES = frozenset("先生 小姐 女士 同志 老师 师傅 阿姨 大哥 大姐".split())  # noqa: SIM905
_FOLLOWED = split_words(
    """
    先生 小姐 明天 明确 明白 明年 平时 平常 平安 新号 新单 新的 成功 成为 生活 生意 生病 海外 家里 家人 家属 家庭 文件
    金额 同意 同时 同事 永远 正在 正好 立即 立刻 可以 可能 有人 有时 如果 如何 一起 一直 一共 一次 一周 一时
    一个 一笔 时候 大概 大约 少还 子女 心里 心情 向我 向法 开始 开口 开门 开车 开店 能够 全部 全家 有事 中午
    中间 中途 先后 先还 先说 无法 无人 长期 长大 知道 清楚 清偿 实际 实在 发来 发现 以后 以为 是否 是不 展期
    定期 定于 会在 会还 对方 承认 承诺 承担 信用 信贷 信息 起诉 起初 起来 会计 自己 名下 名字 工作 工资 工地
    工厂 开设 进行 通过 通话 通知 存款 申请 加入 应当 应该 成立 守约 守信 年底 年初 年前 年后 年迈 师傅 往返
    提出 提供 提前 放款 方便 方案 方式 方法 方面 方向 理由 理解 就是 就在 就说 居住 居然 望能 服务 村里 村口
    本人 本来 本月 和解 如期 如约 如实 如数 然后 到期
    """
)
"""Ordinary words that run from the last character of a seeming name into what follows."""


def names(text: str) -> Iterator[Hit]:
    """Every full name that stands for a person; 王某 and 李某某 are none."""
    for match in _NAME.finditer(text):
        end = _end(text, match)
        if end and _is_called_so(text, match, end):
            yield Hit(Kind.NAME, match.start(), end)
        elif end and _stands_alone(text, match, end):
            yield Hit(Kind.NAME, match.start(), end, sure=False)
    for match in _NAMED.finditer(text):
        if match["name"][:2] not in NOT_GIVEN and "某" not in match["name"]:
            yield Hit(Kind.NAME, match.start("name"), match.end("name"))


def _end(text: str, match: re.Match[str]) -> int:
    """Where the name ends; 0 where it is an ordinary word."""
    written = match["surname"] + match["first"]
    if written in DOUBLE or (len(match["surname"]) == 1 and written in NOT_GIVEN):
        return 0
    after = text[match.end() : match.end() + 1]
    if not match["second"]:
        return 0 if match["first"] + after in _FOLLOWED else match.end()
    given = match["first"] + match["second"]
    if given in _TITLES or given in _FOLLOWED:
        return 0
    return match.end("first") if match["second"] + after in _FOLLOWED else match.end()


def _is_called_so(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a label before it or a form of address behind says that it is a person."""
    labelled = _LABEL.search(text, max(0, match.start() - _REACH), match.start()) is not None
    if not labelled:
        return " " not in match[0] and _ADDRESSED.match(text, end) is not None and _begins(text, match.start())
    full, wordlike = _is_full(match, end), _is_wordlike(match)
    if full and not wordlike:
        return True
    goes_on = _ACTS if wordlike and not full else _GOES_ON
    return any(pattern.match(text, end) for pattern in (_ADDRESSED, _ENDS, goes_on))


def _stands_alone(text: str, match: re.Match[str], end: int) -> bool:
    """Whether it begins a clause and ends it, or does there what people do."""
    start = match.start()
    if " " in match[0] or _is_wordlike(match) or not _STARTS.search(text, max(0, start - 2), start):
        return False
    if _is_full(match, end):
        return _ENDS.match(text, end) is not None or _ACTS.match(text, end) is not None
    return _SPEAKS.match(text, end) is not None


def _is_full(match: re.Match[str], end: int) -> bool:
    """Whether the given name has two characters."""
    return end > match.end("first")


def _is_wordlike(match: re.Match[str]) -> bool:
    return match["surname"] in WORDLIKE


def _begins(text: str, start: int) -> bool:
    """Whether a name may begin here: not in the middle of a word."""
    alone = start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fa5"
    return alone or _STARTS.search(text, start - 1, start) is not None
