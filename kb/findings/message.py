"""The form of a message of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What is wrong and how to mend it, in Chinese and English, with `{names}` for what a finding fills in."""

    zh: str
    zh_mend: str
    en: str
    en_mend: str

    def text(self, lang: str) -> str:
        """What is wrong."""
        return self.en if lang == "en" else self.zh

    def mend(self, lang: str) -> str:
        """How to mend it."""
        return self.en_mend if lang == "en" else self.zh_mend
