"""What is written in place of personal data, and what of it a message may show."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kb.checks.privacy.sightings import Sighting
from kb.privacy import Kind
from kb.privacy.mask import starred
from kb.privacy.surnames import DOUBLE

_FORM = re.compile(r"(?:律师|会计师|法律)?事务所|合伙企业|合作社|公\s?司")


@dataclass(frozen=True, slots=True)
class _Noun:
    """What a kind is called, and the words before a value that already say so."""

    zh: str
    labels: str


_NOUNS: Mapping[Kind, _Noun] = {
    Kind.MOBILE: _Noun("手机号", "手机|电话|号码|号|联系方式"),
    Kind.LANDLINE: _Noun("座机", "座机|固话|电话|总机|传真|号码"),
    Kind.ID18: _Noun("身份证号", "身份证|证件|号码?"),
    Kind.ID15: _Noun("身份证号", "身份证|证件|号码?"),
    Kind.CARD: _Noun("卡号", "卡|账户|账号|卡号"),
    Kind.PLATE: _Noun("车牌", "车牌号?码?|牌照"),
    Kind.EMAIL: _Noun("邮箱", "邮箱|邮件|邮件地址|电邮"),
    Kind.WECHAT: _Noun("微信", "微信号?|vx|VX|wx|WX|威信|薇信|微信ID|[Cc]hat"),
    Kind.QQ: _Noun("QQ", "QQ号?码?|qq号?|扣扣号?|QQ群|Q Q"),
    Kind.CASE_NUMBER: _Noun("案号", "案号"),
    Kind.USCC: _Noun("信用代码", "代码|税号"),
    Kind.CONTRACT: _Noun("编号", "号|编号|借据|合同|协议|保单|VIN"),
    Kind.DEVICE: _Noun("设备信息", "IMEI|IP|ip|地址|坐标|定位|经纬度|设备号|序列号|串号|MEID|SN|MAC"),
}
_LABELLED = {
    kind: re.compile(rf"(?:{noun.labels})(?:[ \t是为叫]|[:：=（(“\"「]){{0,4}}$") for kind, noun in _NOUNS.items()
}


def stand_in(sighting: Sighting) -> str:
    """What to write instead, as the messages recommend it."""
    special = _SPECIAL.get(sighting.kind)
    return special(sighting) if special else _left_out(sighting)


def shown(sighting: Sighting) -> str:
    """As much of a value as a message may repeat: that it can be told which one is meant, and not whose it is."""
    value = " ".join(sighting.value.split())
    match sighting.kind:
        case Kind.NAME:
            surname = _surname(value)
            return surname + "*" * (len(value.replace(" ", "")) - len(surname))
        case Kind.COMPANY:
            form = _form(value)
            return starred(value.removesuffix(form)) + form
    return starred(value)


def _left_out(sighting: Sighting) -> str:
    noun = _NOUNS[sighting.kind]
    enclosed = sighting.before.endswith(("（", "(")) and sighting.after in {"）", ")"}
    if enclosed:
        return f"{noun.zh}略"
    return "（略）" if _LABELLED[sighting.kind].search(sighting.before) else f"{noun.zh}（略）"


def _name(sighting: Sighting) -> str:
    value = sighting.value.replace(" ", "").replace("·", "")
    surname = _surname(value)
    return surname + "某" * max(1, len(value) - len(surname))


def _surname(name: str) -> str:
    return name[:2] if name[:2] in DOUBLE else name[:1]


def _company(sighting: Sighting) -> str:
    return f"某{_form(sighting.value)}"


def _form(value: str) -> str:
    """The legal form in as few words as its kind is told by."""
    found = [match[0] for match in _FORM.finditer(value)]
    return found[-1].replace(" ", "") if found else "公司"


_SPECIAL: Mapping[Kind, Callable[[Sighting], str]] = {
    Kind.NAME: _name,
    Kind.COMPANY: _company,
    Kind.ADDRESS: lambda _: "某地",
    Kind.PLATE: lambda _: "车牌（略）",
}
