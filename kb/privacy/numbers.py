"""Numbers told by their digits: identity numbers, companies' codes, bank cards, mobile and landline phones.

Each stretch of digits is claimed once, by the first kind that fits, in this order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kb.privacy.checksums import id_check, is_birthday, is_region, is_uscc, luhn
from kb.privacy.hit import Claims, Hit, Kind
from kb.privacy.protect import protected
from kb.privacy.runs import Group, Window, runs, windows

_BEFORE = 16
"""How far before a number its label may stand, in characters."""
_ID_LABEL = re.compile(r"身份证|身份号|证件|身分证|公民身份|户口本|ID\s?(?:号|card)", re.IGNORECASE)
_CARD_LABEL = re.compile(
    r"卡号|银行卡|借记卡|信用卡|储蓄卡|贷记卡|工资卡|还款卡|扣款卡|绑定卡|账号|账户|帐号|帐户|card", re.IGNORECASE
)
_PHONE_LABEL = re.compile(
    r"电话|手机|座机|固话|号码|联系方式|致电|拨打|回电|来电|传真|热线|打到|打给|总机|分机|tel|phone|mobile",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(
    r"(?:订单|流水|快递|运单|工单|批次|票据|发票|案件|合同|借据|交易|凭证|保单|设备|编号|序列|单号|协议|申请|受理"
    r"|登记|回执|参考|商户|任务|批号|录音|工号|时间戳|版本|校验|哈希|单据|支付)(?:编|单|流水|序列)?"
    r"[号码]{0,2}[a-zA-Z]{0,4}[为是:：#\s]{0,3}$"
)
_CODE_LABEL = re.compile(r"信用代码|税号|纳税人识别号|统一代码|社会代码")
_USCC = re.compile(r"[0-9ANY](?:[ -]?[0-9A-HJ-NPQRTUWXY]){17}(?![0-9A-Za-z])", re.IGNORECASE)
_MOBILE = re.compile(r"1[3-9]\d{9}")
_MOBILE_SHAPES = frozenset({
    (11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 4, 3), (4, 3, 4), (5, 6), (6, 5), (3, 5, 3), (5, 3, 3),
    (4, 7), (3, 2, 2, 2, 2), (3, 2, 2, 4), (2, 3, 3, 3), (3, 4, 2, 2), (3, 3, 3, 2), (1, 10), (2, 9),
    (1, 2, 2, 2, 2, 2), (2, 2, 2, 2, 2, 1),
})  # fmt: skip
_LANDLINE = re.compile(r"0(?:\d{9,11})")
_AREA = re.compile(r"[（(]\s?(0\d{2,3})\s?[)）]\s?[-—]?\s?$")
_SHORT = 2
_FEWEST = 7
_SENTENCE = re.compile("[。；;！？!?]")
_GLUED = re.compile(r"(?<![A-Za-z])(?:tel|phone|mobile|mob|call)$", re.IGNORECASE)
_COUNTRY = re.compile(r"(?:[（(]\s?\+?\s?(?:00)?86\s?[)）][- ]?|\+)$")


def numbers(text: str) -> Iterator[Hit]:
    """Every number of a person or company that its digits give away."""
    for groups in runs(text):
        harmless = protected(text, groups[0].start, groups[-1].end)
        for part in _split(groups, harmless):
            yield from _in_run(text, part)


def _split(groups: tuple[Group, ...], harmless: tuple[tuple[int, int], ...]) -> Iterator[tuple[Group, ...]]:
    """The run without the groups that are known to be harmless, in the parts that remain."""
    part: list[Group] = []
    for group in groups:
        if any(start < group.end and group.start < end for start, end in harmless):
            if part:
                yield tuple(part)
            part = []
        else:
            part.append(group)
    if part:
        yield tuple(part)


def _in_run(text: str, groups: tuple[Group, ...]) -> Iterator[Hit]:
    claims = Claims(groups[0].start - _BEFORE, groups[-1].end + _SHORT)
    candidates = [window for window in windows(groups) if _is_candidate(text, window)]
    for look in _KINDS:
        for window in candidates:
            hit = look(text, window)
            if hit and claims.take(hit):
                yield hit


def _is_candidate(text: str, window: Window) -> bool:
    return len(window.digits) >= _FEWEST and set(window.digits) != {"0"} and _stands_free(text, window)


def _stands_free(text: str, window: Window) -> bool:
    """Whether the digits are not part of a longer word or of a decimal."""
    before = text[window.start - 1] if window.start else " "
    if before.isascii() and before.isalnum():
        return _GLUED.search(text, max(0, window.start - 8), window.start) is not None
    after = text[window.end : window.end + 2]
    if before in ".," and window.start > 1 and text[window.start - 2].isdigit() and len(window.groups) == 1:
        return False
    return not (len(after) == _SHORT and after[0] in ".," and after[1].isdigit() and len(window.groups) == 1)


def _label(text: str, start: int, label: re.Pattern[str], reach: int = _BEFORE) -> bool:
    """Whether a label stands shortly before, in the same sentence."""
    before = _SENTENCE.split(text[max(0, start - reach) : start])[-1]
    return label.search(before) is not None


def _ends_word(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isascii() and text[end].isalnum())


def _id18(text: str, window: Window) -> Hit | None:
    digits, end = window.digits, window.end
    if len(digits) == 17:  # noqa: PLR2004  (the eighteenth is X)
        rest = text[end : end + 2].lstrip(" -")
        if not rest or rest[0] not in "Xx×":
            return None
        end += text[end : end + 2].index(rest[0]) + 1
        digits += "X"
    if len(digits) != 18 or not _ends_word(text, end):  # noqa: PLR2004
        return None
    labelled = _label(text, window.start, _ID_LABEL)
    plausible = is_region(digits) and is_birthday(digits[6:14])
    if plausible and id_check(digits) == digits[17]:
        return Hit(Kind.ID18, window.start, end)
    return Hit(Kind.ID18, window.start, end, sure=False) if labelled else None


def _uscc(text: str, window: Window) -> Hit | None:
    start = window.start
    if start and text[start - 1].upper() in "ANY":
        start -= 1
    match = _USCC.match(text, start)
    if not match:
        return None
    code = re.sub("[ -]", "", match[0]).upper()
    labelled = _label(text, start, _CODE_LABEL)
    if is_uscc(code) and (labelled or not code.isdigit() or code[0] == "9"):
        return Hit(Kind.USCC, start, match.end())
    return Hit(Kind.USCC, start, match.end(), sure=False) if labelled else None


def _card(text: str, window: Window) -> Hit | None:
    digits, shape = window.digits, window.shape
    if not 16 <= len(digits) <= 19 or not _ends_word(text, window.end):  # noqa: PLR2004
        return None
    labelled = _label(text, window.start, _CARD_LABEL)
    regular = len(shape) == 1 or max(shape) <= 8 or shape[0] == 6  # noqa: PLR2004
    if luhn(digits) and digits[0] in "34569" and regular:
        other = not labelled and _label(text, window.start, _OTHER_LABEL)
        return None if other else Hit(Kind.CARD, window.start, window.end, sure=labelled or digits[:2] == "62")
    return Hit(Kind.CARD, window.start, window.end, sure=False) if labelled else None


def _id15(text: str, window: Window) -> Hit | None:
    digits = window.digits
    if len(digits) != 15 or not is_region(digits) or not is_birthday("19" + digits[6:12]):  # noqa: PLR2004
        return None
    if not _ends_word(text, window.end) or not _label(text, window.start, _ID_LABEL):
        return None
    return Hit(Kind.ID15, window.start, window.end)


def _mobile(text: str, window: Window) -> Hit | None:
    digits, shape = window.digits, window.shape
    prefix = next((p for p in ("0086", "86", "0") if digits.startswith(p) and len(digits) == 11 + len(p)), "")
    if not _MOBILE.fullmatch(digits[len(prefix) :]) or not _ends_word(text, window.end):
        return None
    raw = tuple(len(group.digits) for group in window.groups)
    if not any(_is_mobile_shape(lengths, prefix) for lengths in (raw, shape)) and not _label(
        text, window.start, _PHONE_LABEL
    ):
        return None
    if _label(text, window.start, _OTHER_LABEL):
        return None
    country = _COUNTRY.search(text, max(0, window.start - 10), window.start)
    return Hit(Kind.MOBILE, country.start() if country else window.start, window.end)


def _is_mobile_shape(lengths: tuple[int, ...], prefix: str) -> bool:
    if prefix:
        alone = lengths[0] == len(prefix)
        lengths = lengths[1:] if alone else (lengths[0] - len(prefix), *lengths[1:])
    return lengths in _MOBILE_SHAPES or set(lengths) == {1}


def _landline(text: str, window: Window) -> Hit | None:
    digits = window.digits
    start = window.start
    if not _ends_word(text, window.end) or _label(text, start, _OTHER_LABEL):
        return None
    bracket = _AREA.search(text, max(0, start - 10), start)
    if bracket and len(digits) in (7, 8):
        return Hit(Kind.LANDLINE, bracket.start(), window.end)
    labelled = _label(text, start, _PHONE_LABEL, 12)
    first = window.groups[0]
    if _LANDLINE.fullmatch(digits) and len(digits) <= 12:  # noqa: PLR2004
        separated = len(first.digits) in (3, 4) and len(window.groups) > 1 and len(digits) - len(first.digits) in (7, 8)
        if separated or labelled:
            return Hit(Kind.LANDLINE, start, window.end)
    if digits.startswith("86") and _LANDLINE.fullmatch("0" + digits[2:].lstrip("0")) and first.digits == "86":
        return Hit(Kind.LANDLINE, start, window.end)
    if len(digits) in (7, 8) and labelled and digits[0] in "23456789" and _is_local(window):
        return Hit(Kind.LANDLINE, start, window.end, sure=False)
    return None


def _is_local(window: Window) -> bool:
    return len(window.groups) == 1 or window.shape in {(4, 4), (3, 4)}


_KINDS: tuple[Callable[[str, Window], Hit | None], ...] = (_id18, _uscc, _card, _id15, _mobile, _landline)
