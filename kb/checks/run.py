"""Running the rules over a collection."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kb.checks.baseline import BaselineError, without_accepted
from kb.checks.baseline import accepted as accepted_by
from kb.checks.context import Context
from kb.checks.registry import RULES
from kb.checks.rule import Rule
from kb.checks.settings import misspelt
from kb.checks.view import View, lines_of
from kb.findings import Finding, Severity
from kb.library import Library
from kb.library.still import no_collections
from kb.records.check_settings import CheckSettings
from kb.source.ignores import Ignore, find_ignores


def judge(library: Library, today: dt.date) -> tuple[Finding, ...]:
    """The findings that stand between a collection and its readers, beyond what the team's baseline accepts.

    A baseline that cannot be used accepts nothing.
    """
    return check(library, today, _accepted(library))


def judge_reading(library: Library, today: dt.date) -> tuple[Finding, ...]:
    """Those of them that loading met, for who wants to know early that nothing can come of it."""
    return check(library, today, _accepted(library), rules=())


def _accepted(library: Library) -> Mapping[str, int]:
    try:
        return accepted_by(library.root, library.vocabulary.checks)
    except BaselineError:
        return {}


def check(
    library: Library,
    today: dt.date,
    accepted: Mapping[str, int] | None = None,
    rules: Iterable[Rule] | None = None,
) -> tuple[Finding, ...]:
    """All findings of a collection: those of loading, of the settings, and of every rule that the team runs.

    Args:
        library: the collection.
        today: the day on which due dates are judged.
        accepted: what a baseline accepts; see `kb.checks.baseline`.
        rules: the rules to run besides those met while loading; all unless given.
    """
    with no_collections():
        return _check(library, today, accepted or {}, RULES.values() if rules is None else rules)


def _check(library: Library, today: dt.date, accepted: Mapping[str, int], rules: Iterable[Rule]) -> tuple[Finding, ...]:
    settings = library.vocabulary.checks
    running = [rule for rule in rules if settings.runs(rule.id)]
    found = [finding for finding in library.findings if settings.runs(finding.rule)]
    found += misspelt(library.vocabulary)
    found += _found_by(running, library, today)
    graded = [_graded(finding, settings) for finding in found]
    kept = _without_ignored(graded, library, settings)
    return tuple(sorted(without_accepted(kept, accepted), key=Finding.sort_key))


def _found_by(rules: list[Rule], library: Library, today: dt.date) -> Iterator[Finding]:
    base = Context(library, today, {})
    chosen = library.vocabulary.checks.options
    contexts = {rule.id: base.for_rule(rule, chosen.get(rule.id, {})) for rule in rules}
    of_record = [(rule.of_record, contexts[rule.id]) for rule in rules if rule.of_record]
    of_file = [(rule.of_file, contexts[rule.id]) for rule in rules if rule.of_file]
    for record in library.records.values():
        if library.is_complete(record):
            view = View.of(record)
            for by_record, context in of_record:
                yield from by_record(view, context)
    for path in library.files:
        lines = lines_of(library, path)
        for by_file, context in of_file:
            yield from by_file(path, lines, context)
    for rule in rules:
        if rule.of_library:
            yield from rule.of_library(contexts[rule.id])


def _graded(finding: Finding, settings: CheckSettings) -> Finding:
    """The finding with the severity that the team, or else its rule, gives it.

    A finding that a rule itself graded lower than its rule keeps that.
    """
    chosen = settings.severity.get(finding.rule)
    if chosen:
        return dataclasses.replace(finding, severity=Severity(chosen))
    rule = RULES.get(finding.rule)
    lowered = rule is not None and finding.severity is Severity.ERROR and rule.severity is not Severity.ERROR
    return dataclasses.replace(finding, severity=rule.severity) if rule and lowered else finding


def _without_ignored(findings: Iterable[Finding], library: Library, settings: CheckSettings) -> list[Finding]:
    """Drop what marks in the files ignore; report marks without a reason and marks that match nothing."""
    marks: dict[str, list[Ignore]] = {}
    for path, source in library.sources.items():
        if b"ignore" in source and (found := list(find_ignores(lines_of(library, path)))):
            marks[path] = found
    used: set[tuple[str, Ignore, str]] = set()
    kept = []
    for finding in findings:
        matching = [mark for mark in marks.get(finding.path, ()) if mark.covers(finding.rule, finding.span.line)]
        used |= {(finding.path, mark, finding.rule) for mark in matching}
        if not any(mark.reason for mark in matching):
            kept.append(finding)
    kept += [finding for finding in _about_marks(marks, used) if settings.runs(finding.rule)]
    return kept


def _about_marks(marks: Mapping[str, list[Ignore]], used: set[tuple[str, Ignore, str]]) -> Iterator[Finding]:
    for path, found in marks.items():
        for mark in found:
            if not mark.rules:
                yield _mark_finding("KB001-no-rule", path, mark)
            elif not mark.reason:
                yield _mark_finding("KB001-no-reason", path, mark)
            for rule in mark.rules:
                if (path, mark, rule) not in used:
                    yield _mark_finding("KB002-unused", path, mark, rule=rule)


def _mark_finding(key: str, path: str, mark: Ignore, **args: Any) -> Finding:  # noqa: ANN401
    return Finding(key, path, mark.span, args, severity=RULES[key[:5]].severity)
