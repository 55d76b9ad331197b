"""The command line: one module a command; the only place that prints, reads the clock or ends the process."""

from kb.cli.app import main

__all__ = ["main"]
