"""Running the checks for a command: from the cache where nothing changed, else anew."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.checks import cache, check
from kb.checks.baseline import BaselineError, accepted
from kb.cli.collection import read
from kb.cli.errors import CannotRunError
from kb.cli.settings import Settings
from kb.findings import Finding
from kb.library import Library
from kb.records.check_settings import CheckSettings
from kb.records.reader import read_vocabulary
from kb.report.mask import shown
from kb.source.decode import split_lines
from kb.source.span import Span

_PRIVACY = "KB4"


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a run depends on besides the files: the day, and what the baseline accepts."""

    root: Path
    day: dt.date
    allowed: Mapping[str, int]

    def key(self, read: Callable[[str], bytes | None]) -> str:
        """A digest of these and of the files."""
        accepted_ = hashlib.sha256(repr(sorted(self.allowed.items())).encode()).hexdigest()
        return cache.digest(self.root, (self.day.isoformat(), accepted_), read)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a run found in the whole knowledge base.

    `library` is there where it had to be read; `key` is that under which the run may be kept, empty for not at all.
    """

    root: Path
    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    library: Library | None = None
    key: str = ""


def conditions(settings: Settings) -> Conditions:
    """The day and the baseline.

    Raises:
        CannotRunError: There is no knowledge base, or its baseline cannot be used.
    """
    root = settings.root
    wanted = check_settings(cache.on_disk(root)("kb.yml"))
    return Conditions(root, settings.today, baseline(root, wanted))


def run(settings: Settings, given: Conditions, key: str) -> Checked:
    """Check the whole knowledge base, all that the baseline accepts left out.

    Args:
        settings: where, and in which language.
        given: the day and the baseline.
        key: that of the files as they are, to look for what is kept; empty to check anew.

    Raises:
        CannotRunError: The knowledge base cannot be read.
    """
    root = given.root
    if key and (found := cache.recall(root, key)) is not None:
        return Checked(root, found, cache.content_files(root), key=key)
    library = read(settings)
    findings = tuple(map(shown, check(library, given.day, given.allowed)))
    if not key or library.files != cache.content_files(root):
        return Checked(root, findings, library.files, library)
    # Kept under what was read, not under what may have changed since.
    key = given.key(library.sources.get)
    cache.keep(root, key, findings)
    return Checked(root, findings, library.files, library, key)


def check_settings(source: bytes | None) -> CheckSettings:
    """What `kb.yml` says about the checks; the defaults where it cannot be read, which is a finding of its own."""
    found = read_vocabulary(source).record if source is not None else None
    return found.checks if found else CheckSettings()


def baseline(root: Path, wanted: CheckSettings) -> Mapping[str, int]:
    """What the team's baseline accepts.

    Raises:
        CannotRunError: It cannot be used.
    """
    try:
        return accepted(root, wanted)
    except BaselineError as error:
        raise CannotRunError("no-baseline" if error.missing else "bad-baseline", path=error.path) from error


def hidden(findings: Sequence[Finding]) -> Mapping[str, Sequence[Span]]:
    """By file, the stretches that no excerpt may show: what the privacy rules found."""
    spans: dict[str, list[Span]] = {}
    for finding in findings:
        if finding.rule.startswith(_PRIVACY):
            spans.setdefault(finding.path, []).append(finding.span)
    return spans


class Lines(Mapping[str, Sequence[str]]):
    """The lines of files, read when they are asked for."""

    def __init__(self, root: Path, sources: Mapping[str, bytes] | None = None) -> None:
        self._read = sources.get if sources is not None else cache.on_disk(root)
        self._known: dict[str, Sequence[str]] = {}

    def __getitem__(self, path: str) -> Sequence[str]:
        if path not in self._known:
            self._known[path] = split_lines(self._read(path) or b"")
        return self._known[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
