"""The finding: what is wrong, where, how bad, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kb.findings.catalogue import MESSAGES
from kb.privacy import mask_text
from kb.source.span import Span


class Severity(StrEnum):
    """How bad a finding is, in the words of SARIF's `level`.

    `ERROR`: the record cannot be published. `WARNING`: likely wrong, a person should look.
    `NOTE`: worth knowing, nothing has to happen today.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace what stands in `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits of one file that mend a finding.

    `safe` means that the author's meaning cannot change. `encoding` names the encoding in which the file was
    saved when the mend is to save it again as UTF-8.
    """

    edits: tuple[Edit, ...] = ()
    safe: bool = True
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check reports about one place of one file.

    `key` names an entry of the message catalogue; the rule id is its first part (`KB104` of `KB104-date`).
    `path` is relative to the collection's root with `/`; `record` is the id of the record, if there is one.
    """

    key: str
    path: str
    span: Span
    args: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    record: str | None = None
    fix: Fix | None = None

    @property
    def rule(self) -> str:
        """The rule's id, such as `KB104`."""
        return self.key.partition("-")[0]

    def message(self, lang: str = "zh") -> str:
        """What is wrong, in one sentence. It may quote what an author wrote, but nothing that identifies a person."""
        return mask_text(MESSAGES[self.key].text(lang).format_map(self.args))

    def hint(self, lang: str = "zh") -> str:
        """How to mend it, in one sentence; empty where the message says it all. Masked like the message."""
        return mask_text(MESSAGES[self.key].mend(lang).format_map(self.args))

    def sort_key(self) -> tuple[str, int, int, str, tuple[tuple[str, str], ...]]:
        """Order of a report: by file, then by place, then by rule."""
        return self.path, self.span.line, self.span.column, self.key, tuple(sorted(self.args.items()))
