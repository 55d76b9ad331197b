"""Measures check and build beside stock mkdocs-material on the same pages, in the same run.

Run it with `python benchmarks/build.py`; it prints a table for each size and the
command to repeat it. Numbers depend on the machine, ratios much less.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __package__ in {None, ""}:  # started by its path, the repository is not importable yet
    sys.path.insert(0, str(ROOT))

from benchmarks.measure import Cost, Size, number, ratio, run, size_of  # noqa: E402
from benchmarks.stock import write_config  # noqa: E402
from benchmarks.synthetic.collection import write_collection  # noqa: E402

_TODAY = "2026-11-30"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    cost: Cost
    written: Size | None = None


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Measure kb check and kb build beside stock mkdocs-material.")
    parser.add_argument("--cases", type=int, nargs="+", default=[200, 1000], metavar="N", help="sizes to measure")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    options = parser.parse_args(arguments)
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}; "
        f"mkdocs {version('mkdocs')}, mkdocs-material {version('mkdocs-material')}"
    )
    for count in options.cases:
        with tempfile.TemporaryDirectory(prefix="kb-benchmark-") as folder:
            rows = measure(Path(folder), count, options.seed)
        print(f"\n{count} made-up cases beside the repository's own\n")
        print(table(rows))
    sizes = " ".join(map(str, options.cases))
    print(f"\nRepeat: python benchmarks/build.py --cases {sizes} --seed {options.seed}")
    return 0


def measure(folder: Path, count: int, seed: int) -> list[Row]:
    """Take all measurements at one size; `folder` is empty and holds everything written."""
    kb = Path(sysconfig.get_path("scripts")) / "kb"
    collection, pages = folder / "collection", folder / "pages"
    write_collection(ROOT, collection, count, seed)
    check = run([kb, "check", "--today", _TODAY], collection)
    build = run([kb, "build", "-d", folder / "ours"], collection)
    export = run([kb, "export", "pages", pages], collection)
    rows = [
        Row("kb check", check),
        Row("kb build", build, size_of(folder / "ours")),
        # Stock builds what the export has written: its cost is the export's on top.
        Row("kb export pages", export, size_of(pages)),
    ]
    for name, every in (("stock, section pages in nav", False), ("stock, every page in nav", True)):
        config = write_config(pages, folder / f"{'all' if every else 'sections'}.yml", every_page_in_nav=every)
        site = folder / config.stem
        cost = run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d", site], folder)
        rows.append(Row(name, cost, size_of(site)))
    return rows


def table(rows: list[Row]) -> str:
    """The rows as text, with ratios to `kb build`."""
    base = next(row for row in rows if row.name == "kb build")
    titles = (("seconds", 9), ("ratio", 7), ("CPU s", 8), ("peak MB", 9), ("ratio", 7), ("output MB", 11))
    head = f"{'':<28}" + "".join(f"{title:>{width}}" for title, width in (*titles, ("ratio", 7), ("files", 8)))
    return "\n".join([head, *(_line(row, base) for row in rows)])


def _line(row: Row, base: Row) -> str:
    cost, size, base_size = row.cost, row.written, base.written
    written = (
        f"{size.size / _MEGABYTE:>11.1f}{ratio(size.size, base_size.size):>7}{size.files:>8}"
        if size and base_size
        else ""
    )
    return (
        f"{row.name:<28}{cost.seconds:>9.1f}{ratio(cost.seconds, base.cost.seconds):>7}"
        f"{number(cost.processor):>8}{number(cost.memory, _MEGABYTE):>9}"
        f"{ratio(cost.memory, base.cost.memory):>7}{written}"
    )


if __name__ == "__main__":
    sys.exit(main())
