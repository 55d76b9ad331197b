"""KB604: a section that holds words but says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.checks.context import Context, within
from kb.checks.options import words
from kb.checks.rule import Option, Rule
from kb.checks.view import View
from kb.findings import Finding, Severity
from kb.records.fields import specs
from kb.records.texts import Text

_WORDS = Option(
    "words", ("无", "没有", "略", "同上", "见上", "如上", "暂无", "待定", "不详", "如题", "无特殊"), "等于没写的话"
)
_BESIDE = re.compile(r"[\s。，、；：！？…—·.,;:!?*_~“”\"'（）()-]+")
_LONGEST = 12


def _found(view: View, context: Context) -> Iterator[Finding]:
    empty = frozenset(words(context, _WORDS))
    for text in view.texts:
        if len(text.text) <= _LONGEST and _is_section(text):
            bare = _BESIDE.sub("", text.text)
            if not bare or bare in empty:
                yield within(text, 0, len(text.text), "KB604-empty", what=text.text)


def _is_section(text: Text) -> bool:
    """Whether a text is what stands below a heading, or an item of a list there; labels may well say 无."""
    if text.path[-1] == "text" or text.path == ("summary",):
        return True
    spec = specs(type(text.record)).get(str(text.path[0]))
    plain_item = len(text.path) == 2 and isinstance(text.path[1], int)  # noqa: PLR2004  (field and place)
    return bool(spec and spec.heading and (len(text.path) == 1 or plain_item))


EMPTY = Rule(
    "KB604", "empty-section", "有标题没内容", "a section says nothing", Severity.WARNING, options=(_WORDS,),
    of_record=_found,
)  # fmt: skip
