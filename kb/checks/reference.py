"""The reference page of each rule: what it looks for, why, bad, good, how to mend, the source in law."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from kb.checks.registry import RULES
from kb.checks.rule import Rule

SECTIONS = ("查什么", "为什么", "不对", "对", "怎么改", "依据")
"""The headings of every rule's page, in this order."""

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule and its page: the Markdown below each heading."""

    rule: Rule
    sections: Mapping[str, str]

    @property
    def text(self) -> str:
        """The whole page as Markdown, as `kb rule` shows it."""
        parts = [f"# {self.rule.id} {self.rule.zh}"]
        parts += [f"## {name}\n\n{text}" for name, text in self.sections.items()]
        return "\n\n".join(parts) + "\n"


def rule_page(rule_id: str) -> RulePage:
    """The page of a rule.

    Raises:
        KeyError: there is no such rule.
        ValueError: its page lacks a heading, or has them in another order.
    """
    rule = RULES[rule_id]
    text = (resources.files("kb.checks") / "pages" / f"{rule_id}.md").read_text(encoding="utf-8")
    parts = _HEADING.split(text)
    sections = {name: body.strip() for name, body in zip(parts[1::2], parts[2::2], strict=True)}
    if tuple(sections) != SECTIONS or not all(sections.values()):
        raise ValueError(f"{rule_id}.md: the headings must be {', '.join(SECTIONS)}, none of them empty")
    return RulePage(rule, sections)


def find_page(rule_id: str) -> RulePage | None:
    """The page of a rule; `None` for one that is being written. A test keeps any from staying without its page."""
    try:
        return rule_page(rule_id)
    except FileNotFoundError:
        return None
