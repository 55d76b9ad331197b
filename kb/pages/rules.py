"""The rules of `kb check`: what each looks for, why, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.checks import RULES, Mend, Rule
from kb.checks.reference import RulePage, find_page
from kb.findings import Severity
from kb.pages.context import Site
from kb.pages.handwritten import HandWritten, resolve_links
from kb.pages.page import PageSpec
from kb.pages.urls import markdown_path

TITLE = "检查规则"
_LEAD = "kb check 查什么、为什么查、怎么改。命令行里用 kb rule 加编号，看到的是同一页。"
_FAMILIES = {
    "KB0": "忽略标记", "KB1": "读文件", "KB2": "引用", "KB3": "前后一致", "KB4": "个人信息", "KB5": "合规",
    "KB6": "编辑",
}  # fmt: skip
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}
MENDS = {Mend.NONE: "要人改", Mend.SAFE: "能自动改", Mend.UNSAFE: "能给出改法，要人看"}
_FENCE = 3
"""Backticks that open a code block."""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in the list, with the severity that this team gives it; `off` where the team does not run it."""

    rule: Rule
    severity: str
    mend: str
    off: bool


@dataclass(frozen=True, slots=True)
class OptionRow:
    """What a team may set for a rule; its default in words."""

    name: str
    title: str
    default: str


@dataclass(frozen=True, slots=True)
class RuleView(RuleRow):
    """A rule's page: its sections with their titles, as Markdown."""

    sections: tuple[tuple[str, str], ...]
    family: str
    options: tuple[OptionRow, ...]


@dataclass(frozen=True, slots=True)
class RulesView:
    """The rules by family."""

    title: str
    lead: str
    families: tuple[tuple[str, tuple[RuleRow, ...]], ...]


def pages(site: Site) -> Iterator[PageSpec]:
    """The list of rules, and a page for each."""
    found = {rule.id: page for rule in RULES.values() if (page := find_page(rule.id))}
    rows = {rule: _row(site, page.rule) for rule, page in found.items()}
    families = tuple(
        (title, tuple(row for row in rows.values() if row.rule.id.startswith(prefix)))
        for prefix, title in _FAMILIES.items()
    )
    view = RulesView(TITLE, _LEAD, tuple(family for family in families if family[1]))
    yield PageSpec("rules/", TITLE, _LEAD, "rules.md.j2", view)
    for row in rows.values():
        title = f"{row.rule.id} {row.rule.zh}"
        yield PageSpec(_address(row.rule), title, row.rule.zh, "rule.md.j2", _view(site, row, found[row.rule.id]))


def indented_code(text: str) -> str:
    """Markdown with its fenced code indented instead, which every engine knows without an extension."""
    lines, fence = [], ""
    for line in text.split("\n"):
        mark = line[: len(line) - len(line.lstrip("`"))]
        if fence and line.strip() == fence:
            fence = ""
        elif not fence and len(mark) >= _FENCE:
            fence = mark
        else:
            lines.append(f"    {line}" if fence and line else line)
    return "\n".join(lines)


def _address(rule: Rule) -> str:
    return f"rules/{rule.id}/"


def _row(site: Site, rule: Rule) -> RuleRow:
    settings = site.vocabulary.checks
    severity = Severity(settings.severity.get(rule.id, rule.severity))
    return RuleRow(rule, SEVERITIES[severity], MENDS[rule.mend], off=not settings.runs(rule.id))


def _view(site: Site, row: RuleRow, page: RulePage) -> RuleView:
    """The page of a rule; a team that has not got a regulation reads its name without a link."""
    path = markdown_path(_address(row.rule))
    sections = tuple(
        (title, indented_code(resolve_links(HandWritten(path, path, text), site.library, site.options).text))
        for title, text in page.sections.items()
    )
    options = tuple(OptionRow(item.name, item.title, _default(item.default)) for item in row.rule.options)
    return RuleView(row.rule, row.severity, row.mend, row.off, sections, _FAMILIES[row.rule.id[:3]], options)


def _default(value: object) -> str:
    """A default as it stands after the word 默认."""
    if isinstance(value, list | tuple):
        return f"：{'、'.join(map(str, value))}" if value else "为空"
    return f" {value}"
