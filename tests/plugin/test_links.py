"""Wiki links in pages that somebody wrote by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.plugin.conftest import Log
from tests.plugin.small import Small, page, strategy

Written = Callable[[str], str]


@pytest.fixture
def written(small: Small) -> Written:
    """Builds the site with a text in `docs/about/how.md`, below front matter; the page's HTML."""

    def built(text: str) -> str:
        small.write("docs/about/how.md", f"---\ntitle: 怎么用\n---\n\n# 怎么用\n\n{text}\n")
        return page(small.build(strict=False), "about/how")

    return built


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[[开放式提问]]", '<a href="../../strategies/open-question/">开放式提问</a>'),
        ("[[open-question]]", '<a href="../../strategies/open-question/">开放式提问</a>'),
        ("[[open-question|这样问]]", '<a href="../../strategies/open-question/">这样问</a>'),
        ("[[开放式提问#话术]]", '<a href="../../strategies/open-question/#wording">开放式提问</a>'),
        ("[[conversation]]", '<a href="../../dimensions/conversation/">沟通技巧</a>'),
    ],
)
def test_resolved(written: Written, log: Log, text: str, html: str) -> None:
    assert html in written(f"先看{text}。")
    assert log.warnings == []


@pytest.mark.parametrize(
    ("text", "reported", "words"),
    [
        ("先看[[开放提问]]。", "7:3: KB201 ", "先看开放提问。"),
        ("一行\n\n再看 [[开放式提问#没有这里|那里]]。", "9:12: KB204 ", "再看 那里。"),
        ("看[[草稿]]。", "7:2: KB206 ", "看草稿。"),
    ],
)
def test_dangling(small: Small, written: Written, log: Log, text: str, reported: str, words: str) -> None:
    """Plain words on the page, and a line that says where."""
    small.write("playbooks/strategies/unready.md", strategy("草稿", status="draft"))
    html = written(text)
    assert f"<p>{words}</p>" in html
    assert len(log.warnings) == 1
    assert log.warnings[0].startswith(f"docs/about/how.md:{reported}")


@pytest.mark.parametrize("text", ["`[[开放提问]]`", "```\n[[开放提问]]\n```"])
def test_code_is_left_alone(written: Written, log: Log, text: str) -> None:
    assert "[[开放提问]]" in written(text)
    assert log.warnings == []


def test_windows_line_ends(small: Small, log: Log) -> None:
    text = "---\ntitle: 怎么用\n---\n# 怎么用\n\n[[开放提问]]\n"
    (small.root / "docs/about/how.md").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    small.build(strict=False)
    assert log.warnings[0].startswith("docs/about/how.md:6:1: KB201 ")


def test_page_at_the_top(small: Small, log: Log) -> None:
    small.write("docs/about.md", "# 关于\n\n[[开放式提问]]\n")
    assert '<a href="../strategies/open-question/">' in page(small.build(), "about")
    assert log.warnings == []


def test_label_is_no_markup(written: Written) -> None:
    assert "<em>" not in written("[[open-question|*甲*<b>]]")
