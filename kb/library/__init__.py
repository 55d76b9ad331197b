"""A whole collection: loading, resolving references, backlinks, what depends on what."""

from kb.library.files import FOLDERS
from kb.library.library import Library
from kb.library.links import Link
from kb.library.loading import load
from kb.library.names import DIMENSION
from kb.library.resolve import Found
from kb.library.targets import Asset

__all__ = ["DIMENSION", "FOLDERS", "Asset", "Found", "Library", "Link", "load"]
