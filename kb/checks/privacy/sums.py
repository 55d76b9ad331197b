"""KB413: a sum to the yuan where a band belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kb.checks.context import Context
from kb.checks.privacy.kinds import record_of
from kb.checks.privacy.sightings import Seen, seen
from kb.checks.rule import Rule
from kb.findings import Finding, Severity
from kb.privacy.sums import is_total, sums
from kb.records import Vocabulary

_CASE = re.compile(r"cases/[^/]+/(?!(?:month|measures)\.)[^/]+")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s?([万千]?)")
_UNITS = {"": 1, "千": 1000, "万": 10_000}
_MYRIAD = 10_000


def _found(path: str, lines: Sequence[str], context: Context) -> Iterator[Finding]:
    if not _CASE.fullmatch(path):
        return
    whole: Seen = context.memo.once(seen, lines)
    for found in sums(whole.plain.text):
        if not is_total(whole.plain.text, found):
            band = _band(found.yuan, context.vocabulary)
            about = _about(found.yuan)
            new = (f"档位“{band}”，或者“{about}”", f"the band `{band}`, or `{about}`")
            args = dict(zip(("new", "new_en"), new if band else (f"“{about}”", f"`{about}`"), strict=True))
            span = whole.span(found.start, found.end)
            yield Finding("KB413-exact", path, span, args, Severity.WARNING, record_of(path, context))


def _band(yuan: Decimal, vocabulary: Vocabulary) -> str:
    """The team's band that holds a sum, by what its title says; empty where no title says it."""
    for term in vocabulary.principals.values():
        bounds = [Decimal(number) * _UNITS[unit] for number, unit in _NUMBER.findall(term.title)]
        low = bounds[0] if bounds and "下" not in term.title else Decimal(0)
        high = None if "上" in term.title else bounds[-1] if bounds else Decimal(0)
        if low <= yuan and (high is None or yuan < high):
            return term.title
    return ""


def _about(yuan: Decimal) -> str:
    """A sum as one says it: `约 4.8 万元`, `约 3600 元`."""
    if yuan >= _MYRIAD:
        return (
            f"约 {float(yuan / _MYRIAD):.2g} 万元"
            if yuan < 100 * _MYRIAD
            else f"约 {round(yuan / _MYRIAD, -1):.0f} 万元"
        )
    return f"约 {round(yuan, -2):.0f} 元"


SUMS = Rule("KB413", "exact-sum", "准确到元的金额", "a sum to the yuan", Severity.WARNING, of_file=_found)
