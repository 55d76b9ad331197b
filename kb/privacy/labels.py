"""Words before a number that tell what it is."""

from __future__ import annotations

import re

from kb.privacy.runs import LABEL_REACH

IDENTITY = re.compile(r"身份证|身份号|证件|身分证|公民身份|户口本|ID\s?(?:号|card)", re.IGNORECASE)
CARD = re.compile(
    r"卡号|银行卡|借记卡|信用卡|储蓄卡|贷记卡|工资卡|还款卡|扣款卡|绑定卡|账号|账户|帐号|帐户|card", re.IGNORECASE
)
PHONE = re.compile(
    r"电话|手机|座机|固话|号码|联系方式|致电|拨打|回电|来电|传真|热线|打到|打给|总机|分机|tel|phone|mobile",
    re.IGNORECASE,
)
LANDLINE = re.compile(
    r"座机|固话|总机|家里的?电话|家庭电话|办公电话|单位电话|宅电|传真|店里的?电话|办公室的?电话|厂里的?电话|门店的?电话|公用电话"
)
RIGHT_BEFORE = re.compile(r"(?:电话|总机|值班室|前台|店里|家里)(?:号码?)?[是为：:]?\s?$")
COMPANY = re.compile(r"信用代码|税号|纳税人识别号|统一代码|社会代码")
OTHER = re.compile(
    r"(?:订单|流水|快递|运单|工单|批次|票据|发票|案件|合同|借据|交易|凭证|保单|设备|编号|序列|单号|协议|申请|受理"
    r"|登记|回执|参考|商户|任务|批号|录音|工号|时间戳|版本|校验|哈希|单据|支付)(?:编|单|流水|序列)?"
    r"[号码]{0,2}[a-zA-Z]{0,4}[为是:：#\s]{0,3}$"
)
"""Numbers that are nobody's phone or card, whatever they look like; right before the number."""
_SENTENCE = re.compile("[。；;！？!?]")


def is_labelled(text: str, start: int, label: re.Pattern[str], reach: int = LABEL_REACH) -> bool:
    """Whether a label stands shortly before a place, in the same sentence."""
    before = _SENTENCE.split(text[max(0, start - reach) : start])[-1]
    return label.search(before) is not None


def ends_word(text: str, end: int) -> bool:
    """Whether no letter or digit goes on at a place."""
    return end >= len(text) or not (text[end].isascii() and text[end].isalnum())
