"""The measuring itself: honest ratios, no cost of a failed command, a stock site to compare with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from benchmarks.build import Row, table
from benchmarks.measure import Cost, Size, run, size_of
from benchmarks.stock import write_config


def test_cost_of_a_command(tmp_path: Path) -> None:
    cost = run([sys.executable, "-c", "x = bytearray(60_000_000)"], tmp_path)
    assert cost.seconds > 0
    if cost.memory is not None:
        assert cost.memory > 60_000_000


def test_a_failed_command_has_no_cost(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 3:\nbad news"):
        run([sys.executable, "-c", "print('bad news'); raise SystemExit(3)"], tmp_path)


def test_size(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c").write_bytes(b"12345")
    (tmp_path / "d").write_bytes(b"123")
    assert size_of(tmp_path) == Size(8, 2)


def test_table_compares_with_our_build() -> None:
    rows = [
        Row("kb check", Cost(1, None, None)),
        Row("kb build", Cost(10, 9.5, 200_000_000), Size(50_000_000, 100)),
        Row("stock", Cost(25, 24, 300_000_000), Size(75_000_000, 90)),
    ]
    assert [" ".join(line.split()) for line in table(rows).splitlines()] == [
        "seconds ratio CPU s peak MB ratio output MB ratio files",
        "kb check 1.0 0.10 – – –",
        "kb build 10.0 1.00 9.5 200.0 1.00 50.0 1.00 100",
        "stock 25.0 2.50 24.0 300.0 1.50 75.0 1.50 90",
    ]


@pytest.mark.parametrize("every", [True, False])
def test_stock_project(tmp_path: Path, *, every: bool) -> None:
    pages = tmp_path / "pages"
    for name in ("index.md", "cases/index.md", "cases/one/index.md"):
        (pages / name).parent.mkdir(parents=True, exist_ok=True)
        (pages / name).write_text("# 页\n", encoding="utf-8")
    written = write_config(pages, tmp_path / "stock.yml", every_page_in_nav=every)
    config = yaml.safe_load(written.read_text(encoding="utf-8"))
    assert config["theme"]["name"] == "material"
    assert config.get("nav") == (None if every else ["index.md", "cases/index.md"])
