"""Rules of references; they are met while loading."""

from kb.checks.rule import Mend, Rule

REFERENCES = (
    Rule("KB201", "dangling", "引用的记录不存在", "a reference leads nowhere", mend=Mend.UNSAFE),
    Rule("KB202", "ambiguous", "引用的名字不止一条记录在用", "a reference may mean several records"),
    Rule("KB203", "wrong-type", "引用的记录类型不对", "a reference to a record of the wrong type", mend=Mend.UNSAFE),
    Rule(
        "KB204", "no-such-place", "记录里没有这个位置", "a reference to a place that does not exist", mend=Mend.UNSAFE
    ),
    Rule("KB205", "duplicate-name", "编号、标题或别名重复", "an id, title or alias is held twice"),
    Rule("KB206", "unpublished", "引用了还没发布的记录", "a reference to an unpublished record"),
)
