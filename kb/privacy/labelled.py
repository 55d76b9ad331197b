"""What a label in front gives away: WeChat and QQ accounts, numbers of contracts, certificates and devices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from kb.privacy.hit import Hit, Kind
from kb.privacy.runs import DIGIT

_LINK = r"(?:(?:就|也)?[是为叫]|[:：=，,]|[ \t]|号码?|ID|id|名|[“\"「『（(`*]){0,5}"
_QQ = re.compile(
    rf"(?:Q ?Q|qq|Qq|扣扣|企鹅号|[秋球丘]{{2}}号|Q号|[加的][Qq](?=[:：是]))(?:号码?|群号?"
    rf"|邮箱)?{_LINK}(?P<value>{DIGIT}(?:[ -]?{DIGIT}){{4,11}})(?!{DIGIT})"
)
_WECHAT_WORD = (
    r"(?:微[ \t]?信|薇信|威信|卫星号|[Ww]e[ \t]?[Cc]hat|WECHAT|[Ww]ei[ \t]?[Xx]in|V信|v信|加[ \t]?[vV](?=[:：\s是])"
    r"|(?<![A-Za-z])(?:VX|vx|Vx|wx|WX|V❤|(?<![\u4e00-\u9fa5])[薇威微卫][❤♥心]?(?=\s?[:：]))(?![A-Za-z]{2}))"
)
_WECHAT = re.compile(
    rf"{_WECHAT_WORD}(?P<link>(?:号码?|账号|帐号|ID|id|名)?(?:[ \t]?(?:就|也|还)?[是为叫]"
    rf"|[ \t]?[:：=])?[ \t]?[“\"「『（(`]?[ \t]?)"
    r"(?P<value>[A-Za-z][-_A-Za-z0-9]{5,19})(?![A-Za-z0-9@.])"
)
_WECHAT_NUMBER = re.compile(
    rf"{_WECHAT_WORD}(?:号码?|账号|帐号|ID|id)(?:[ \t]?[是为叫]|[ \t]?[:：=])?[ \t]?(?P<value>\d{{5,12}})(?!\d)"
)
_CONTRACT_LABEL = (
    r"(?:合同|借据|协议|案件|工单|保单|保函|客户|会员|交易|委案|投诉|抵押|贷款|业务|放款|还款|债权|资产|分案|入催|担保|回单|存单"
    r"|授信|借款|进件|申请|档案|卷宗|工牌|员工|护照|驾驶证|驾照|行驶证|军官证|社保|医保|公积金|学籍|房产证"
    r"|不动产权?证?|营业执照|户口簿?|车架|发动机"
    r"|通行证|回乡证|港澳证|居留证|台胞证|病历|住院|病案|门诊)(?:编号|证号|单号|代码|卡号|账号|号码|号)|工号|VIN"
    r"|vin"
)
_CONTRACT = re.compile(
    rf"(?:(?:借据|合同|协议|保单)[（(]编号[:：]?[ ]?|(?:借据|合同|协议|保单)[ :：]?(?=[A-Za-z]{{1,4}}-?\d{{4}})"
    rf"|(?:{_CONTRACT_LABEL}){_LINK})[#№]?(?P<value>(?:[\u4e00-\u9fa5]字第)?(?:[A-Z]{{1,4}}(?: \d{{3,8}}){{2,5}}"
    rf"|[A-Za-z0-9](?:[-_/.]?[A-Za-z0-9]){{5,39}}))(?![A-Za-z0-9])"
)
_FILED = re.compile(
    r"(?:合同|借据|协议|保单)(?:编号|号)?[是为：:（(\s]{0,3}"
    r"(?P<value>(?:[\u4e00-\u9fa5]{1,6}字)?[（(\[〔]?(?:19|20)\d{2}[)）\]〕]?年?[\u4e00-\u9fa5]{0,8}第?[0-9]{2,8}号)"
)
_DEVICE = re.compile(
    r"(?:IMEI(?:[12](?=[:：\s]))?|imei|MEID|IMSI|ICCID|IDFA|OAID|UDID|UUID"
    r"|设备(?:编号|标识码?|识别码|序列号|号码?|码|ID|指纹)(?:[ \t]?device_id)?"
    r"|终端(?:编号|号)|机器码"
    r"|机身号|串号|序列号|SN码?|手机串号|S/N"
    rf"|MAC(?:地址)?|Android[ \t]?ID|[Dd]evice[ _-]?[Ii][Dd]){_LINK}"
    rf"(?P<value>\d{{2}}(?: \d{{6}}){{2}} \d{{1,2}}|[A-Za-z0-9](?:[-_:]?[A-Za-z0-9]){{5,49}})(?![A-Za-z0-9])"
)
_MAC = re.compile(r"(?<![0-9A-Za-z:-])[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}(?![0-9A-Za-z:-])")
_IP = re.compile(
    rf"(?:IP|ip)(?:v4)?(?:[ \t]?地址)?(?:归属)?{_LINK}(?P<value>(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d"
    rf"|1?\d?\d)){{3}})(?!\d|\.\d)"
)
_IPV6 = re.compile(
    r"(?:IP|ip)(?:v6)?(?:[ \t]?地址)?[ \t:：是为]{0,3}"
    r"(?P<value>(?:[0-9A-Fa-f]{1,4}:){1,7}(?::?[0-9A-Fa-f]{1,4}){1,7})(?![0-9A-Za-z:])"
)
_POSITION = re.compile(
    r"(?<![\d.])(?:[东西南北]?[经纬]度?[ :：为]{0,2})?\d{2,3}\.\d{4,10}°?[EWNS]?[ \t]?[,，、/ ][ \t]?"
    r"(?:[东西南北]?[经纬]度?[ :：为]{0,2})?\d{2,3}\.\d{4,10}(?![\d.])"
)
_DIGITS = 3
_SAFE = re.compile(r"DEMO|示例|X{4,}", re.IGNORECASE)
_REAL = re.compile("[1-9]")
_QQ_WORDS = ("QQ", "Q Q", "qq", "Qq", "扣扣", "企鹅号", "秋秋", "球球", "丘丘", "Q号", "加Q", "加q", "的Q")
_WECHAT_WORDS = (
    "微信", "微 信", "薇信", "威信", "卫星号", "hat", "HAT", "eixin", "eiXin", "EIXIN", "V信", "v信", "VX",
    "vx", "Vx", "wx", "WX", "V❤", "加v", "加V", "加 v", "加 V", "薇", "❤", "♥", "微：", "微:", "威：", "威:",
    "卫：", "卫:",
)  # fmt: skip
_DEVICE_WORDS = (
    "MEI", "imei", "IMSI", "ICCID", "IDFA", "OAID", "UDID", "UUID", "设备", "机身号", "串号", "序列号", "SN",
    "S/N", "MAC", "Android", "evice",
)  # fmt: skip
_MAYBE_CONTRACT = re.compile(
    r"(?:[号码据同议单]|VIN|vin)(?![\u4e00-\u9fa5])[^\n]{0,6}?[A-Za-z0-9]|[号码](?:[是为]|就是"
    r"|字)\s?[:：]?\s?[A-Za-z0-9]|字[（(\[〔]?(?:19|20)\d{2}"
)
_MAYBE_MAC = re.compile(r":[0-9A-Fa-f]{2}:|[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}-")
_MAYBE_POSITION = re.compile(r"\.\d{4}")
_MAYBE_IP = re.compile(r"\.\d{1,3}\.\d|[0-9A-Fa-f]{1,4}:[0-9A-Fa-f:]")


def labelled(text: str) -> Iterator[Hit]:
    """Every account, contract, certificate and device that is named by its label."""
    if any(word in text for word in _QQ_WORDS):
        yield from _all(_QQ, Kind.QQ, text)
    if any(word in text for word in _WECHAT_WORDS):
        yield from _wechat(text)
    if _MAYBE_CONTRACT.search(text):
        yield from _all(_CONTRACT, Kind.CONTRACT, text)
        yield from _all(_FILED, Kind.CONTRACT, text)
    if any(word in text for word in _DEVICE_WORDS):
        yield from _all(_DEVICE, Kind.DEVICE, text)
    if _MAYBE_MAC.search(text):
        yield from _plainly(_MAC, text)
    if _MAYBE_POSITION.search(text):
        yield from _plainly(_POSITION, text)
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
    for match in _WECHAT_NUMBER.finditer(text):
        yield Hit(Kind.WECHAT, match.start("value"), match.end("value"))
