"""Measures our search beside Material's own and Pagefind, over the same pages, in the same run.

Run it with `python benchmarks/search.py`; it prints tables for each size and the command to repeat it. Pagefind is
installed into an environment of its own that is thrown away. Numbers depend on the machine, ratios much less.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import sysconfig
import tempfile
import venv
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __package__ in {None, ""}:  # started by its path, the repository is not importable yet
    sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from benchmarks.measure import Cost, Size, run, size_of  # noqa: E402
from benchmarks.searching.browser import CONTESTANTS, First, Times, firsts, percentile, times  # noqa: E402
from benchmarks.searching.queries import Queries, drawn  # noqa: E402
from benchmarks.searching.typing import SLOWER, Way, right_page, way  # noqa: E402
from benchmarks.stock import write_config  # noqa: E402
from benchmarks.synthetic.collection import write_collection  # noqa: E402
from kb.library import load  # noqa: E402
from kb.search.collection import documents  # noqa: E402
from kb.search.static import FOLDER  # noqa: E402
from tests.web.chromium import arguments, find_chromium  # noqa: E402
from tests.web.serving import serve  # noqa: E402

_MEGABYTE = 1_000_000
_TYPED = "孩子接电话了"
_WAYS = 5


@dataclass(frozen=True, slots=True)
class Built:
    """An index on disk."""

    name: str
    site: Path
    """The pages that it belongs to."""
    seconds: float | None
    """Processor time of indexing alone."""
    memory: int | None
    """Of the process that indexed, in bytes."""
    index: Size


def main(arguments_: list[str] | None = None) -> int:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Measure our search beside Material's and Pagefind.")
    parser.add_argument("--cases", type=int, nargs="+", default=[1000], metavar="N", help="sizes to measure")
    parser.add_argument("--queries", type=int, default=40, metavar="Q", help="queries of each kind")
    parser.add_argument("--firsts", type=int, default=10, metavar="F", help="of these, asked in a fresh browser")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="contestants: ours, Pagefind, Material")
    options = parser.parse_args(arguments_)
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}; "
        f"mkdocs-material {version('mkdocs-material')}, {_pinned()}"
    )
    wanted = set(options.only or [contestant.name for contestant in (make() for make in CONTESTANTS)])
    with tempfile.TemporaryDirectory(prefix="kb-benchmark-") as folder:
        pagefind = _pagefind(Path(folder)) if "Pagefind" in wanted else None
        for count in options.cases:
            _measure(Path(folder) / str(count), count, options, wanted, pagefind)
    sizes = " ".join(map(str, options.cases))
    print(
        f"\nRepeat: python benchmarks/search.py --cases {sizes} --queries {options.queries} "
        f"--firsts {options.firsts} --seed {options.seed}"
    )
    return 0


def _measure(folder: Path, count: int, options: argparse.Namespace, wanted: set[str], pagefind: Path | None) -> None:
    """Measure at one size and print."""
    collection = folder / "collection"
    write_collection(ROOT, collection, count, options.seed)
    found = documents(load(collection), collection / "docs")
    queries = drawn(found, options.queries, options.seed)
    built = list(build(folder, collection, wanted, pagefind))
    print(f"\n{count} made-up cases beside the repository's own: {len(found)} documents\n")
    print(index_table(built))
    program = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments())
        print(f"\nChromium {browser.version}\n")
        for one in built:
            print(_searched(browser, one, queries, options.firsts), flush=True)
            if one.name == "ours":
                print(_gone(browser, one), flush=True)
        browser.close()


def build(folder: Path, collection: Path, wanted: set[str], pagefind: Path | None) -> list[Built]:
    """Build the site and every index over its pages."""
    scripts = Path(sysconfig.get_path("scripts"))
    ours, pages = folder / "ours", folder / "pages"
    run([scripts / "kb", "build", "-d", ours], collection)
    found: list[Built] = []
    if "ours" in wanted:
        told, cost = _indexed(collection, folder / "index")
        found.append(Built("ours", ours, told["index"], cost.memory, size_of(ours / FOLDER)))
    if {"Pagefind", "Material"} & wanted:
        run([scripts / "kb", "export", "pages", pages], collection)
        config = write_config(pages, folder / "stock.yml", every_page_in_nav=False)
        stock = folder / "stock"
        mkdocs: list[str | Path] = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d"]
        with_search = run([*mkdocs, stock], folder)
        if pagefind is not None:
            # Only the page's own words, as the others index them; and its bundle lies within the site.
            cost = run([pagefind, "-m", "pagefind", "--site", stock, "--root-selector", "article", "--quiet"], folder)
            found.append(Built("Pagefind", stock, cost.processor, cost.memory, size_of(stock / "pagefind")))
        if "Material" in wanted:
            config.write_text(config.read_text("utf-8").replace("[search]", "[]"), encoding="utf-8", newline="\n")
            without = run([*mkdocs, folder / "bare"], folder)
            index = stock / "search" / "search_index.json"
            found.append(
                Built("Material", stock, _more(with_search, without), with_search.memory, Size(index.stat().st_size, 1))
            )
    return found


def _more(one: Cost, other: Cost) -> float | None:
    return None if one.processor is None or other.processor is None else one.processor - other.processor


def _indexed(collection: Path, target: Path) -> tuple[dict[str, float], Cost]:
    """Our index in a process of its own: what it tells, and what it cost."""
    command: list[str] = [sys.executable, "-m", "benchmarks.searching.index", str(collection), str(target)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    told = subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8")
    times_: dict[str, float] = json.loads(told.stdout)
    cost = run([*command[:-1], str(target) + "-again"], ROOT)
    return times_, cost


def index_table(built: list[Built]) -> str:
    """What the indexes cost."""
    lines = [f"{'index':<12}{'CPU s':>9}{'peak MB':>10}{'MB':>8}{'files':>8}"]
    for one in built:
        seconds = "–" if one.seconds is None else f"{one.seconds:.1f}"
        memory = "–" if one.memory is None else f"{one.memory / _MEGABYTE:.0f}"
        lines.append(f"{one.name:<12}{seconds:>9}{memory:>10}{one.index.size / _MEGABYTE:>8.1f}{one.index.files:>8}")
    return "\n".join(lines)


def _searched(browser: Browser, built: Built, queries: Queries, number: int) -> str:
    """One contestant's part of the tables."""
    contestant = next(made for make in CONTESTANTS if (made := make()).name == built.name)
    lines = [search_head(built.name)]
    with serve(built.site) as server:
        url = f"{server.url}/"
        for kind in ("short", "long", "pinyin"):
            asked: tuple[str, ...] = getattr(queries, kind)
            fresh = firsts(browser, url, contestant, asked[:number])
            lines.append(search_line(kind, fresh, times(browser, url, contestant, asked)))
    return "\n".join(lines)


def search_head(name: str) -> str:
    """The head of a contestant's table."""
    titles = ("kB p50", "kB p95", "requests", "first ms", "next p50", "next p95", "again p50", "again p95", "nothing")
    return f"{name:<12}" + "".join(f"{title:>10}" for title in titles)


def search_line(kind: str, fresh: list[First], asked: Times) -> str:
    """Queries of one kind: the first of a browser, the next ones, and the same again."""
    moved = [one.moved / 1000 for one in fresh]
    values = (
        percentile(moved, 0.5),
        percentile(moved, 0.95),
        percentile([one.requests for one in fresh], 0.5),
        percentile([one.milliseconds for one in fresh], 0.5),
        percentile(asked.first_pass, 0.5),
        percentile(asked.first_pass, 0.95),
        percentile(asked.loaded, 0.5),
        percentile(asked.loaded, 0.95),
    )
    return f"{kind:<12}" + "".join(f"{value:>10.1f}" for value in values) + f"{asked.nothing:>6}/{len(asked.loaded)}"


def _gone(browser: Browser, built: Built) -> str:
    """The whole way on a slow processor."""
    with serve(built.site) as server:
        url = f"{server.url}/"
        target = right_page(browser, url, _TYPED)
        ways = sorted((way(browser, url, _TYPED, target) for _ in range(_WAYS)), key=lambda one: one.arrived)
    return way_line(ways[len(ways) // 2])


def way_line(middle: Way) -> str:
    """The way with the middle time."""
    return (
        f"processor {SLOWER} times slower, “{_TYPED}”: field {middle.opened:.0f} ms, "
        f"first result {middle.shown:.0f} ms, page {middle.arrived:.0f} ms after “/” ({middle.address})"
    )


def _pinned() -> str:
    lines = (Path(__file__).parent / "searching" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if not line.startswith("#")).replace("==", " ")


def _pagefind(folder: Path) -> Path:
    """The Python of a new environment that has Pagefind."""
    environment = folder / "pagefind"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    requirements = Path(__file__).parent / "searching" / "requirements.txt"
    run([python, "-m", "pip", "install", "--quiet", "-r", requirements], folder)
    return python


if __name__ == "__main__":
    sys.exit(main())
