"""Collections that have everything wrong with them: the fixtures of all rules."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kb.checks import RULES, check
from kb.findings import Finding
from kb.library import Library
from kb.records.texts import Role, texts
from tests.rules.test_rules import FIXTURES, lay

TODAY = dt.date(2026, 11, 30)
FAMILIES = tuple(sorted({rule[:3] for rule in RULES}))
"""`KB1`, `KB2` …: the fixtures of a family stand in one collection, for none uses a file of another."""


def collection(target: Path, family: str, kind: str = "bad") -> Path:
    """The small sound collection with the fixtures of a family laid over it; `none` of them leaves it sound."""
    return lay(target, *(FIXTURES / rule / kind for rule in RULES if rule.startswith(family)))


def judge(library: Library) -> tuple[Finding, ...]:
    """All findings, on the day of the fixtures."""
    return check(library, TODAY)


def comments(data: bytes) -> Counter[str]:
    """How many comments a file has of each kind: YAML's in its front matter, HTML's anywhere."""
    text = data.decode("utf-8", "replace")
    front = text.split("\n---", 1)[0]
    return Counter({"html": text.count("<!--"), "yaml": len(re.findall(r"(?m)(?:(?<=\s)|^)#", front))})


def spoken(library: Library) -> Iterator[tuple[str, str]]:
    """Every line to say, by file."""
    for record in library.records.values():
        for text in texts(record):
            if text.spoken or text.role is Role.COUNTER_EXAMPLE:
                yield record.path, text.text
