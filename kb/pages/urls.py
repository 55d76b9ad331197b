"""From a page's address to the files and relative links of each way to publish it.

An address has two parts for a record (`strategies/open-question/`), one for a section page (`strategies/`) and
none for the home page.
"""

from __future__ import annotations

from enum import Enum


class Style(Enum):
    """How a link names its target's file."""

    DIRECTORY = "directory"
    """`strategies/open-question/`"""
    HTML = "html"
    """`strategies/open-question.html`"""
    MARKDOWN = "markdown"
    """`strategies/open-question.md`"""


def markdown_path(address: str) -> str:
    """The Markdown file of a page."""
    return _file(address, ".md")


def site_path(address: str, style: Style) -> str:
    """Where a page stands, from the site's root, without a leading `/`."""
    return address if style is Style.DIRECTORY else _file(address, f".{_SUFFIXES[style]}")


def relative_link(source: str, target: str, anchor: str = "", style: Style = Style.DIRECTORY) -> str:
    """The relative link from the page with the address `source` to the one with the address `target`.

    A link within the same page is the anchor alone; in directory style a link to the page itself is `./`.
    """
    if source == target and anchor:
        return f"#{anchor}"
    link = _relative(site_path(source, style), site_path(target, style))
    return f"{link}#{anchor}" if anchor else link


def relative_file(source: str, path: str, style: Style = Style.DIRECTORY) -> str:
    """The relative link from the page with the address `source` to a file of the site, such as an image."""
    return _relative(site_path(source, style), path)


def _relative(source: str, target: str) -> str:
    here, there = source.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"


_SUFFIXES = {Style.HTML: "html", Style.MARKDOWN: "md"}


def _file(address: str, suffix: str) -> str:
    folder, _, name = address.rstrip("/").rpartition("/")
    if folder:
        return f"{folder}/{name}{suffix}"
    return f"{name}/index{suffix}" if name else f"index{suffix}"
