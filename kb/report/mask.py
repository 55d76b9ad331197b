"""Numbers of people that no output may repeat, logs included."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"(?<![0-9])"
    r"(?:1[3-9](?:[ -]?[0-9]){9}"  # a mobile phone
    r"|[1-9](?:[ -]?[0-9]){16}[ -]?[0-9Xx])"  # an identity number
    r"(?![0-9])"
)
_SHOWN = 3


def masked(text: str) -> str:
    """The text with what looks like a phone or identity number cut down to its first digits.

    A message quotes what an author wrote; whether it should have been written is another rule's matter.
    """
    return _NUMBER.sub(lambda match: match[0][:_SHOWN] + "*" * (len(match[0]) - _SHOWN), text)
