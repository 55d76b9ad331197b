"""Where our events stand among those of other plugins."""

from __future__ import annotations

import pytest
from mkdocs.config import load_config

from tests.plugin.conftest import Log
from tests.plugin.small import Small

_SEES_FILES = """
import logging


def on_files(files, config):
    names = [uri for uri in files.src_uris if uri.startswith("strategies/")]
    logging.getLogger("mkdocs.hooks").info("seen: %s", " ".join(names))
"""
_SHIFTS_LINES = """
def on_page_markdown(markdown, page, config, files):
    return "one\\n\\ntwo\\n\\n" + markdown
"""
_WRITES_A_PAGE = """
from mkdocs.structure.files import File


def on_files(files, config):
    uri = "strategies/open-question.md"
    files.remove(files.get_file_from_path(uri))
    files.append(File.generated(config, uri, content="# 别的来源\\n\\n[[identity-check]]\\n"))
"""


@pytest.mark.parametrize("plugins", [["search", "kb"], ["kb", "search"]])
def test_search_learns_our_language(small: Small, plugins: list[str]) -> None:
    """Though it may stand before us; told by the punctuation at which it parts words."""
    config = load_config(str(small.configure(theme={"name": "material"}, plugins=plugins)))
    config.plugins.on_config(config)
    assert "。" in config.plugins["material/search"].config["separator"]


def test_others_see_our_pages(small: Small, log: Log) -> None:
    small.write("hook.py", _SEES_FILES)
    small.build(hooks=["hook.py"])
    assert [said for said in log.at(20) if said.startswith("seen: ") and "strategies/open-question.md" in said]


def test_lines_are_those_of_the_file(small: Small, log: Log) -> None:
    """Though another plugin adds lines, and stands before us."""
    small.write("hook.py", _SHIFTS_LINES)
    small.append("docs/about/how.md", "\n[[开放提问]]\n")
    small.build(strict=False, hooks=["hook.py"])
    assert log.warnings[0].startswith("docs/about/how.md:5:1: KB201 ")


def test_another_plugin_may_write_a_page(small: Small) -> None:
    """Then it is no longer ours: wiki links in it are resolved."""
    small.write("hook.py", _WRITES_A_PAGE)
    site = small.build(hooks=["hook.py"])
    html = (site / "strategies/open-question/index.html").read_text(encoding="utf-8")
    assert "别的来源" in html
    assert '<a href="../identity-check/">核验本人</a>' in html
