"""Which pages, data and images reach the site, and what a team may put in their place."""

from __future__ import annotations

import json

import pytest
from mkdocs.exceptions import Abort

from tests.plugin.conftest import Log
from tests.plugin.small import Small, fact, page, strategy

_PICTURE = "![通话记录](shot.png)\n"


def test_records_stay_out_of_the_navigation(small: Small, log: Log) -> None:
    small.build(nav=[{"首页": "index.md"}, {"策略": "strategies/index.md"}, {"怎么用": "about/how.md"}])
    assert log.warnings == []
    assert not [said for said in log.at(20) if "not included in the" in said]


def test_without_navigation_sections_are_in_it(small: Small) -> None:
    site = small.build()
    listed = fact(site, "", "pages").split()
    assert "strategies/" in listed
    assert "about/how/" in listed
    assert "strategies/open-question/" not in listed


def test_own_home(small: Small, log: Log) -> None:
    small.write("docs/index.md", "# 我们的首页\n")
    site = small.build()
    assert "我们的首页" in page(site, "")
    assert [said for said in log.notes if said.startswith("index.md ")]


def test_own_page_under_another_name(small: Small, log: Log) -> None:
    """It takes the address, but links in Markdown do not find it: worth a warning."""
    small.write("docs/strategies/README.md", "# 我们的策略\n")
    site = small.build(strict=False)
    assert "我们的策略" in page(site, "strategies")
    assert [said for said in log.warnings if "strategies/README.md" in said and "strategies/index.md" in said]


def test_excluded_page_replaces_nothing(small: Small) -> None:
    small.write("docs/index.md", "# 旧首页\n")
    site = small.build(exclude_docs="index.md\n")
    assert "旧首页" not in page(site, "")
    assert fact(site, "", "source") == "index.md"


@pytest.mark.parametrize("drafts", [False, True])
def test_drafts(small: Small, *, drafts: bool) -> None:
    small.write("playbooks/strategies/new.md", strategy("新办法", status="draft") + "\n" + _PICTURE)
    (small.root / "playbooks/strategies/shot.png").write_bytes(b"\x89PNG")
    site = small.build(plugins=[{"kb": {"drafts": drafts}}])
    assert (site / "strategies/new/index.html").exists() is drafts
    assert (site / "playbooks/strategies/shot.png").exists() is drafts


def test_images(small: Small) -> None:
    small.append("playbooks/strategies/open-question.md", "\n## 风险\n" + _PICTURE)
    (small.root / "playbooks/strategies/shot.png").write_bytes(b"\x89PNG")
    site = small.build()
    assert (site / "playbooks/strategies/shot.png").read_bytes() == b"\x89PNG"
    assert "../../playbooks/strategies/shot.png" in page(site, "strategies/open-question")


@pytest.mark.parametrize(
    ("directory_urls", "key"), [(True, "/strategies/open-question/"), (False, "/strategies/open-question.html")]
)
def test_previews(small: Small, key: str, *, directory_urls: bool) -> None:
    site = small.build(use_directory_urls=directory_urls)
    found = json.loads((site / "assets/kb/previews.json").read_text(encoding="utf-8"))
    assert found[key]["title"] == "开放式提问"


def test_stop_card(small: Small) -> None:
    assert fact(small.build(), "", "stop") == "processes/stop-and-hand-over/"


def test_own_template(small: Small) -> None:
    small.write("templates/strategy.md.j2", "# {{ spec.title }}\n\n我们的模板\n")
    site = small.build(plugins=[{"kb": {"templates": "templates"}}])
    assert "我们的模板" in page(site, "strategies/open-question")


@pytest.mark.parametrize(
    ("template", "said"), [("{% if %}\n", "strategy.md.j2:1:"), ("{{ page.nothing }}\n", "has no attribute 'nothing'")]
)
def test_broken_template(small: Small, log: Log, template: str, said: str) -> None:
    """One line for the person, no trace."""
    small.write("templates/strategy.md.j2", template)
    with pytest.raises(Abort, match="BuildError"):
        small.build(plugins=[{"kb": {"templates": "templates"}}])
    assert [error for error in log.errors if said in error and "\n" not in error]


def test_source_links(small: Small) -> None:
    small.append("kb.yml", "\nedit_url: https://git.example.com/kb/{path}\n")
    site = small.build()
    base = "https://git.example.com/kb"
    assert fact(site, "strategies/open-question", "edit") == f"{base}/playbooks/strategies/open-question.md"
    assert fact(site, "about/how", "edit") == f"{base}/docs/about/how.md"
    assert fact(site, "strategies", "edit") == "None", "a section page has no source"


def test_no_source_links_without_a_pattern(small: Small) -> None:
    site = small.build(edit_uri="https://git.example.com/docs/")
    assert fact(site, "strategies/open-question", "edit") == "None"
    assert fact(site, "about/how", "edit") == "https://git.example.com/docs/about/how.md", "MkDocs' own stays"
