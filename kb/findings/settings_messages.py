"""What is said of `checks` in `kb.yml`: rules that do not exist, options that a rule does not have."""

from kb.findings.message import Message

SETTINGS: dict[str, Message] = {
    "KB104-rules": Message(
        "没有“{name}”这条或这类规则",
        "写一条规则的编号，例如 KB401，或一类规则的开头：{choices}；kb rule 列出全部规则",
        "there is no rule or family `{name}`",
        "write the id of a rule, such as KB401, or of a family: {choices}; `kb rule` lists all rules",
    ),
    "KB104-rules-near": Message(
        "没有“{name}”这条或这类规则",
        "是否想写“{near}”？kb rule 列出全部规则",
        "there is no rule or family `{name}`",
        "did you mean `{near}`? `kb rule` lists all rules",
    ),
    "KB104-rule": Message(
        "没有“{name}”这条规则",
        "写一条规则的编号，例如 KB401；kb rule 列出全部规则",
        "there is no rule `{name}`",
        "write the id of a rule, such as KB401; `kb rule` lists all rules",
    ),
    "KB104-rule-near": Message(
        "没有“{name}”这条规则",
        "是否想写“{near}”？kb rule 列出全部规则",
        "there is no rule `{name}`",
        "did you mean `{near}`? `kb rule` lists all rules",
    ),
    "KB104-rule-family": Message(
        "“{name}”是一类规则，级别和选项要一条一条地写",
        "写其中一条的编号：{choices}",
        "`{name}` is a family; severity and options are set rule by rule",
        "write the id of one of its rules: {choices}",
    ),
    "KB104-no-options": Message(
        "{rule} 没有可以设的选项",
        "删掉这一项；哪些规则有选项，看规则的说明页",
        "{rule} has no options",
        "remove this entry; the pages of the rules tell which have options",
    ),
    "KB104-option": Message(
        "{rule} 没有“{name}”这个选项",
        "可以设的有：{choices}",
        "{rule} has no option `{name}`",
        "its options are: {choices}",
    ),
    "KB104-option-near": Message(
        "{rule} 没有“{name}”这个选项",
        "是否想写“{near}”？可以设的有：{choices}",
        "{rule} has no option `{name}`",
        "did you mean `{near}`? Its options are: {choices}",
    ),
}
