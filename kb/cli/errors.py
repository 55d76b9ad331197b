"""The one way in which a command says that it cannot do what was asked."""

from __future__ import annotations

from kb.cli.words import say


class CannotRunError(Exception):
    """Wrong use, no knowledge base, nothing to do: one line for the person, exit code 2.

    `key` names an entry of the command line's words; `args_` fill it.
    """

    def __init__(self, key: str, **args_: object) -> None:
        super().__init__(key)
        self.key = key
        self.args_ = args_

    def line(self, lang: str) -> str:
        """What to tell the person."""
        return say(lang, self.key, **self.args_)
