"""The rules' pages: one for each, the same text as on the command line, with what this team chose."""

from __future__ import annotations

import dataclasses
import datetime as dt

from kb.checks import RULES
from kb.checks.reference import SECTIONS, rule_page
from kb.evidence import gather
from kb.library import load
from kb.pages import Options, render_site
from kb.pages.rules import indented_code
from kb.records.check_settings import CheckSettings
from tests.pages.sample import SAMPLE, sample_pages


def _pages(settings: CheckSettings) -> dict[str, str]:
    library = load(SAMPLE)
    vocabulary = dataclasses.replace(library.vocabulary, checks=settings)
    library = dataclasses.replace(library, vocabulary=vocabulary)
    options = Options(today=dt.date(2026, 11, 30))
    pages = render_site(library, gather(library), options)
    return {page.path: page.text for page in pages if page.path.startswith("rules/")}


def test_every_rule_has_its_page_and_is_listed() -> None:
    pages = sample_pages()
    listed = pages["rules/index.md"]
    for rule in RULES.values():
        text = pages[f"rules/{rule.id}.md"]
        assert f"# {rule.id} " in text
        assert [f"## {title}" for title in SECTIONS if f"## {title}" not in text] == []
        assert f"{rule.id}/" in listed
        assert rule.zh in listed


def test_what_the_team_chose_shows() -> None:
    ours = _pages(CheckSettings(exclude=("KB6",), severity={"KB101": "note"}))
    assert "级别 <b>提示</b>" in ours["rules/KB101.md"]
    assert "本库不查" in ours["rules/KB601.md"]
    assert "本库不查" not in ours["rules/KB101.md"]


def test_options_are_shown_with_their_defaults() -> None:
    rule = next(rule for rule in RULES.values() if rule.options)
    text = sample_pages()[f"rules/{rule.id}.md"]
    assert "## 选项" in text
    assert rule.options[0].title in text
    assert rule.options[0].name in text


def test_code_needs_no_extension() -> None:
    text = "前\n\n```yaml\na: 1\n\n  b: ```\n```\n\n````markdown\n```\nx\n```\n````\n后"
    assert indented_code(text) == "前\n\n    a: 1\n\n      b: ```\n\n    ```\n    x\n    ```\n后"
    assert "```" not in indented_code(rule_page("KB101").sections["不对"])
