"""The baseline: findings that an old collection has when it adopts the checks, to be mended step by step."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from kb.findings import Finding
from kb.privacy import mask_text
from kb.records.check_settings import CheckSettings

VERSION = 1


class BaselineError(Exception):
    """The baseline named in `kb.yml` cannot be used; `path` is as written there, `missing` says that it is absent."""

    def __init__(self, path: str, *, missing: bool) -> None:
        super().__init__(path)
        self.path = path
        self.missing = missing


def fingerprint(finding: Finding) -> str:
    """What stays the same about a finding when lines move: file, message key and what the message says.

    A digest of masked words, so that no value of a finding can be read from a baseline, or guessed by it.
    """
    said = (f"{name}={mask_text(str(value))}" for name, value in sorted(finding.args.items()))
    parts = [finding.path, finding.key, *said]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def dump(findings: Iterable[Finding]) -> str:
    """The baseline file that accepts these findings."""
    counts = Counter((finding.path, finding.rule, fingerprint(finding)) for finding in findings)
    rows = [{"path": path, "rule": rule, "id": key, "count": n} for (path, rule, key), n in sorted(counts.items())]
    return json.dumps({"version": VERSION, "findings": rows}, ensure_ascii=False, indent=1) + "\n"


def parse(text: str) -> Mapping[str, int]:
    """How many findings of each fingerprint a baseline accepts.

    Raises:
        ValueError: the text is no baseline of this version.
    """
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            raise ValueError(data["version"])
        counts: Counter[str] = Counter()
        for row in data["findings"]:
            counts[str(row["id"])] += int(row["count"])
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise ValueError(str(error)) from error
    return counts


def accepted(root: Path, settings: CheckSettings) -> Mapping[str, int]:
    """What the baseline that a team names in `kb.yml` accepts; nothing where it names none.

    Raises:
        BaselineError: The file is not there, or is no baseline.
    """
    if not settings.baseline:
        return {}
    try:
        return parse((root / settings.baseline).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BaselineError(settings.baseline, missing=isinstance(error, FileNotFoundError)) from error


def without_accepted(findings: Iterable[Finding], accepted: Mapping[str, int]) -> list[Finding]:
    """The findings that go beyond what the baseline accepts."""
    if not accepted:
        return list(findings)
    left = Counter(accepted)
    new = []
    for finding in findings:
        key = fingerprint(finding)
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(finding)
    return new
