"""One way to write what may be written in several: `kb fmt`. Edits of single places; all else stays, byte for byte."""

from kb.checks.canon.formatting import Formatted, formatted

__all__ = ["Formatted", "formatted"]
