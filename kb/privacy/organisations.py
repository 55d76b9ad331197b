"""Full names of companies and law firms: a name of its own before a legal form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.privacy.hit import Hit, Kind

_ANY_FORM = re.compile("公 ?司|律所|事务所|事 务 所|合伙企业|合作社|集团")
_FORM = (
    r"(?:(?:集团|控股)?(?:有限责任|股份有限|有\s?限)\s?(?:总|分|子)?公\s?司|(?:集团|分)公司"
    r"|(?:律师|会计师|法律)事务所|合伙企业(?:[（(](?:有限|普通|特殊普通)合伙[）)])?|专业合作社)"
)
_NAME = re.compile(
    rf"(?P<name>[\u4e00-\u9fa5A-Za-z0-9]{{1,16}}(?:[（(·][\u4e00-\u9fa5]{{2,6}}[）)]?[\u4e00-\u9fa5]{{0,12}})?)"
    rf"(?P<form>{_FORM})"
)
_SPACED = re.compile(rf"(?P<name>[\u4e00-\u9fa5]{{2,8}}(?: [\u4e00-\u9fa5]{{2,8}}){{1,4}}) ?(?P<form>{_FORM})")

_SHORT = re.compile(
    r"(?:(?<=[在给去与和到为被向从找跟经由：:“「『是])|(?<=出现了)|(?<=拖欠)|(?<=供职于)|(?<=就职于))(?P<name>"
    r"[^\W\d做的了在是给去与和到为被向从找年月前后人城县区镇出来过靠忙某甲乙丙丁戊己庚辛一两三几本外内新老大小那这该各合家另同其他她你我别哪]{2,4}"
    r"(?:物流|货运|运输|快递|贸易|商贸|劳务|建筑|装饰|装修|餐饮|酒店|科技|咨询|食品|服装|纺织|建材|地产|置业|广告|传媒|租赁|旅游|物业|家政|保洁"
    r"|工程|机械|电子|网络|实业|农业|养殖|医药|汽贸|保安|中介|文化|供应链|投资|典当|担保|资产|服务|管理){1,2})(?P<form>公司)"
    r"|(?<=[在给去与和到被向从找跟由：:“「])(?P<firm>[^\W\d做的了在某甲乙丙丁戊己庚辛一两三几本外内新老大小那这该各家另同其他她你我真]{2,3})律所"
)
"""Without the legal form, but after a word that leads to it, and with a trade between the name and the form."""
_LETTER_BY_LETTER = re.compile(
    r"(?<![\u4e00-\u9fa5] )(?P<name>(?:[\u4e00-\u9fa5] ){2,14})(?P<form>有 限 (?:责 任 )?公 司|事 务 所)"
)
_LEAD = re.compile(
    r".*(?:其为|[在是给的由到与向对从被跟让找把叫写了着]|原告|被告|上游|下游|雇主|东家|客户|机构|主体|移交|单位|公司|名义|委托"
    r"|债权人|债务人|借款人|持卡人|担保人|保证人|合伙人|供应商|开发商|发包方|承包方|甲方|乙方|老板|设立|变更|备案|介绍"
    r"|解散|改制|入职|就职|任职|供职|打工|经营|开办|登记|注册|股东|所在|说|称|名为|有(?!限)|来自|代表|本案|一审|二审|法人"
    r"|(?:他|她|我|们|人|方|双方|本人|银行|签约?|职|属|交|让|起诉|成立|担保|合作|结算|寄|发|送|付|汇|欠|卖|供|售|借|租|押)"
    r"[和为于以经按或及过里等也都将])"
)
_ANONYMOUS = re.compile(
    r"某|××|XX|[Xx]{2}|\*\*|例如|^(?:示例|样例)|^[甲乙丙丁戊己庚辛]|^[A-Z](?![A-Za-z])|^(?:本|该|各|贵|我|你|他|其|另|同一|同类"
    r"|任何|哪|每|整个)"
)
_GENERIC = re.compile(
    r"小额贷款|消费金融|汽车金融|融资租赁|融资担保|金融租赁|资产管理|信托|保险|证券|基金|商业保理|保理|典当|外商|投资"
    r"|国有|独资|控股|一人|非上市|上市|有限|限|责任|股份|特殊|普通|合伙|金融|网络|互联网|地方|中小|大型|小型|外部|委外"
    r"|催收|清收|服务|第三方|专业|相关|其他|所有|全部|新设|集团|商贸|贸易|建筑|建材|建设|工程|科技|物业|物流|餐饮|装饰|装修"
    r"|咨询|信息|管理|企业|公司|律师|会计师|法律|农民|农业|担保|征信|支付|评估|拍卖|数据|技术|租赁|电子|商务|合作|签约|入围|公示|名单|设立|依法|应当|可以"
    r"|不得|已经|备案|境内|境外|本地|外地|当地|民营|私营|劳务|派遣|人力资源|房地产|置业|开发|食品|服装|运输|冷链|旅游|文化"
    r"|传媒|广告|制造|实业|(?:一|两|几|多|三|这|那|哪|有|某|每)[个家类]|^[的和与及或前后时等且]+|[的和与及或前后时等且]+$"
)
_GENERAL = re.compile("中国|欧洲|国外|海外|国内|全国|上市|持牌|正规|非法|第三|委托|催收|清收|合规|行业|知名|头部")
_STAND_IN = re.compile(r"示例(?=.{0,24}(?:占位|模板|举例|虚构))", re.DOTALL)
"""A name that the text itself says is nobody's."""
_GROUP = re.compile(r"(?P<name>[\u4e00-\u9fa5]{2,8})(?P<form>集团)(?!公司|有限|股份|控股|化|内|层|军|犯罪)")
_FORM_ENDS = re.compile(r"公\s?司|律所|事务所|合伙企业|合作社|集团")
_SHORTEST = 2
_LONGEST = 64
"""No name with its form is longer, in characters."""
_NOTE_REACH = 24


def organisations(text: str) -> Iterator[Hit]:
    """Every company and law firm that is called by its full name."""
    if not _ANY_FORM.search(text):
        return
    yield from _short(text)
    for pattern in (_SPACED, _NAME, _GROUP):
        done = 0
        for match in _around_forms(pattern, text):
            start = _start_of_name(match)
            if start is not None and start >= done:
                yield Hit(Kind.COMPANY, start, match.end())
                done = match.end()


def _around_forms(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `finditer` finds; a name may begin at any character, so it is looked for around forms only."""
    first = last = 0
    for form in _FORM_ENDS.finditer(text):
        if form.start() - _LONGEST > last:
            yield from pattern.finditer(text, first, last)
            first = form.start() - _LONGEST
        last = form.end() + _LONGEST
    yield from pattern.finditer(text, first, last)


def _short(text: str) -> Iterator[Hit]:
    """Names without the legal form, and those that are spaced letter by letter."""
    if "律所" in text or "公司" in text:
        for match in _around_forms(_SHORT, text):
            if match["firm"] or (
                len(_GENERIC.sub("", match["name"])) >= _SHORTEST and not _GENERAL.search(match["name"])
            ):
                yield Hit(Kind.COMPANY, match.start(), match.end())
    if "公 司" in text or "事 务 所" in text:
        for match in _LETTER_BY_LETTER.finditer(text):
            if not _ANONYMOUS.search(match["name"]):
                yield Hit(Kind.COMPANY, match.start(), match.end())


def _start_of_name(match: re.Match[str]) -> int | None:
    """Where the name of its own begins: after the words that lead to it; none where it is no name of its own."""
    name = match["name"]
    lead = _LEAD.match(name[:-_SHORTEST]) if len(name) > _SHORTEST else None
    start = lead.end() if lead else 0
    own = name[start:]
    if _STAND_IN.search(match.string, match.start(), match.end() + _NOTE_REACH):
        return None
    if _ANONYMOUS.search(own) or "公司" in own or "事务所" in own or own[-1] in "的和与及或":
        return None
    if len(_GENERIC.sub("", own.replace(" ", ""))) < _SHORTEST:
        return None
    return match.start("name") + start
