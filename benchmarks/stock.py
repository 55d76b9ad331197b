"""A stock mkdocs-material project around exported pages, to measure ours against."""

from __future__ import annotations

from pathlib import Path

_CONFIG = """\
site_name: Stock
docs_dir: {pages}
theme:
  name: material
  language: zh
  font: false
plugins: [search]
extra: {{generator: false}}
markdown_extensions: [attr_list, def_list, md_in_html, tables, toc]
"""

_NAV = """\
validation: {nav: {omitted_files: ignore}}
nav:
"""


def write_config(pages: Path, target: Path, *, every_page_in_nav: bool) -> Path:
    """Write a configuration beside the pages.

    Args:
        pages: The folder that `kb export pages` wrote.
        target: The file to write.
        every_page_in_nav: As MkDocs does by itself; otherwise the nav holds one page for each folder.

    Returns:
        The file written.
    """
    text = _CONFIG.format(pages=pages.as_posix())
    if not every_page_in_nav:
        sections = [page.relative_to(pages).as_posix() for page in sorted(pages.glob("*/index.md"))]
        home = ["index.md"] if (pages / "index.md").exists() else []
        text += _NAV + "".join(f"  - {page}\n" for page in [*home, *sections])
    target.write_text(text, encoding="utf-8", newline="\n")
    return target
