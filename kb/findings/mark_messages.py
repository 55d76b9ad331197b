"""Messages of KB001 and KB002, about the marks that ignore findings."""

from kb.findings.message import Message

MARKS: dict[str, Message] = {
    "KB001-no-rule": Message(
        "忽略标记没有写规则", "写成“kb: ignore KB502 理由”",
        "the ignore mark names no rule", "write `kb: ignore KB502 reason`",
    ),
    "KB001-no-reason": Message(
        "忽略标记没有写理由，不起作用", "在规则后面写上为什么可以忽略",
        "the ignore mark gives no reason and has no effect", "say after the rule why it may be ignored",
    ),
    "KB002-unused": Message(
        "这里已经没有 {rule} 的问题", "删掉这个忽略标记",
        "nothing of {rule} is found here any more", "delete the mark",
    ),
}  # fmt: skip
