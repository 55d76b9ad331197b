"""How well the privacy checks tell labelled lines: recall and precision, by kind and by family.

Run from the project's root: `python -m tests.corpus.score_privacy tuning` (`--missed` shows each wrong line of it).

Every line stands in the file of a case, so that the rules see what they would see in a real one. A stretch counts as
found if a finding of its kind has a character in common with it; a finding of a kind that its line does not list is a
false alarm.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.checks.context import Context
from kb.checks.privacy import PRIVACY
from kb.findings import Finding
from kb.library import Library, load

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TODAY = dt.date(2026, 11, 30)
PLACE = "cases/2026-10/line.md"

KINDS = {
    "mobile": "KB401", "id18": "KB402", "id15": "KB402", "landline": "KB403", "card": "KB404", "plate": "KB405",
    "email": "KB406", "wechat": "KB407", "qq": "KB407", "case-number": "KB408", "company": "KB409",
    "address": "KB410", "uscc": "KB411", "name": "KB412", "exact-sum": "KB413", "contract": "KB414",
    "device": "KB414", "quasi": "KB415",
}  # fmt: skip
"""Which rule finds which kind."""
SOFT = frozenset({"KB409", "KB410", "KB412", "KB413", "KB415"})
"""Rules of names, places, sums and combinations; the others look for structured identifiers."""
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled line: the kinds to be found in it, and the stretches that identify."""

    expect: tuple[str, ...]
    found: tuple[str, ...]
    text: str


def unescaped(text: str) -> str:
    """The text with what the table had to write in escapes."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text).replace("\\n", "\n")


def lines(folder: Path) -> Iterator[Labelled]:
    """The labelled lines of a folder."""
    for path in sorted(folder.glob("*.tsv")):
        for row in path.read_text(encoding="utf-8").split("\n")[1:]:
            if row:
                expect, found, text = row.split("\t")
                stretches = tuple(unescaped(stretch) for stretch in found.split(" | ") if stretch)
                yield Labelled(() if expect == "-" else tuple(expect.split(",")), stretches, unescaped(text))


def found_in(text: str, library: Library) -> list[Finding]:
    """What the privacy rules say of a text."""
    base = Context(library, TODAY, {})
    rows = text.split("\n")
    return [found for rule in PRIVACY if rule.of_file for found in rule.of_file(PLACE, rows, base.for_rule(rule, {}))]


def _covers(finding: Finding, text: str, stretch: str) -> bool:
    """Whether a finding and some place of a stretch in the text have a character in common."""
    starts = [0]
    for row in text.split("\n"):
        starts.append(starts[-1] + len(row) + 1)
    span = finding.span
    first, last = starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1
    places = (match.start() for match in re.finditer(re.escape(stretch), text))
    return any(place < last and first < place + len(stretch) for place in places)


@dataclass(slots=True)
class Score:
    """Labels right and wrong, by kind; false alarms by rule."""

    right: Counter[str]
    missed: list[tuple[str, Labelled]]
    alarms: list[tuple[Finding, Labelled]]

    def recall(self, *, soft: bool) -> float:
        """The share of the labels of a family that were found."""
        right, missed = self._right(soft=soft), sum((KINDS[kind] in SOFT) is soft for kind, _ in self.missed)
        return right / (right + missed)

    def precision(self, *, soft: bool) -> float:
        """The share of a family's findings that a label asks for."""
        right, alarms = self._right(soft=soft), sum((found.rule in SOFT) is soft for found, _ in self.alarms)
        return right / (right + alarms)

    def _right(self, *, soft: bool) -> int:
        return sum(n for kind, n in self.right.items() if (KINDS[kind] in SOFT) is soft)


def score(folder: Path, library: Library) -> Score:
    """Judge every line of a folder."""
    result = Score(Counter(), [], [])
    for line in lines(folder):
        findings = found_in(line.text, library)
        wanted = {KINDS[kind] for kind in line.expect}
        result.alarms += [(found, line) for found in findings if found.rule not in wanted]
        for kind, stretch in _labels(line, findings):
            hit = any(
                found.rule == KINDS[kind] and (not stretch or _covers(found, line.text, stretch)) for found in findings
            )
            if hit:
                result.right[kind] += 1
            else:
                result.missed.append((kind, line))
    return result


def _labels(line: Labelled, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """Each label of a line with its stretch: the row does not say which belongs to which, so a found one is looked for.

    A line of one kind gives that kind for each stretch; else each kind is given once, with the stretch that a finding
    of it covers, or with none that any does.
    """
    kinds = [kind for kind in line.expect if kind != "quasi"]
    if len(kinds) == 1:
        yield from ((kinds[0], stretch) for stretch in line.found)
    else:
        for kind in kinds:
            of_kind = [found for found in findings if found.rule == KINDS[kind]]
            covered = (s for s in line.found if any(_covers(found, line.text, s) for found in of_kind))
            yield kind, next(covered, "\0")
    if "quasi" in line.expect:
        yield "quasi", ""


def main(arguments: list[str]) -> None:
    """Print recall and precision of a set. Lines are shown of the tuning set only: nobody tunes on the other."""
    parser = argparse.ArgumentParser()
    parser.add_argument("set", choices=("tuning", "held-out"))
    parser.add_argument("--missed", action="store_true", help="show every wrong line of the tuning set")
    chosen = parser.parse_args(arguments)
    result = score(HERE / chosen.set / "privacy", load(ROOT))
    out = sys.stdout.write
    if chosen.missed and chosen.set == "tuning":
        for kind, line in result.missed:
            out(f"MISS  {kind} {line.text!r}\n")
        for found, line in result.alarms:
            out(f"ALARM {found.key} {found.span} {line.text!r}\n")
    missed = Counter(kind for kind, _ in result.missed)
    for kind in KINDS:
        out(f"{kind:12} {result.right[kind]:3}/{result.right[kind] + missed[kind]}\n")
    for title, soft in (("structured identifiers", False), ("names and combinations", True)):
        alarms = sum((found.rule in SOFT) is soft for found, _ in result.alarms)
        out(f"{title}: recall {result.recall(soft=soft):.3f}  precision {result.precision(soft=soft):.3f}")
        out(f"  false alarms {alarms}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
