"""What a label in front gives away: WeChat and QQ accounts, numbers of contracts, certificates and devices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ahocorasick_rs import AhoCorasick

from kb.privacy.hit import Hit, Kind
from kb.privacy.runs import DIGIT

_LINK = (
    r"(?:(?:就|也)?[是为叫]|[:：=，,]|[ \t]|号码?|ID|id|名|[“\"「『（(〔【\[《<`*]"
    r"|登记[为的]?|写[的着]?|显示|填[的了]?|记[的作]){0,5}"
)
_QQ = re.compile(
    rf"(?:Q ?Q|q ?q|Qq|(?<![A-Za-z\u4e00-\u9fa5])[Qq扣](?=[:：])|扣扣|企鹅号|企鹅(?=[:：是]?[ ]?[0-9])|[扣抠叩蔻]{{2}}"
    rf"|[秋球丘]{{2}}号?|Q号|[加的][Qq](?=[:：是]))(?:号码?|群号?"
    rf"|邮箱|[\u4e00-\u9fa5]{{0,5}})?{_LINK}"
    rf"(?P<value>{DIGIT}(?:[ ._-]?{DIGIT}){{4,11}})(?!{DIGIT}|[条人元块万户次名个笔.\d])"
)
_QQ_AFTER = re.compile(
    r"(?<![-\d.A-Za-z])(?P<value>[1-9]\d{5,11})(?=[)）]?[（(]?\s?(?:就?是|为)?(?:他|她|我|客户|本人)?[的]?(?:QQ|qq|扣扣|企鹅号))"
)
_WXID = re.compile(r"(?<![A-Za-z0-9])wxid_[a-z0-9]{10,20}(?![A-Za-z0-9])")
_WECHAT_WORD = (
    r"(?:微[ \t]{0,2}信|[薇威微卫Vv][❤♥]️?|[薇威徽溦维]信|卫星号|绿泡泡|绿信"
    r"|[Ww]e[ \t]?[Cc]hat|WECHAT|[Ww]ei[ \t]?[Xx]in|V信|v信"
    r"|加[ \t]?[vV微薇](?=[:：\s是A-Za-z])"
    r"|(?<![A-Za-z])(?:VX|vx|Vx|wx|WX|V❤|(?<![\u4e00-\u9fa5])[薇威微卫](?:[❤♥心]|(?=\s?[:：]))|(?<![A-Za-z])[VvWw]"
    r"(?=[:：][ ]?[A-Za-z]))(?![A-Za-z]{2}))"
)
_WECHAT = re.compile(
    rf"{_WECHAT_WORD}(?P<link>[ \t]?(?:号码?|账号|帐号|ID|id|名)?(?:[ \t]?(?:就|也|还)?[是为叫]"
    rf"|[ \t]?[:：=])?[ \t]?[“\"「『（(`〔【\[]?[ \t]?)"
    r"(?P<value>[A-Za-z][-_A-Za-z0-9]{5,19})(?![A-Za-z0-9@.])"
)
_WECHAT_NUMBER = re.compile(
    rf"{_WECHAT_WORD}(?:号码?|账号|帐号|ID|id)(?:[ \t]?[是为叫]|[ \t]?[:：=])?[ \t]?(?P<value>\d{{5,12}})(?!\d)"
)
_ACCOUNT = r"(?<![-A-Za-z0-9_@./:#])(?P<value>[A-Za-z](?=[-A-Za-z]{0,18}[_0-9])[-_A-Za-z0-9]{5,19})(?![-A-Za-z0-9_@./])"
_WECHAT_NEAR = re.compile(rf"(?:微[ ]?信|绿泡泡|绿信|[Vv]信)[^A-Za-z0-9\n。；;！？]{{1,14}}{_ACCOUNT}")
_WECHAT_AFTER = re.compile(
    rf"{_ACCOUNT}(?=[^A-Za-z0-9\n。；;！？]{{0,10}}(?:微[ ]?信|绿泡泡|绿信|[Vv]信)(?!支付|公众|小程序|群发|版))"
)
_NO_ACCOUNT = re.compile(r"(?:编号|合同|借据|协议|工单|订单|流水|单号|录音|版本|批次|文件|卡|代码|截图)[^，,。]{0,6}$")
_CONTRACT_LABEL = (
    r"(?:合同|借据|协议|案件|工单|保单|保函|客户|会员|交易|委案|投诉|抵押|贷款|业务|放款|还款|债权|资产|分案|入催|担保|回单|存单"
    r"|授信|借款|进件|申请|档案|卷宗|工牌|员工|护照|驾驶证|驾照|行驶证|军官证|社保|医保|公积金|学籍|房产证"
    r"|不动产权?证?|营业执照|户口簿?|车架|发动机"
    r"|通行证|回乡证|港澳证|居留证|台胞证|病历|住院|病案|门诊)(?:编号|证号|单号|代码|卡号|账号|号码|号)|工号|VIN"
    r"|vin"
)
_CONTRACT = re.compile(
    rf"(?:(?:借据|合同|协议|保单)[（(]编号[:：]?[ ]?"
    rf"|(?:借据|合同|协议|保单)[ :：]?[（(〔【\[《“「#]?(?=[A-Za-z]{{1,4}}-?"
    rf"(?:[A-Za-z]{{1,4}}-?)?\d{{4}})"
    rf"|(?:{_CONTRACT_LABEL}){_LINK})(?:[#№]|No\.?[ ]?|NO\.?[ ]?)?(?P<value>(?:[\u4e00-\u9fa5]字第)?(?:[A-Z]{{1,4}}"
    rf"(?: \d{{3,8}}){{2,5}}"
    rf"|[A-Za-z0-9](?:[-_/.]?[A-Za-z0-9]){{5,39}}))(?![A-Za-z0-9])"
)
_FILED = re.compile(
    r"(?:合同|借据|协议|保单)(?:编号|号)?[是为：:（(\s]{0,3}"
    r"(?P<value>(?:[\u4e00-\u9fa5]{1,6}字)?[（(\[〔]?(?:19|20)\d{2}[)）\]〕]?年?[\u4e00-\u9fa5]{0,8}第?[0-9]{2,8}号)"
)
_BEFORE_CONTRACT = re.compile(
    r"(?P<value>[A-Z](?<![A-Za-z0-9-].)[A-Z]{0,5}[-_/]?(?:[A-Z0-9]{1,12}[-_/]?){1,6}\d)"
    r"(?=[）)〕】”」]?\s?(?:号|这[份张笔]|的|是|为|即)?(?:[^\S\n]?[（(])?(?:借款|贷款|分期)?(?:合同|借据|协议|保单)(?:编?号|[）)]|项下|$|[，,。]))"
)
_LONG_NUMBER = 6
_MAYBE_DEGREES = re.compile(r"[°度](?:(?<=\d.)|(?<=\d\s.))\s?\d")
_DEGREES = re.compile(
    r"(?:[东西南北][经纬]\s?)?\d{1,3}\s?[°度]\s?\d{1,2}\s?[′'’分]\s?(?:\d{1,2}(?:\.\d{1,4})?\s?[″\"”秒]\s?)?[EWNS]?"
    r"\s?[,，、/ ]?\s?(?:[东西南北][经纬]\s?)?\d{1,3}\s?[°度]\s?\d{1,2}\s?[′'’分]\s?(?:\d{1,2}"
    r"(?:\.\d{1,4})?\s?[″\"”秒]\s?)?[EWNS]?"
)
_DEVICE = re.compile(
    r"(?:IMEI(?:[12](?=[:：\s]))?|imei|MEID|IMSI|ICCID|IDFA|OAID|UDID|UUID"
    r"|设备(?:编号|标识码?|识别码|序列号|号码?|码|ID|指纹)(?:[ \t]?device_id)?"
    r"|终端(?:编号|号)|机器码"
    r"|机身号|串号|序列号|SN码?|手机串号|S/N"
    rf"|MAC(?:地址)?|Android[ \t]?ID|[Dd]evice[ _-]?[Ii][Dd]){_LINK}"
    rf"(?P<value>\d{{2}}(?: \d{{6}}){{2}} \d{{1,2}}|[A-Za-z0-9](?:[-_:]?[A-Za-z0-9]){{5,49}})(?![A-Za-z0-9])"
)
_MAC = re.compile(r"(?<![0-9A-Za-z:-])[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}(?![0-9A-Za-z]|[:-][0-9A-Fa-f])")
_IP = re.compile(
    rf"(?:(?:IP|ip)(?:v4)?(?:[ \t]?地址)?(?:归属)?|(?:登录|登陆|访问|来源|网络)地址){_LINK}"
    rf"(?P<value>(?:25[0-5]|2[0-4]\d|1?\d?\d)"
    rf"(?:\.(?:25[0-5]|2[0-4]\d"
    rf"|1?\d?\d)){{3}})(?!\d|\.\d)"
)
_IPV6 = re.compile(
    r"(?:IP|ip)(?:v6)?(?:[ \t]?地址)?[ \t:：是为]{0,3}"
    r"(?P<value>(?:[0-9A-Fa-f]{1,4}:){1,7}(?::?[0-9A-Fa-f]{1,4}){1,7})(?![0-9A-Za-z:])"
)
_POSITION = re.compile(
    r"(?<![\d.])(?:[东西南北]?[经纬]度?[ :：为是]{0,2})?-?\d{1,3}\.\d{4,10}[°度]?[EWNS]?[ \t]?[,，、/& ;；][ \t]?"
    r"(?:[东西南北]?[经纬]度?[ :：为是]{0,2}|[NSEW][ ]?|(?:lat|lng|lon|long)[=:][ ]?)?-?\d{1,3}\.\d{4,10}(?![\d.])"
)
_DIGITS = 3
_SAFE = re.compile(r"DEMO|示例|X{4,}", re.IGNORECASE)
_REAL = re.compile("[1-9]")
_QQ_WORDS = (
    "QQ",
    "q q",
    "Q：",
    "Q:",
    "扣：",
    "扣:",
    "Q Q",
    "qq",
    "Qq",
    "扣扣",
    "企鹅号",
    "秋秋",
    "球球",
    "丘丘",
    "抠抠",
    "叩叩",
    "蔻蔻",
    "企鹅",
    "Q号",
    "加Q",
    "加q",
    "的Q",
)
_WECHAT_WORDS = (
    "微信", "微 信", "薇信", "威信", "卫星号", "hat", "HAT", "eixin", "eiXin", "EIXIN", "V信", "v信", "VX",
    "vx", "Vx", "wx", "WX", "V❤", "加v", "加V", "加 v", "加 V", "薇", "❤", "♥", "微：", "微:", "加微", "加薇",
    "V:", "V：", "v:", "v：", "wxid", "威：", "威:",
    "卫：", "卫:", "微  信", "微 信", "微\t信", "徽信", "溦信", "维信", "绿泡泡", "绿信",
)  # fmt: skip
_DEVICE_WORDS = (
    "MEI", "imei", "IMSI", "ICCID", "IDFA", "OAID", "UDID", "UUID", "设备", "机身号", "串号", "序列号", "SN",
    "S/N", "MAC", "Android", "evice",
)  # fmt: skip
_WORDS = {Kind.QQ: _QQ_WORDS, Kind.WECHAT: _WECHAT_WORDS, Kind.DEVICE: _DEVICE_WORDS}
_OF_WORD = tuple(kind for kind, words in _WORDS.items() for _ in words)
_LABELS = AhoCorasick([word for words in _WORDS.values() for word in words])
"""All words of labels at once: most texts have none, and are not searched for what would follow."""
_MAYBE_CONTRACT = re.compile(
    r"[号码据同议单Vv字](?:(?:(?<=[号码据同议单])|(?<=V)IN|(?<=v)in)(?![\u4e00-\u9fa5])[^\n]{0,6}?[A-Za-z0-9]"
    r"|(?<=[号码])(?:[是为]|就是|字|登记[为的]?|写[的着]?是?|显示为?|填[的了]?是?|记[的作])\s?[:：]?\s?[A-Za-z0-9]"
    r"|(?<=字)[（(\[〔]?(?:19|20)\d{2})"
)
_MAYBE_MAC = re.compile(r"[:-](?:(?<=[0-9A-Fa-f]:)[0-9A-Fa-f]{2}:|(?<=-)(?:[0-9A-Fa-f]{2}-){3})")
_MAYBE_POSITION = re.compile(r"\.\d{4}")
_MAYBE_IP = re.compile(r"[.:](?:(?<=\.)\d{1,3}\.\d|(?<=[0-9A-Fa-f]:)[0-9A-Fa-f:])")
_MAYBE_ADDRESS = re.compile(
    r"[.:°度-](?:(?<=\.)(?:\d{4}|\d{1,3}\.\d)|(?<=[0-9A-Fa-f]:)[0-9A-Fa-f:]|(?<=-)(?:[0-9A-Fa-f]{2}-){3}"
    r"|(?:(?<=\d[°度])|(?<=\d\s[°度]))\s?\d)"
)
"""Whether any of the next four may be there."""
_PAPERS = ("合同", "借据", "协议", "保单")
_BY_SHAPE = ((_MAYBE_MAC, _MAC), (_MAYBE_POSITION, _POSITION), (_MAYBE_DEGREES, _DEGREES))


def labelled(text: str) -> Iterator[Hit]:
    """Every account, contract, certificate and device that is named by its label."""
    there = {_OF_WORD[index] for index, _, _ in _LABELS.find_matches_as_indexes(text, overlapping=True)}
    if Kind.QQ in there:
        yield from _all(_QQ, Kind.QQ, text)
        yield from _all(_QQ_AFTER, Kind.QQ, text)
    if Kind.WECHAT in there:
        yield from _wechat(text)
    if _MAYBE_CONTRACT.search(text):
        yield from _all(_CONTRACT, Kind.CONTRACT, text)
        yield from _all(_FILED, Kind.CONTRACT, text)
    if any(word in text for word in _PAPERS):
        for match in _BEFORE_CONTRACT.finditer(text):
            if sum(map(str.isdigit, match["value"])) >= _LONG_NUMBER and _is_number(match["value"]):
                yield Hit(Kind.CONTRACT, match.start("value"), match.end("value"))
    if Kind.DEVICE in there:
        yield from _all(_DEVICE, Kind.DEVICE, text)
    yield from _addresses_and_positions(text)


def _addresses_and_positions(text: str) -> Iterator[Hit]:
    """What a device is reached by, and where it was."""
    if not _MAYBE_ADDRESS.search(text):
        return
    for hint, pattern in _BY_SHAPE:
        if hint.search(text):
            yield from _plainly(pattern, text)
    if _MAYBE_IP.search(text):
        for match in chain(_IP.finditer(text), _IPV6.finditer(text)):
            yield Hit(Kind.DEVICE, match.start("value"), match.end("value"))


def _plainly(pattern: re.Pattern[str], text: str) -> Iterator[Hit]:
    return (Hit(Kind.DEVICE, match.start(), match.end()) for match in pattern.finditer(text))


def _all(pattern: re.Pattern[str], kind: Kind, text: str) -> Iterator[Hit]:
    for match in pattern.finditer(text):
        if kind is Kind.QQ or _is_number(match["value"]):
            yield Hit(kind, match.start("value"), match.end("value"))


def _is_number(value: str) -> bool:
    """Whether a value has digits enough to be a number of something, and is no example."""
    digits = sum(map(str.isdigit, value))
    return digits >= _DIGITS and _REAL.search(value) is not None and not _SAFE.search(value)


def _wechat(text: str) -> Iterator[Hit]:
    for match in _WECHAT.finditer(text):
        value, link = match["value"], match["link"].strip()
        named = link.endswith((":", "：", "=", "是", "为", "叫", "号", "ID", "id", "“", "「", "号码", "账号"))
        if named or any(sign.isdigit() or sign == "_" for sign in value):
            yield Hit(Kind.WECHAT, match.start("value"), match.end("value"))
    for match in _WXID.finditer(text):
        yield Hit(Kind.WECHAT, match.start(), match.end())
    for pattern in (_WECHAT_NEAR, _WECHAT_AFTER):
        for match in pattern.finditer(text):
            if not _NO_ACCOUNT.search(text, max(0, match.start("value") - 12), match.start("value")):
                yield Hit(Kind.WECHAT, match.start("value"), match.end("value"))
    for match in _WECHAT_NUMBER.finditer(text):
        yield Hit(Kind.WECHAT, match.start("value"), match.end("value"))
