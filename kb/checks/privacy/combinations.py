"""KB415: things that are harmless one by one and together tell who is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.checks.context import Context
from kb.checks.options import number
from kb.checks.privacy.kinds import record_of
from kb.checks.privacy.sightings import Seen, seen
from kb.checks.rule import Option, Rule
from kb.findings import Finding, Severity
from kb.privacy.quasi import FEWEST, combinations

_OPTION = Option("fewest", FEWEST, "一段里出现几类就报")
_WHERE = re.compile(r"cases/[^/]+/(?!measures\.)|playbooks/(?:personas|strategies|processes|training)/")
_NAMES = {
    "place": ("县以下的地名", "a place below the county"),
    "trade": ("具体的行业和岗位", "an exact trade and post"),
    "day": ("准确到日的时间", "an exact day"),
    "fate": ("罕见的疾病或家庭变故", "a rare illness or a misfortune"),
    "named": ("楼盘、项目或店名", "the name of an estate, project or shop"),
    "kin": ("亲属的人数或年龄", "numbers or ages of kin"),
    "sum": ("准确到元的金额", "a sum to the yuan"),
}


def _found(path: str, lines: Sequence[str], context: Context) -> Iterator[Finding]:
    if not _WHERE.match(path):
        return
    whole: Seen = context.memo.once(seen, lines)
    for found in combinations(whole.plain.text, int(number(context, _OPTION))):
        zh, en = zip(*(_NAMES[aspect] for aspect in found.aspects), strict=True)
        args = {"aspects": "、".join(zh), "aspects_en": ", ".join(en), "n": str(len(zh))}
        yield Finding(
            "KB415-together", path, whole.span(found.start, found.end), args, Severity.WARNING, record_of(path, context)
        )


COMBINATIONS = Rule(
    "KB415", "quasi-identifiers", "合起来能认出人", "together they tell who is meant", Severity.WARNING,
    options=(_OPTION,), of_file=_found,
)  # fmt: skip
