"""Messages of the reference rules, KB201 to KB206."""

from kb.findings.message import Message

REFERENCES: dict[str, Message] = {
    "KB201-dangling": Message(
        "找不到“{name}”",
        "核对编号、标题或别名；还没写的先建一条 draft",
        "`{name}` leads nowhere",
        "check the id, title or alias; begin a draft if it is still to be written",
    ),
    "KB201-dangling-near": Message(
        "找不到“{name}”",
        "是否想写“{near}”？",
        "`{name}` leads nowhere",
        "did you mean `{near}`?",
    ),
    "KB201-file": Message(
        "找不到文件“{name}”",
        "把文件放在记录旁边，核对大小写",
        "there is no file `{name}`",
        "put it beside the record; check upper and lower case",
    ),
    "KB202-ambiguous": Message(
        "“{name}”指的可能是：{choices}",
        "改写成编号",
        "`{name}` may mean: {choices}",
        "write the id",
    ),
    "KB203-wrong-type": Message(
        "“{name}”是{found}，这里要{wanted}",
        "换成一条{wanted}",
        "`{name}` is of type {found_type}; {wanted_type} is wanted here",
        "name a record of type {wanted_type}",
    ),
    "KB203-wrong-type-near": Message(
        "“{name}”是{found}，这里要{wanted}",
        "是否想写“{near}”？",
        "`{name}` is of type {found_type}; {wanted_type} is wanted here",
        "did you mean `{near}`?",
    ),
    "KB204-no-place": Message(
        "“{name}”里没有“{place}”这个位置",
        "可用的位置：{choices}",
        "`{name}` has no place `{place}`",
        "known places: {choices}",
    ),
    "KB204-no-place-near": Message(
        "“{name}”里没有“{place}”这个位置",
        "是否想写“{near}”？",
        "`{name}` has no place `{place}`",
        "did you mean `{near}`?",
    ),
    "KB205-id": Message(
        "编号“{name}”被用了两次：{others}",
        "改其中一个文件名",
        "the id `{name}` is held twice: {others}",
        "rename one of the files",
    ),
    "KB205-name": Message(
        "“{name}”这个名字还属于：{others}",
        "换一个标题或别名，名字不能重复",
        "`{name}` is also a name of: {others}",
        "choose another title or alias",
    ),
    "KB206-unpublished": Message(
        "“{name}”还没有发布（{status}）",
        "先发布它，或者去掉这处引用",
        "`{name}` is not published ({status})",
        "publish it first, or remove the reference",
    ),
}
