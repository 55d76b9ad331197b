"""Makes a realistic Chinese collection of any size: `python benchmarks/generate.py N --seed S`.

The repository's vocabulary, playbooks and cases are copied, and N made-up cases
over several months are written beside them, with references, failures, monthly
write-ups and figures. The same seed gives the same bytes, and the result passes
`kb check`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __package__ in {None, ""}:  # started by its path, the repository is not importable yet
    sys.path.insert(0, str(ROOT))

from benchmarks.synthetic.collection import write_collection  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and write the collection."""
    parser = argparse.ArgumentParser(description="Make a collection of N made-up cases.")
    parser.add_argument("count", type=int, metavar="N", help="how many cases to make up")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed gives the same bytes")
    parser.add_argument("-d", "--directory", type=Path, metavar="DIR", help="default: benchmarks/out/N")
    options = parser.parse_args(arguments)
    target = options.directory or ROOT / "benchmarks" / "out" / str(options.count)
    try:
        written = write_collection(ROOT, target, options.count, options.seed)
    except FileExistsError as error:
        parser.error(str(error))
    print(f"{target}: {written} files written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
