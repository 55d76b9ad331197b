"""The architecture page tells of the tree as it is."""

from __future__ import annotations

from pathlib import Path

from tests.tools import architecture


def test_page_lists_the_real_tree(root: Path) -> None:
    page = architecture.PAGE.read_text(encoding="utf-8")
    assert page == architecture.refreshed(page, architecture.render(root)), "stale; run: make docs"


def test_every_module_says_what_it_is(root: Path) -> None:
    silent = [
        path.relative_to(root).as_posix()
        for source in architecture.SOURCES
        for path in (root / source).rglob("*.py")
        if not path.read_text(encoding="utf-8").startswith('"""')
    ]
    assert silent == []


def test_a_new_module_makes_the_page_stale(tmp_path: Path) -> None:
    package = tmp_path / "kb" / "new"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text('"""New things."""\n', encoding="utf-8")
    (package / "thing.py").write_text('"""One `thing` and its __name__.\n\nMore."""\n', encoding="utf-8")
    tree = architecture.render(tmp_path)
    assert tree == "### kb/new/\n\nNew things.\n\n- `thing.py`：One `thing` and its \\_\\_name\\_\\_."
    page = "# Page\n<!-- tree: start -->\nold\n<!-- tree: end -->\n"
    assert architecture.refreshed(page, tree) != page
