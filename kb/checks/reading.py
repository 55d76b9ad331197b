"""Rules of reading and schema; they are met while loading."""

from kb.checks.rule import Mend, Rule

READING = (
    Rule("KB101", "syntax", "文件读不了", "the file cannot be read", mend=Mend.SAFE),
    Rule("KB102", "duplicate-key", "同一个字段写了两次", "a field stands twice"),
    Rule("KB103", "unknown-name", "没有这个字段、标签或小节", "unknown field, label or heading", mend=Mend.UNSAFE),
    Rule("KB104", "wrong-value", "值的类型、取值或写法不对", "a value that its field cannot hold", mend=Mend.UNSAFE),
    Rule("KB105", "missing-field", "缺少必填的内容", "a required field is missing"),
)
