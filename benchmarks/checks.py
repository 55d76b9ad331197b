"""Measures `kb check` with every rule beside check-jsonschema with our schemas alone, on the same files, in one run.

Run it with `python benchmarks/checks.py`. The peer reads YAML and no Markdown: it gets the YAML files as they are,
and of each Markdown file its front matter, written to a file beforehand, which is not timed. It never sees the body.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import ruamel.yaml

ROOT = Path(__file__).resolve().parents[1]
if __package__ in {None, ""}:  # started by its path, the repository is not importable yet
    sys.path.insert(0, str(ROOT))

from benchmarks.measure import Cost, number, ratio, run  # noqa: E402
from benchmarks.synthetic.collection import RULES_LEFT_OUT, write_collection  # noqa: E402
from kb.library.files import discover  # noqa: E402
from kb.records.reader import read_vocabulary  # noqa: E402
from kb.schema import DOCUMENTS, schema_files  # noqa: E402

_TODAY = "2026-11-30"
_MEGABYTE = 1_000_000
_FENCE = b"---"
_CASES = ("case.schema.json", "case.front-matter.schema.json")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, on how many files."""

    name: str
    cost: Cost
    files: int


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Measure kb check beside check-jsonschema.")
    parser.add_argument("--cases", type=int, default=10_000, metavar="N", help="how many cases to make up")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="kb-benchmark-") as folder:
        rows = measure(Path(folder), options.cases, options.seed)
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}; "
        f"check-jsonschema {version('check-jsonschema')}, ruamel.yaml {version('ruamel.yaml')} "
        f"({'with libyaml' if ruamel.yaml.__with_libyaml__ else 'pure Python'})"
    )
    print(f"\n{options.cases} made-up cases beside the repository's own, every rule\n")
    print(table(rows))
    print(f"\nRepeat: python benchmarks/checks.py --cases {options.cases} --seed {options.seed}")
    return 0


def measure(folder: Path, count: int, seed: int) -> list[Row]:
    """Take all measurements; `folder` is empty and holds everything written."""
    collection = folder / "collection"
    write_collection(ROOT, collection, count, seed)
    judge_everything(collection / "kb.yml")
    ours = [_script("kb"), "check", "--today", _TODAY]
    files = 1 + sum(1 for _ in discover(collection))
    cold, warm = run(ours, collection), run(ours, collection)
    inputs = dict(peer_inputs(collection, folder / "peer"))
    costs = {name: run(_judged_by(folder / "peer" / name, judged), collection) for name, judged in inputs.items()}
    cases = [name for name in inputs if name in _CASES]
    return [
        Row("kb check, cold", cold, files),
        Row("kb check, nothing changed", warm, files),
        _peer("the cases", cases, costs, inputs),
        _peer("all", list(inputs), costs, inputs),
    ]


def _judged_by(schema: Path, files: Iterable[Path]) -> list[str | Path]:
    return [_script("check-jsonschema"), "--schemafile", schema, *files]


def _script(name: str) -> str:
    return str(Path(sysconfig.get_path("scripts")) / name)


def _peer(which: str, names: list[str], costs: Mapping[str, Cost], inputs: Mapping[str, list[Path]]) -> Row:
    files = sum(len(inputs[name]) for name in names)
    return Row(f"check-jsonschema, {which}, {len(names)} runs", together([costs[name] for name in names]), files)


def judge_everything(settings: Path) -> None:
    """Let `kb.yml` leave no rule out: made-up text breaks two of them by its nature, and that has its cost as well."""
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(RULES_LEFT_OUT, ""), encoding="utf-8", newline="\n")


def peer_inputs(collection: Path, target: Path) -> Iterator[tuple[str, list[Path]]]:
    """Write our schemas and the front matter of all Markdown files to `target`.

    Yields:
        The name of a schema's file, and the files that it judges.
    """
    vocabulary = read_vocabulary((collection / "kb.yml").read_bytes()).record
    target.mkdir(parents=True)
    for name, text in schema_files(vocabulary).items() if vocabulary else ():
        (target / name).write_text(text, encoding="utf-8", newline="\n")
    found: dict[str, list[Path]] = {DOCUMENTS["kb"].file: [Path("kb.yml")]}
    for file in discover(collection):
        if file.model is None:
            continue
        document = DOCUMENTS[file.model.TYPE]
        if file.path.endswith(".md"):
            front = (target / file.path).with_suffix(".yml")
            front.parent.mkdir(parents=True, exist_ok=True)
            front.write_bytes(front_matter((collection / file.path).read_bytes()))
            found.setdefault(document.front_file, []).append(front)
        else:
            found.setdefault(document.file, []).append(Path(file.path))
    yield from found.items()


def front_matter(source: bytes) -> bytes:
    """What stands between the first two lines of `---` of a Markdown file."""
    lines = source.splitlines(keepends=True)
    end = next(index for index, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE)
    return b"".join(lines[1:end])


def together(costs: list[Cost]) -> Cost:
    """Runs one after the other: their times add up, and the hungriest tells the memory."""
    processor = [cost.processor for cost in costs if cost.processor is not None]
    memory = [cost.memory for cost in costs if cost.memory is not None]
    seconds = sum(cost.seconds for cost in costs)
    return Cost(seconds, sum(processor) if processor else None, max(memory) if memory else None)


def table(rows: list[Row]) -> str:
    """The rows as text, with ratios to the last: the peer on everything."""
    base = rows[-1].cost
    head = f"{'':<36}{'files':>8}{'seconds':>9}{'CPU s':>8}{'ratio':>7}{'peak MB':>9}{'ratio':>7}"
    return "\n".join([head, *(_line(row, base) for row in rows)])


def _line(row: Row, base: Cost) -> str:
    cost = row.cost
    return (
        f"{row.name:<36}{row.files:>8}{cost.seconds:>9.1f}{number(cost.processor):>8}"
        f"{ratio(cost.processor, base.processor):>7}{number(cost.memory, _MEGABYTE):>9}"
        f"{ratio(cost.memory, base.memory):>7}"
    )


if __name__ == "__main__":
    sys.exit(main())
