"""Writes the file tree of the architecture page from the real tree: `make docs`.

Every package and module is listed with the first line of its docstring, so the
page cannot tell of files that are gone, and a test fails while it is stale.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "maintainers" / "architecture.md"
SOURCES = ("kb", "plugins/kb_mkdocs", "benchmarks")

_START, _END = "<!-- tree: start -->", "<!-- tree: end -->"


def render(root: Path) -> str:
    """The tree as Markdown: a heading for each package, an item for each module."""
    return "\n\n".join(_package(root, folder) for source in SOURCES for folder in _packages(root / source))


def refreshed(page: str, tree: str) -> str:
    """The page with the text between its two markers replaced.

    Raises:
        ValueError: A marker is missing.
    """
    before, start, rest = page.partition(_START)
    _, end, after = rest.partition(_END)
    if not (start and end):
        message = f"{PAGE.name} needs the markers {_START} and {_END}"
        raise ValueError(message)
    return f"{before}{_START}\n\n{tree}\n\n{_END}{after}"


def _packages(source: Path) -> list[Path]:
    folders = {path.parent for path in source.rglob("*.py") if "__pycache__" not in path.parts}
    return sorted(folders)


def _package(root: Path, folder: Path) -> str:
    name = folder.relative_to(root).as_posix()
    summary = _summary(folder / "__init__.py")
    modules = [path for path in sorted(folder.glob("*.py")) if path.name != "__init__.py"]
    lines = [f"- `{path.name}`：{_summary(path)}" for path in modules]
    parts = [f"### {name}/"]
    if summary:
        parts.append(summary)
    if lines:
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _summary(path: Path) -> str:
    if not path.exists():
        return ""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    first = docstring.partition("\n\n")[0] if docstring else ""
    return _escaped(" ".join(first.split()))


def _escaped(text: str) -> str:
    """Keep a docstring's characters from being read as Markdown, except code in backticks."""
    parts = text.split("`")
    plain = [part.translate({ord(mark): f"\\{mark}" for mark in "\\*_[]<>"}) for part in parts[::2]]
    parts[::2] = plain
    return "`".join(parts)


def main() -> int:
    """Write the page when it is stale, and say which."""
    page = PAGE.read_text(encoding="utf-8")
    fresh = refreshed(page, render(ROOT))
    if page != fresh:
        PAGE.write_text(fresh, encoding="utf-8", newline="\n")
    print(f"{PAGE.relative_to(ROOT).as_posix()}: {'up to date' if page == fresh else 'written'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
