"""Every change that may change an answer is noticed, and nothing else is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.search.whoosh_state import State, site


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    for name in ("kb.yml", "cases/2026-10/one.md", "playbooks/measures/rate.yml", "docs/guide/index.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("一", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nhook: !!python/name:a.b\n", encoding="utf-8")
    return tmp_path


def _write(name: str, text: str = "二") -> Callable[[Path], object]:
    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

    return change


def _rename(root: Path) -> None:
    (root / "cases" / "2026-10" / "one.md").rename(root / "cases" / "2026-10" / "two.md")


def _remove(root: Path) -> None:
    (root / "docs" / "guide" / "index.md").unlink()


@pytest.mark.parametrize(
    "change",
    [
        _write("kb.yml"),
        _write("mkdocs.yml", "use_directory_urls: false"),
        _write("cases/2026-10/one.md"),
        _write("cases/2026-11/new.md"),
        _write("playbooks/measures/rate.yml"),
        _write("docs/guide/index.md"),
        _write("docs/new.md"),
        _rename,
        _remove,
    ],
)
def test_what_counts_is_noticed(collection: Path, change: Callable[[Path], object]) -> None:
    before = State(collection)
    quick, content = before.quick, before.content
    change(collection)
    after = State(collection)
    assert after.quick != quick
    assert after.content != content


@pytest.mark.parametrize("name", ["README.md", "cases/2026-10/photo.png", "site/index.md", "docs/.hidden/x.md"])
def test_what_does_not_count_is_not(collection: Path, name: str) -> None:
    before = State(collection).quick
    _write(name)(collection)
    assert State(collection).quick == before


def test_new_times_change_what_is_told_in_a_moment_only(collection: Path) -> None:
    before = State(collection)
    quick, content = before.quick, before.content
    os.utime(collection / "kb.yml", ns=(1, 2_000_000_000_000_000_000))
    after = State(collection)
    assert (after.quick == quick, after.content == content) == (False, True)
    assert after.newest == 2_000_000_000_000_000_000


def test_content_under_old_times_is_noticed(collection: Path) -> None:
    """As a copy that keeps the times may bring it; the moment's look may know it by other marks, and need not."""
    path = collection / "kb.yml"
    before, status = State(collection).content, path.stat()
    path.write_text("三", encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert State(collection).content != before


def test_a_link_to_nowhere_is_no_fault(collection: Path) -> None:
    try:
        (collection / "docs" / "gone.md").symlink_to(collection / "nowhere.md")
    except OSError:
        pytest.skip("this system lets nobody make links")
    state = State(collection)
    assert state.quick
    assert state.content


@pytest.mark.parametrize(
    ("text", "folder", "urls"),
    [
        ("site_name: x", "docs", True),
        ("docs_dir: pages\nuse_directory_urls: false", "pages", False),
        ("use_directory_urls: !ENV [X, true]", "docs", True),
        ("a: [", "docs", True),
        ("- a", "docs", True),
        ("", "docs", True),
    ],
)
def test_the_settings_of_the_site(tmp_path: Path, text: str, folder: str, urls: bool) -> None:  # noqa: FBT001
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    found = site(tmp_path)
    assert (found.docs, found.directory_urls) == (tmp_path / folder, urls)


def test_no_settings(tmp_path: Path) -> None:
    assert site(tmp_path).docs == tmp_path / "docs"
