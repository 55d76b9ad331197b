"""`kb check`: what is wrong with the records, where, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import click

from kb.cli import exits
from kb.cli.collection import read
from kb.cli.errors import CannotRunError
from kb.cli.framework import Command
from kb.cli.options import common, option
from kb.cli.output import emit, emit_json
from kb.cli.settings import Settings
from kb.findings import Severity
from kb.library import Library
from kb.report import FORMATS, Report, worst_reached


@click.command("check", cls=Command, help="help-check")
@click.argument("paths", metavar="[PATH...]", nargs=-1, type=click.Path(path_type=Path))
@option("--format", "form", type=click.Choice(list(FORMATS)), default="text", metavar="|".join(FORMATS),
        help="help-format")  # fmt: skip
@option("--fail-on", "level", type=click.Choice([level.value for level in Severity]), default="error",
        metavar="|".join(Severity), help="help-fail-on")  # fmt: skip
@common
@click.pass_obj
def command(settings: Settings, paths: tuple[Path, ...], form: str, level: str) -> int:
    """Check the whole knowledge base and report on the paths named, or on all of it."""
    chosen = _chosen(settings, paths)
    report = _report(read(settings), chosen)
    text = FORMATS[form](report, settings.lang)
    (emit_json if form == "json" else emit)(text)
    return exits.FINDINGS if worst_reached(report.findings, Severity(level)) else exits.OK


def _chosen(settings: Settings, paths: tuple[Path, ...]) -> tuple[str, ...]:
    """The paths relative to the root, with `/`; empty for everything.

    Raises:
        CannotRunError: A path does not exist, or lies outside the knowledge base.
    """
    base, root = settings.base, settings.root
    chosen = []
    for path in paths:
        full = (base / path).resolve()
        if not full.exists():
            raise CannotRunError("no-path", path=path)
        if not full.is_relative_to(root):
            raise CannotRunError("outside", path=path, root=root)
        chosen.append(full.relative_to(root).as_posix())
    return () if "." in chosen else tuple(chosen)


def _report(library: Library, chosen: tuple[str, ...]) -> Report:
    """The findings and files of the chosen paths.

    References lead anywhere, so the whole knowledge base is always read, and only the report is narrowed.

    Raises:
        CannotRunError: There is no file to check.
    """

    def wanted(path: str) -> bool:
        return not chosen or any(path == name or path.startswith(f"{name}/") for name in chosen)

    findings = tuple(finding for finding in library.findings if wanted(finding.path))
    files = {path for path in library.files if wanted(path)} | {finding.path for finding in findings}
    if files <= ({library.vocabulary.path} if not chosen and not findings else set()):
        raise CannotRunError("nothing-to-check", path=", ".join(chosen) or library.root)
    return Report(findings, len(files))
