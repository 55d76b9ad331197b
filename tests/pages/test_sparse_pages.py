"""Collections with little or nothing in them: every page still stands, and says what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.sample import SAMPLE, pages, part

EMPTY = {
    "cases/index.md": "还没有案例",
    "mistakes/index.md": "还没有失败的案例",
    "personas/index.md": "还没有画像",
    "months/index.md": "还没有月报",
    "processes/index.md": "还没有流程",
    "training/index.md": "还没有培训",
    "measures/index.md": "还没有指标",
    "contributors/index.md": "还没有人投稿",
    "index.md": "还没有月报",
}


def test_empty_collection_says_what_is_missing(tmp_path: Path) -> None:
    made = pages(part(tmp_path))
    for path, words in EMPTY.items():
        assert words in made[path], path


FILES = sorted(
    path.relative_to(SAMPLE).as_posix()
    for path in SAMPLE.rglob("*.*")
    if path.suffix in {".yml", ".md"} and path.name not in {"kb.yml", "measures.yml", "draft-one.yml"}
)


@pytest.mark.parametrize("path", FILES)
def test_one_record_alone_has_its_page_whatever_it_refers_to(path: str, tmp_path: Path) -> None:
    made = pages(part(tmp_path, path))
    stem = Path(path).stem if Path(path).stem != "month" else Path(path).parent.name
    assert any(name.endswith(f"/{stem}.md") for name in made)


def test_month_without_figures_says_so(tmp_path: Path) -> None:
    made = pages(part(tmp_path, "cases/2026-10/month.md", "playbooks/measures/kept-rate.yml"))
    assert "这个月没有数据" in made["months/2026-10.md"]
    assert "这个月还没有办结的案例" in made["months/2026-10.md"]
    assert "还没有哪个月有这项指标的数据" in made["measures/kept-rate.md"]


def test_one_month_of_figures_makes_a_table_but_no_line(tmp_path: Path) -> None:
    made = pages(
        part(
            tmp_path,
            "cases/2026-10/month.md",
            "cases/2026-10/measures.yml",
            "playbooks/measures/kept-rate.yml",
            "playbooks/measures/paid-amount.yml",
        )
    )
    assert "<polyline" not in made["months/2026-10.md"]
    assert "实收金额，按月</caption>" in made["months/2026-10.md"]
    assert '<rect class="a"' in made["months/2026-10.md"]


def test_case_of_a_month_without_write_up_links_to_none(tmp_path: Path) -> None:
    page = pages(part(tmp_path, "cases/2026-10/quick-one.yml"))["cases/quick-one.md"]
    assert "months/" not in page
