"""`kb check --write-baseline`: accept what an old collection has, to be told of new findings only."""

from __future__ import annotations

from kb.checks import check
from kb.checks.baseline import dump
from kb.cli import exits
from kb.cli.collection import read
from kb.cli.errors import CannotRunError
from kb.cli.output import emit
from kb.cli.settings import Settings
from kb.cli.words import say
from kb.cli.writing import write_changes


def write_baseline(settings: Settings) -> int:
    """Write today's findings to the baseline that `kb.yml` names.

    Raises:
        CannotRunError: It names none, or one that lies elsewhere or cannot be written.
    """
    root = settings.root
    library = read(settings)
    name = library.vocabulary.checks.baseline
    if not name:
        raise CannotRunError("no-baseline-named")
    if not (root / name).resolve().is_relative_to(root):
        raise CannotRunError("outside", path=name, root=root)
    findings = check(library, settings.today)
    write_changes(root, {name: dump(findings).encode("utf-8")})
    emit(say(settings.lang, "baseline-written", path=name, n=len(findings)))
    return exits.OK
