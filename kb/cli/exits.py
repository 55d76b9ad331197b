"""Exit codes, the same for every command."""

OK = 0
"""Done; no finding at the level asked for."""
FINDINGS = 1
"""There are findings at that level, or the site could not be built from this content."""
WRONG_USE = 2
"""Wrong use, no knowledge base, or nothing to check."""
OUR_FAULT = 3
"""A fault of this software."""
INTERRUPTED = 130
"""Stopped from the keyboard, as shells count it."""
