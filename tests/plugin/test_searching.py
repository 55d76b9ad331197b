"""The search index in the site: there, tried, and one old generation beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from kb.search.static import FOLDER, MANIFEST, encode
from kb.search.static_reader import StaticIndex
from kb_mkdocs import searching
from tests.plugin.conftest import Log
from tests.plugin.small import Small, page, strategy


def _index(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (site / FOLDER).iterdir()}


def _ids(files: dict[str, bytes], query: str) -> list[str]:
    return [StaticIndex(files).entry(hit.ordinal).id for hit in StaticIndex(files).result(query).hits]


def test_records_and_pages_are_found(small: Small) -> None:
    files = _index(small.build())
    assert _ids(files, "开放式提问")[0] == "open-question"
    assert "page:about" in " ".join(_ids(files, "怎么用"))


@pytest.mark.parametrize("directory_urls", [True, False])
def test_addresses_are_those_of_the_site(small: Small, directory_urls: bool) -> None:  # noqa: FBT001  (a parameter)
    site = small.build(use_directory_urls=directory_urls)
    static = StaticIndex(_index(site))
    for ordinal in static.ordinals():
        url = static.entry(ordinal).url
        assert (site / url / "index.html" if directory_urls else site / url).is_file(), url


def test_drafts_stay_out_unless_they_are_shown(small: Small) -> None:
    small.write("playbooks/strategies/draft.md", strategy("没写完的", status="draft"))
    assert "draft" not in _ids(_index(small.build()), "没写完的")
    assert _ids(_index(small.build(plugins=[{"kb": {"drafts": True}}])), "没写完的")[0] == "draft"


def test_the_theme_learns_that_there_is_a_search(small: Small) -> None:
    small.write("theme/main.html", "{{ config.extra.kb.search }}")
    assert page(small.build(), "about/how") == "True"


def test_one_old_generation_stays(small: Small) -> None:
    first = _index(small.build())
    small.append("docs/about/how.md", "\n第二次。\n")
    second = _index(small.build())
    small.append("docs/about/how.md", "\n第三次。\n")
    third = _index(small.build())
    new = set(third) - set(second)
    assert {name for name in first if name != MANIFEST} <= set(second)
    assert not {name for name in first if name.startswith("meta.")} & set(third)
    assert {name for name in second if name.startswith("meta.")} <= set(third) | set(first)
    assert any(name.startswith("meta.") for name in new)


def test_building_again_gives_the_same_index(small: Small) -> None:
    assert _index(small.build()) == _index(small.build())


@pytest.mark.parametrize("strict", [True, False])
def test_an_index_that_finds_nothing_ends_the_build(
    small: Small,
    log: Log,
    monkeypatch: pytest.MonkeyPatch,
    strict: bool,  # noqa: FBT001  (a parameter)
) -> None:
    monkeypatch.setattr(searching, "encode", lambda *_: encode(()))
    with pytest.raises(Abort):
        small.build(strict=strict)
    assert any("本该搜得到" in error for error in log.errors)


def test_the_search_of_the_theme_is_told_to_be_idle(small: Small, log: Log) -> None:
    small.build()
    assert not any("plugins 里的 search" in note for note in log.notes)
    small.build(theme={"name": "material"}, plugins=["search", "kb"])
    assert any("plugins 里的 search" in note for note in log.notes)
