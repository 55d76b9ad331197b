"""Quoting what an author wrote: short, without markup, and with everything starred that identifies a person."""

from __future__ import annotations

from kb.privacy import mask_text
from kb.source.inline import plain

_LONGEST = 28


def quoted(text: str, start: int, end: int) -> str:
    """A stretch of a text as a message may show it. It is masked within its text, where a name is known as one."""
    shown = plain(mask_text(text)[start:end])
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
