"""Reading the knowledge base for a command."""

from __future__ import annotations

from collections.abc import Iterable

from kb.cli import exits
from kb.cli.errors import CannotRunError
from kb.cli.output import complain
from kb.cli.progress import steps
from kb.cli.settings import Settings
from kb.cli.words import say
from kb.findings import Finding, Severity
from kb.library import Library, load


def read(settings: Settings) -> Library:
    """Load the knowledge base that the command stands in.

    Raises:
        CannotRunError: There is none, or its `kb.yml` cannot be opened.
    """
    root = settings.root
    with steps(say(settings.lang, "reading")) as progress:
        try:
            return load(root, progress)
        except OSError as error:
            raise CannotRunError("cannot-read", path=error.filename or root, why=error.strerror or error) from error


def refused(library: Library, settings: Settings, findings: Iterable[Finding]) -> int:
    """Show the errors that keep a site from being built; the exit code, 0 where there are none."""
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    if not errors:
        return exits.OK
    # Loaded here: reports know every rule, and loading those takes longer than a search.
    from kb.report import Report, render_text  # noqa: PLC0415

    complain(render_text(Report(errors, len(library.files)), settings.lang))
    return exits.FINDINGS
