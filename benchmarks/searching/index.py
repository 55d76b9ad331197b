"""Indexes a collection and writes the files: `python -m benchmarks.searching.index COLLECTION TARGET`.

A process of its own, so that its memory can be measured; it prints the seconds of each step, as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import pairwise
from pathlib import Path

from kb.library import load
from kb.search.collection import documents
from kb.search.static import encode


def main(arguments: list[str]) -> int:
    """Index, write, tell; seconds of processor time, which other work on the machine hardly changes."""
    source, target = map(Path, arguments)
    times = [time.process_time()]
    library = load(source)
    times.append(time.process_time())
    found = documents(library, source / "docs")
    files = encode(found, library.vocabulary.synonyms)
    target.mkdir(parents=True)
    for name, content in files.items():
        (target / name).write_bytes(content)
    times.append(time.process_time())
    read, indexed = (second - first for first, second in pairwise(times))
    print(json.dumps({"documents": len(found), "read": read, "index": indexed}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
