"""Messages of the compliance rules, KB501 to KB522.

What is found by its wording says which words, what they are, and what they are against: law is called law, a standard
or a rule of the trade is called that. The mend is a lawful way to say or do it.
"""

from kb.findings.message import Message


def _words(zh: str, en: str) -> Message:
    return Message(
        f"“{{words}}”{zh}，{{breach}}", "换成：{lawful}",
        f"`{{words}}` {en}: {{breach_en}}", "instead: {lawful}",
    )  # fmt: skip


_ALIKE = Message(
    "“{words}”读起来像“{tactic}”{breach_after}",
    "不是这个意思，就在这一行前面写一条忽略标记，说明它是什么；是的话，换成：{lawful}",
    "`{words}` reads like {tactic_en}{breach_after_en}",
    "if it is not meant so, put an ignore mark before the line and say what it is; if it is, instead: {lawful}",
)
"""Of a text in which no phrase is known, but which reads like texts with a tactic."""
_WITH_LIKENESS = (502, 503, 504, 505, 506, 507, 508, 509, 510, 511, 512, 514, 515, 518, 521, 522)

_PROHIBITED_ZH, _PROHIBITED_EN = "不可用，{breach}", "is prohibited: {breach_en}"

COMPLIANCE: dict[str, Message] = {
    **{f"KB{rule}-alike": _ALIKE for rule in _WITH_LIKENESS},
    "KB501-step": Message(
        "这一步把“{title}”写成了策略；它" + _PROHIBITED_ZH,
        "改用“{alternative}”；真的这样做过，就移到“原做法”，并写明怎样改正",
        "this step uses `{title}`, which " + _PROHIBITED_EN,
        "use `{alternative}`; if it was really done, move it to `corrected_from` and tell how it was put right",
    ),
    "KB501-process": Message(
        "流程里列了“{title}”；它" + _PROHIBITED_ZH, "改成“{alternative}”",
        "the process lists `{title}`, which " + _PROHIBITED_EN, "list `{alternative}`",
    ),
    "KB501-persona": Message(
        "画像推荐了“{title}”；它" + _PROHIBITED_ZH, "改成“{alternative}”，要提醒别用的写到“不要做”",
        "the persona recommends `{title}`, which " + _PROHIBITED_EN,
        "recommend `{alternative}`; a warning belongs in `donts`",
    ),
    "KB501-after": Message(
        "前提里要先做“{title}”；它" + _PROHIBITED_ZH, "前提改成“{alternative}”",
        "`requires` wants `{title}` first, which " + _PROHIBITED_EN, "require `{alternative}`",
    ),
    "KB501-mention": Message(
        "这里让人照“{title}”做；它" + _PROHIBITED_ZH, "改成“{alternative}”；是提醒别用，就写明“不用”",
        "people are sent to `{title}` here, which " + _PROHIBITED_EN,
        "name `{alternative}`; if this is a warning, say so in the sentence",
    ),
    "KB502-pretext": _words("是编由头联系", "is a pretext"),
    "KB503-impersonation": _words("是冒充别的身份", "claims to be somebody else"),
    "KB503-false-document": _words("是拿假文书说事", "makes use of a false document"),
    "KB504-threat": _words("是威胁恐吓", "is a threat"),
    "KB504-insult": _words("是侮辱人的话", "is an insult"),
    "KB504-label": _words("是贬损人的称呼", "is a degrading label"),
    "KB505-third-party-disclosure": _words("是把欠款告诉无关的人", "tells others of the debt"),
    "KB505-relative-pressure": _words("是逼亲友代还", "presses relatives to pay"),
    "KB505-public-shaming": _words("是公开示众", "shames the debtor in public"),
    "KB505-minor-contact": _words("是向孩子打听、传话", "makes use of a child"),
    "KB506-surveillance-hint": _words("让对方觉得被盯着", "makes the debtor feel watched"),
    "KB507-false-deadline": _words("像是编出来的期限", "looks like an invented deadline"),
    "KB508-promise": _words("许了谁也不能许的诺", "promises what nobody may promise"),
    "KB509-court-only-consequence": _words(
        "把只有法院才能决定的事说成我们说了算、已成定局", "presents as settled what only a court can decide"
    ),
    "KB509-credit-exaggeration": _words("夸大了征信的后果", "exaggerates what a credit record does"),
    "KB509-criminal-threat": _words("是拿刑罚吓人", "threatens with criminal punishment"),
    "KB510-fee": _words("是另收费或者私下收款", "asks for an extra fee or a private payment"),
    "KB510-borrow-to-repay": _words("是教人借新还旧", "tells the debtor to borrow in order to repay"),
    "KB510-private-channel": _words("绕开了有记录的渠道", "goes round the channels that keep records"),
    "KB511-over-frequency": _words("是骚扰式的拨打", "is harassment by telephone"),
    "KB511-hours": Message(
        "“{words}”不在可以联系的时段里（{hours}，{basis}）",
        "改到 {hours} 之间；客户自己约的，写明他同意",
        "`{words}` is outside the hours of contact ({hours}, {article})",
        "move it into these hours; if the debtor agreed to the time, say so",
    ),
    "KB511-effective": Message(
        "“{words}”：一天 {n} 次，超过有效通话每日 {max} 次的上限（{basis}）",
        "人工、机器人、委托机构合并算，到 {max} 次就停；写的是未接通的拨打，就写明“未接通”",
        "`{words}`: {n} a day, above the limit of {max} conversations a day ({article})",
        "stop at {max}, counting people, robots and agencies together; if nobody answered, say so",
    ),
    "KB511-notice": Message(
        "“{words}”：一天拨通 {n} 次播报，超过每日 {max} 次的上限（{basis}）",
        "放贷机构和委托机构合并算，到 {max} 次就停",
        "`{words}`: {n} announcements a day, above the limit of {max} ({article})",
        "stop at {max}, counting lender and agencies together",
    ),
    "KB511-unanswered": Message(
        "“{words}”：一天拨 {n} 次，超过同一联系方式每日 {max} 次（{basis}）",
        "到 {max} 次就停，换一天、换个时段再拨",
        "`{words}`: {n} calls a day, above {max} a day to one number ({article})",
        "stop at {max} and try again another day, at another time",
    ),
    "KB511-steps": Message(
        "第 {day} 天已经写了 {max} 次通话，这一步又通了一次（每日不超过 {max} 次，{basis}）",
        "核对日期；其中有没接通的、有客户打来的，在步骤里写明",
        "day {day} holds {max} conversations already, and this is one more (at most {max} a day, {article})",
        "check the day; say which calls nobody answered, and which the debtor made himself",
    ),
    "KB512-lost-contact-shortcut": _words(
        "是没有失联就找别人，或者号码来路不正", "goes to others before contact was lost"
    ),
    "KB512-not-shown": Message(
        "这一步联系了第三人，但前面看不到失联的条件（{basis}）",
        "写明是哪一条：预留号码无效；连续 {calls} 次联系不上、从次日起；连续 {days} 天联系不上",
        "a third party is reached here, and nothing before shows that contact was lost ({article})",
        "say which holds: the number is invalid; {calls} failed calls, from the next day; {days} days without contact",
    ),
    "KB512-same-day": Message(
        "打满 {calls} 次的当天就联系了第三人（{basis}）",
        "从次日起才可以；有号码无效或者连续 {days} 天联系不上的凭据，就写出来",
        "a third party was reached on the very day of the {calls} failed calls ({article})",
        "wait for the next day; if the number is invalid, or {days} days passed without contact, say so",
    ),
    "KB513-third-party": Message(
        "这一步联系了第三人，没有写号码从哪来（{basis}）",
        "加一行“来源：…”，只能是：{sources}；说不清来源的不用",
        "a third party is reached here, and the source of the number is not given ({article})",
        "add `来源`, one of: {sources}; a number without a source is not used",
    ),
    "KB513-debtor": Message(
        "这一步主动联系了客户，没有写联系方式从哪来（{basis}）",
        "加一行“来源：…”，例如“本人预留”；是客户打来的，就写明他打来",
        "the debtor is reached here, and the source of the number is not given ({article})",
        "add `来源`, such as 本人预留; if the debtor called, say so",
    ),
    "KB514-plan": Message(
        "信用卡分期写了 {months} 期，最长 {max} 期（{basis}）", "改到 {max} 期以内；不是信用卡的，核对“产品”",
        "a credit-card plan of {months} instalments; the longest is {max} ({article})",
        "keep to {max}, or check the product",
    ),
    "KB514-words": Message(
        "“{words}”是 {months} 期，信用卡个性化分期最长 {max} 期（{basis}）",
        "改成 {max} 期以内，并写明结果以审批为准",
        "`{words}` means {months} instalments; a credit-card plan has at most {max} ({article})",
        "keep to {max}, subject to approval",
    ),
    "KB514-extension": Message(
        "“{words}”：原期限 {first} 个月，累计展期最长 {max} 个月，这里是 {then} 个月（{basis}）",
        "一年以内的，展期不超过原期限；一年以上的，不超过原期限的一半",
        "`{words}`: a loan of {first} months may be extended by {max} months at most, not {then} ({article})",
        "up to a year by as much again, above a year by half",
    ),
    "KB515-word-before": Message(
        "核验本人之前提到了“{words}”（{basis}）", "先核对身份，只说“有一件与您本人有关的事”",
        "`{words}` is said before the identity is checked ({article})",
        "check the identity first; say only that it concerns the person",
    ),
    "KB515-word-third": Message(
        "对接电话的别人提到了“{words}”，等于告诉他这是一笔债（{basis}）",
        "只说“方便时请转告他回个电话”，不提是什么事",
        "`{words}` is said to somebody else at the telephone ({article})",
        "ask for a call back and nothing more",
    ),
    "KB515-word-child": Message(
        "对接电话的孩子提到了“{words}”（{basis}）", "礼貌结束，不问、不说、不请他转告",
        "`{words}` is said to a child ({article})", "end the call politely",
    ),
    "KB515-variable-before": Message(
        "核验本人之前用了变量{{{name}}}（{basis}）", "挪到核验之后",
        "the variable {{{name}}} is used before the identity is checked ({article})", "use it afterwards",
    ),
    "KB515-variable-third": Message(
        "对接电话的别人用了变量{{{name}}}（{basis}）", "去掉，只请他转告回电",
        "the variable {{{name}}} is used towards somebody else ({article})", "leave it out",
    ),
    "KB515-variable-child": Message(
        "对接电话的孩子用了变量{{{name}}}（{basis}）", "去掉，礼貌结束",
        "the variable {{{name}}} is used towards a child ({article})", "leave it out",
    ),
    "KB515-debt-before-identity": _words(
        "是核验本人之前就说了债务", "tells of the debt before the identity is checked"
    ),
    "KB516-too-early": Message(
        "“{title}”要到 {stages} 才可以用，这一步才逾期 {due} 天（满 {first} 天起）",
        "核对时间和逾期天数；没到阶段的，换一种策略",
        "`{title}` is for {stages}; on this day the debt is {due} days overdue, not yet {first}",
        "check the day and the days past due, or use another strategy",
    ),
    "KB516-too-late": Message(
        "“{title}”只用于 {stages}，这一步已经逾期 {due} 天（到 {last} 天为止）",
        "核对时间；中间还过款、回到前面阶段的，在步骤里写明",
        "`{title}` is for {stages} only; on this day the debt is {due} days overdue, above {last}",
        "check the day; if a payment brought it back, say so",
    ),
    "KB516-after": Message(
        "“{title}”之前要先做“{other}”，前面的步骤里没有",
        "补上“{other}”那一步；没有做过，就不能写用了“{title}”",
        "`{title}` comes after `{other}`, and no earlier step has it",
        "add the step with `{other}`; if it was not done, `{title}` should not have been used",
    ),
    "KB516-persona-stage": Message(
        "画像推荐的“{title}”只用于 {stages}，和画像的阶段没有一个对得上", "换一种策略，或者核对画像的阶段",
        "`{title}` is for {stages}, none of which the persona has", "recommend another, or check the stages",
    ),
    "KB516-persona-after": Message(
        "“{title}”之前要先做“{other}”，推荐的次序里它前面没有", "把“{other}”排到“{title}”前面",
        "`{title}` comes after `{other}`, which is not recommended before it", "list `{other}` first",
    ),
    "KB517-strategy": Message(
        "结论是“{verdict}”，没有写依据", "加一行 basis，写到条，例如 [pipl#5]",
        "the verdict is `{verdict}`, and no basis is given", "add `basis` with articles, such as [pipl#5]",
    ),
    "KB517-condition": Message(
        "这个条件没有写依据", "在句末加“（依据：[[…#第几条]]）”",
        "this condition names no article", "end it with the article it comes from",
    ),
    "KB517-process": Message(
        "流程写了条件，没有写依据", "加一行 basis，写到条",
        "the process has conditions and no basis", "add `basis` with articles",
    ),
    "KB518-repealed": Message(
        "“{name}”已经废止{basis}", "改引{successor}，并核对条文",
        "`{name}` has been repealed", "cite {successor} instead, and check the article",
    ),
    "KB518-moved": Message(
        "{name}第 {old} 条是旧条号", "现在是{now}",
        "article {old} of {name} is an old number", "it is article {article} now: {now}",
    ),
    "KB519-replaced": Message(
        "“{title}”{force}，不能再作依据", "改引“{successor}”，并核对条文",
        "`{title}` no longer stands ({force})", "cite `{successor}`, and check the article",
    ),
    "KB519-dead": Message(
        "“{title}”{force}，不能再作依据", "找现行的规定；没有就去掉这处依据",
        "`{title}` no longer stands ({force})", "find what stands today, or drop the reference",
    ),
    "KB519-overdue": Message(
        "“{title}”的复核日是 {due}，过了 {days} 天；有 {n} 条策略、画像、流程以它为据",
        "对照现行文本复核，改 reviewed_on 和 review_due",
        "`{title}` was due for review on {due}, {days} days ago; {n} records rest on it",
        "compare it with the text in force, then set `reviewed_on` and `review_due`",
    ),
    "KB519-rests": Message(
        "这里的依据“{title}”过了复核日 {days} 天，话术可能已经过时", "等法规复核完，看这一页要不要改",
        "what this rests on, `{title}`, is {days} days overdue for review", "look at this page once it is reviewed",
    ),
    "KB520-no-alternative": Message(
        "“{title}”不可用，没有写改用什么", "加一行 alternative，写一条可以用的策略",
        "`{title}` is prohibited and names no alternative", "add `alternative` with a strategy that may be used",
    ),
    "KB520-itself": Message(
        "“{title}”写了改用它自己", "换成另一条可以用的策略",
        "`{title}` names itself as the alternative", "name another strategy",
    ),
    "KB520-prohibited": Message(
        "“{title}”改用“{other}”，可它也不可用", "换成一条可以用的策略",
        "`{title}` names `{other}` as the alternative, which is prohibited too", "name one that may be used",
    ),
    "KB520-no-way": Message(
        "“{title}”不可用，没有写合规做法", "补上“合规做法”：遇到同样的情形，可以怎么办",
        "`{title}` is prohibited, and no lawful way is told", "add `lawful_way`: what to do instead",
    ),
    "KB520-empty-way": Message(
        "“{title}”的合规做法等于没写", "写清楚遇到同样的情形先做什么、再用哪条策略",
        "the lawful way of `{title}` says next to nothing", "say what to do first, and which strategy to use then",
    ),
    "KB521-recovery-only-pay": _words("是只按回收金额考核", "pays by recovery alone"),
    "KB522-time-barred": _words("是隐瞒诉讼时效，或者骗人签字、还款来续时效", "hides that a debt is time-barred"),
}  # fmt: skip
