"""A process of its own that brings a store up to date: `python writer.py FOLDER FIRST LAST`.

It says "ready" once everything is loaded, then writes one version after another in small batches.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kb.search import whoosh_library, whoosh_store  # noqa: F401  (loaded before it says so)
from kb.search.pinyin import readings
from tests.search.stores import updated, version


def main() -> None:
    """Write the versions from the first to the last."""
    folder, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    whoosh_store.BATCH = 2_000
    readings("还款")
    versions = {number: version(number) for number in range(first, last + 1)}
    print("ready", flush=True)  # noqa: T201  (told to the test)
    for number, documents in versions.items():
        updated(folder, str(number), documents)


if __name__ == "__main__":
    main()
