"""Numbers and names of people that no output may repeat, logs included."""

from __future__ import annotations

import dataclasses
import re

from kb.findings import Finding

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


def shown(finding: Finding) -> Finding:
    """The finding as it may be shown or kept: masked, and without a mend that would write what must be masked."""
    fix = finding.fix
    if fix and any(masked(edit.text) != edit.text for edit in fix.edits):
        fix = None
    return dataclasses.replace(
        finding,
        path=masked(finding.path),
        args={name: masked(str(value)) for name, value in finding.args.items()},
        record=masked(finding.record) if finding.record else finding.record,
        fix=fix,
    )
