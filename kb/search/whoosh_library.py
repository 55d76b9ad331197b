"""The one door to Whoosh: loaded without its warnings, and unable to run what a file says.

Whoosh 2.7.4 is its last release. Python warns of its syntax whenever it compiles it, which is an error where warnings
are. And it keeps numbers as pickles, which can run any code when they are read: a collection that came from elsewhere
may hold an index that came with it. So pickles of plain values are read here, and no others.
"""

from __future__ import annotations

import io
import pickle
import warnings
from typing import Any, BinaryIO, NoReturn

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import columns, fields, formats, reading, writing  # type: ignore[import-untyped]
    from whoosh.codec import whoosh3  # type: ignore[import-untyped]
    from whoosh.filedb import compound, filestore, structfile  # type: ignore[import-untyped]
    from whoosh.matching import wrappers  # type: ignore[import-untyped]

__all__ = ["columns", "compound", "fields", "filestore", "formats", "reading", "whoosh3", "wrappers", "writing"]


class _Plain(pickle.Unpickler):
    """Reads numbers, texts and collections of them."""

    def find_class(self, module: str, name: str, /) -> NoReturn:
        """Refuse everything that would have to be imported."""
        raise pickle.UnpicklingError(f"{module}.{name}")


def _load(file: BinaryIO) -> Any:  # noqa: ANN401  (whatever was written)
    return _Plain(file).load()


def _loads(data: bytes) -> Any:  # noqa: ANN401  (whatever was written)
    return _load(io.BytesIO(data))


structfile.load_pickle = _load
for _module in (columns, formats, whoosh3):
    _module.loads = _loads
