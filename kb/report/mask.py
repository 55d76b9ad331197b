"""Numbers and names of people that no output may repeat, logs included."""

from __future__ import annotations

import dataclasses
from functools import lru_cache

from kb.findings import Finding
from kb.privacy import mask_text

_SHORT = 120
"""The longest text that is remembered, in characters: titles, paths, words and numbers come again and again."""


def masked(text: str) -> str:
    """The text with everything starred that identifies a person or company, as long and as wide as it was.

    A message quotes what an author wrote; whether it should have been written is another rule's matter.
    """
    return masked_name(text) if len(text) <= _SHORT else mask_text(text)


@lru_cache(maxsize=20_000)
def masked_name(name: str) -> str:
    """A file's path or a record's id, masked; the same few come again and again."""
    return mask_text(name)


def shown(finding: Finding) -> Finding:
    """The finding with its words masked, and without a mend that would write what must be masked.

    Its path stays what it is, for the file must be found by it; outputs mask it themselves.
    """
    fix = finding.fix
    if fix and any(masked(edit.text) != edit.text for edit in fix.edits):
        fix = None
    return dataclasses.replace(
        finding,
        args={name: masked(str(value)) for name, value in finding.args.items()},
        record=masked_name(finding.record) if finding.record else finding.record,
        fix=fix,
    )
