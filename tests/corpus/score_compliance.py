"""How well the compliance checks tell labelled lines: recall and precision, by tactic.

Run from the project's root: `python -m tests.corpus.score_compliance tuning` (`--missed` shows each wrong line).

Every line stands in a small record at the place that its label names, so that a rule sees what it would see in a real
file. A tactic counts as found if any rule of its family reports the line; a line labelled `-` that any compliance rule
reports is a false alarm.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.checks.compliance import COMPLIANCE
from kb.checks.context import Context
from kb.checks.view import View
from kb.findings import Finding
from kb.library import Library, load
from kb.records import (
    Article,
    Case,
    Month,
    Note,
    Objection,
    Persona,
    Record,
    Ref,
    Regulation,
    Say,
    Signals,
    Situation,
    Step,
    Strategy,
)

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TODAY = dt.date(2026, 11, 30)

FAMILIES = {
    "pretext": {"KB502", "KB503"},
    "impersonation": {"KB502", "KB503"},
    "false-document": {"KB503"},
    "threat": {"KB504"},
    "insult": {"KB504"},
    "label": {"KB504"},
    "third-party-disclosure": {"KB505", "KB515"},
    "relative-pressure": {"KB505"},
    "public-shaming": {"KB505"},
    "minor-contact": {"KB505", "KB515"},
    "surveillance-hint": {"KB506"},
    "false-deadline": {"KB507"},
    "promise": {"KB508"},
    "court-only-consequence": {"KB509"},
    "credit-exaggeration": {"KB509"},
    "criminal-threat": {"KB509"},
    "fee": {"KB510"},
    "borrow-to-repay": {"KB510"},
    "private-channel": {"KB510"},
    "over-frequency": {"KB511"},
    "outside-hours": {"KB511"},
    "lost-contact-shortcut": {"KB512", "KB513"},
    "plan-too-long": {"KB514"},
    "debt-before-identity": {"KB515"},
    "repealed-law": {"KB518"},
    "renumbered-article": {"KB518"},
    "recovery-only-pay": {"KB521"},
    "time-barred": {"KB522"},
}
"""Which rules find which tactic."""

_SITUATIONS = {"before-identity": "核验前", "to-third-party": "接电话的是别人", "to-child": "接电话的是孩子", "say": ""}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled line: what is to be found in it, and where it stands."""

    expect: str
    where: str
    text: str


def lines(folder: Path) -> Iterator[Labelled]:
    """The labelled lines of a folder."""
    for path in sorted(folder.glob("*.tsv")):
        yield from lines_of(path)


def lines_of(path: Path) -> Iterator[Labelled]:
    """The labelled lines of a file."""
    for row in path.read_text(encoding="utf-8").splitlines()[1:]:
        expect, where, text = row.split("\t")
        yield Labelled(expect, where, text.replace("\\n", "\n").replace("\\u200b", "\u200b"))


def record_of(line: Labelled) -> Record:
    """A small record that holds the line at the place where it is labelled to stand."""
    text = line.text
    corrected = (Ref("pretext-contact"),) if line.where == "corrected-from" else ()
    step = Step(title="", text=text, corrected_from=corrected)
    by_place: dict[str, Record] = {
        "note": Strategy(wording=(Situation(title="", lines=(Note(text),)),)),
        "objection-reply": Persona(objections=(Objection(title="", reply=(Say(text),)),)),
        "debtor-says": Persona(signals=Signals(says=(text,))),
        "counter-example": Strategy(counter_examples=(Say(text),)),
        "why-prohibited": Strategy(verdict="prohibited", basis=(Ref("pipl", "art-5"),), why_prohibited=text),
        "gist": Regulation(kind="law", articles={"1": Article(gist=text)}),
        "words": Month(words=text),
        "lesson": Case(lessons=(text,)),
        "summary": Case(summary=text),
        "step": Case(steps=(step,)),
        "corrected-from": Case(steps=(step,)),
    }
    if line.where in _SITUATIONS:
        return Strategy(wording=(Situation(title=_SITUATIONS[line.where], lines=(Say(text),)),))
    return by_place[line.where]


def found_in(line: Labelled, library: Library) -> list[Finding]:
    """What the compliance rules that look at single records say of a line."""
    base = Context(library, TODAY, {})
    view = View.of(record_of(line))
    return [found for rule in COMPLIANCE if rule.of_record for found in rule.of_record(view, base.for_rule(rule, {}))]


@dataclass(frozen=True, slots=True)
class Score:
    """Lines right and wrong."""

    found: int
    missed: tuple[Labelled, ...]
    alarms: tuple[tuple[Labelled, tuple[Finding, ...]], ...]
    by_tactic: dict[str, tuple[int, int]]

    @property
    def recall(self) -> float:
        """The share of the lines with a tactic in which it was found."""
        return self.found / (self.found + len(self.missed))

    @property
    def precision(self) -> float:
        """The share of true findings among the lines that were reported."""
        return self.found / (self.found + len(self.alarms))


def score(folder: Path, library: Library) -> Score:
    """Judge every line of a folder."""
    return judged(lines(folder), library)


def judged(labelled: Iterable[Labelled], library: Library) -> Score:
    """Judge labelled lines."""
    found: Counter[str] = Counter()
    missed, alarms = [], []
    for line in labelled:
        findings = found_in(line, library)
        rules = {finding.rule for finding in findings}
        if line.expect == "-":
            if findings:
                alarms.append((line, tuple(findings)))
        elif rules & FAMILIES[line.expect]:
            found[line.expect] += 1
        else:
            missed.append(line)
    lost = Counter(line.expect for line in missed)
    by_tactic = {name: (found[name], found[name] + lost[name]) for name in sorted({*found, *lost})}
    return Score(found.total(), tuple(missed), tuple(alarms), by_tactic)


def main(arguments: list[str]) -> None:
    """Print recall and precision of a set."""
    parser = argparse.ArgumentParser()
    parser.add_argument("set", choices=("tuning", "held-out"))
    parser.add_argument("--missed", action="store_true", help="show every wrong line")
    chosen = parser.parse_args(arguments)
    result = score(HERE / chosen.set / "compliance", load(ROOT))
    out = sys.stdout.write
    if chosen.missed:
        for line in result.missed:
            out(f"MISS  {line.expect} [{line.where}] {line.text}\n")
        for line, findings in result.alarms:
            said = "; ".join(f"{found.key} {found.args.get('words', found.args.get('name', ''))}" for found in findings)
            out(f"ALARM [{line.where}] {line.text}  <- {said}\n")
    for tactic, (right, total) in result.by_tactic.items():
        out(f"{tactic:26} {right:3}/{total}\n")
    out(f"recall {result.recall:.3f}  precision {result.precision:.3f}  false alarms {len(result.alarms)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
