"""The rules that are nothing but a table of wording."""

from __future__ import annotations

from functools import partial

from kb.checks.compliance.wording import findings
from kb.checks.rule import Rule

WORDING: tuple[Rule, ...] = tuple(
    Rule(id_, name, zh, en, of_record=partial(findings, id_))
    for id_, name, zh, en in (
        ("KB502", "pretext", "借口联系", "contact under a pretext"),
        ("KB503", "impersonation", "冒充身份或者假造文书", "impersonation or a false document"),
        ("KB504", "threat-insult", "威胁、侮辱或者贬损的称呼", "a threat, an insult or a degrading label"),
        ("KB505", "third-parties", "向第三人透露、逼亲友代还、公开示众或者找孩子", "the debt reaches others"),
        ("KB506", "surveillance", "让对方觉得被盯着", "a hint at surveillance"),
        ("KB507", "false-deadline", "编造的期限", "an invented deadline"),
        ("KB508", "promise", "不能许的承诺", "a promise nobody may make"),
        ("KB509", "consequence", "夸大的后果", "a consequence that is exaggerated or not ours to impose"),
        ("KB510", "fee-loan-channel", "另收费、借新还旧或者私人渠道", "a fee, a new loan or a private channel"),
        ("KB521", "recovery-only", "只按回收金额考核", "pay by recovery alone"),
        ("KB522", "time-barred", "隐瞒诉讼时效", "hiding that a debt is time-barred"),
    )
)
