"""The rule: one thing that is checked, with what a contributor needs to know about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kb.findings import Finding, Severity

if TYPE_CHECKING:
    from kb.checks.context import Context
    from kb.checks.view import View


class Mend(StrEnum):
    """Whether a rule can mend what it finds, and whether the author's meaning is safe."""

    NONE = "none"
    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Option:
    """A number or list that a team may set in `kb.yml` under `checks.options.<rule>`."""

    name: str
    default: Any
    title: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. Its messages are in the catalogue under keys that begin with its id; its page in `checks/pages/`.

    `of_record` looks at one complete record at a time, `of_file` at the lines of one file (even of one that cannot
    be read), `of_library` at the whole collection once. A rule of reading has none of them: it is met while loading.
    """

    id: str
    name: str
    zh: str
    en: str
    severity: Severity = Severity.ERROR
    mend: Mend = Mend.NONE
    options: tuple[Option, ...] = ()
    of_record: Callable[[View, Context], Iterator[Finding]] | None = None
    of_file: Callable[[str, Sequence[str], Context], Iterator[Finding]] | None = None
    of_library: Callable[[Context], Iterator[Finding]] | None = None

    def title(self, lang: str = "zh") -> str:
        """What the rule is about, in a few words."""
        return self.en if lang == "en" else self.zh
