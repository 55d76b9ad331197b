"""KB607: sentences too long to say in one breath."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.checks.context import Context, within
from kb.checks.options import number
from kb.checks.rule import Option, Rule
from kb.checks.view import View
from kb.findings import Finding, Severity
from kb.source.inline import plain

_MAX = Option("max", 60, "一句话最多几个字")
_SENTENCE = re.compile(r"[^。！？!?；;…\n]+[。！？!?；;…”’」』）]*")
_VARIABLE = re.compile(r"\{[^{}\n]{1,20}\}")
_SAID_FOR_A_VARIABLE = "某某某"


def _found(view: View, context: Context) -> Iterator[Finding]:
    longest = number(context, _MAX)
    for text in view.texts:
        if not text.spoken or len(text.text) <= longest:
            continue
        for match in _SENTENCE.finditer(text.text):
            said = len(_VARIABLE.sub(_SAID_FOR_A_VARIABLE, plain(match.group())).strip())
            if said > longest:
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                yield within(text, start, match.end(), "KB607-long", n=str(said), max=f"{longest:g}")


LONG_LINES = Rule(
    "KB607", "long-sentence", "要说的话太长", "a sentence too long to say", Severity.NOTE, options=(_MAX,),
    of_record=_found,
)  # fmt: skip
