"""Running the checks for a command: from the cache where nothing changed, else anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
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
class Checked:
    """What a run found in the whole knowledge base. `library` is there where it had to be read."""

    root: Path
    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    library: Library | None = None


def run(settings: Settings, *, cached: bool) -> Checked:
    """Check the whole knowledge base, all that the baseline accepts left out.

    Raises:
        CannotRunError: There is no knowledge base, or its baseline cannot be used.
    """
    root, today = settings.root, settings.today
    reading = cache.on_disk(root)
    wanted = check_settings(reading("kb.yml"))
    allowed = baseline(root, wanted)
    conditions = (today.isoformat(), hashlib.sha256(repr(sorted(allowed.items())).encode()).hexdigest())
    if cached:
        found = cache.recall(root, cache.digest(root, conditions, reading))
        if found is not None:
            return Checked(root, found, cache.content_files(root))
    library = read(settings)
    findings = tuple(map(shown, check(library, today, allowed)))
    if cached and library.files == cache.content_files(root):
        # The key is that of what was read, not of what may have changed since.
        cache.keep(root, cache.digest(root, conditions, library.sources.get), findings)
    return Checked(root, findings, library.files, library)


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
