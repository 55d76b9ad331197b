"""`kb check --fix` and `--diff`: mends put into the files, or shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.checks import check
from kb.checks.mending import mend
from kb.cli.checking import Checked, baseline, hidden
from kb.cli.collection import read
from kb.cli.output import complain, emit
from kb.cli.selection import Selection, selection
from kb.cli.settings import Settings
from kb.cli.words import say
from kb.cli.writing import write_changes
from kb.report.diff import render_diff
from kb.report.mask import shown


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings that are left, what was to be mended, and the new contents of files."""

    checked: Checked
    selection: Selection
    changes: Mapping[str, bytes]


def mend_chosen(
    settings: Settings, paths: tuple[Path, ...], since: str | None, *, unsafe: bool, write: bool
) -> Outcome:
    """Mend what is chosen: write it, or show the difference.

    Raises:
        CannotRunError: There is no knowledge base, or a file cannot be written.
    """
    library, day = read(settings), settings.today
    chosen = selection(settings, paths, since, library)
    allowed = baseline(library.root, library.vocabulary.checks)
    before = check(library, day, allowed)
    mended = mend(library, lambda state: check(state, day, allowed), unsafe=unsafe, wanted=chosen.wants)
    if write:
        write_changes(library.root, mended.changes)
        complain(say(settings.lang, "mended", n=len(mended.changes)))
    else:
        emit(render_diff(library.sources, mended.changes, hidden(before)) or say(settings.lang, "nothing-to-mend"))
        complain(say(settings.lang, "would-mend", n=len(mended.changes)))
    findings = tuple(map(shown, mended.findings))
    return Outcome(Checked(library.root, findings, mended.library.files, mended.library), chosen, mended.changes)
