"""`kb check`: what is wrong with the records, where, and how to mend it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from kb.checks import cache
from kb.cli import checking, exits
from kb.cli.accepting import write_baseline
from kb.cli.checking import Checked
from kb.cli.errors import CannotRunError
from kb.cli.framework import Command
from kb.cli.mending import mend_chosen
from kb.cli.options import common, option
from kb.cli.output import complain, emit_json, emit_report
from kb.cli.paths import chosen_paths
from kb.cli.selection import Selection, selection
from kb.cli.settings import Settings
from kb.cli.words import say
from kb.findings import Severity
from kb.library.still import no_collections
from kb.report import FORMATS, Report, worst_reached

_JSON = frozenset({"json", "sarif", "gitlab"})


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command, paths apart."""

    form: str
    level: str
    since: str | None
    fix: bool
    unsafe: bool
    diff: bool
    accept: bool
    anew: bool

    def refuse_nonsense(self) -> None:
        """Refuse options that do not go together.

        Raises:
            CannotRunError: There are such.
        """
        if self.unsafe and not (self.fix or self.diff):
            raise CannotRunError("needs-other", option="--unsafe", other="--fix")
        if self.diff and self.fix:
            raise CannotRunError("not-together", option="--diff", other="--fix")
        if self.diff and self.form != "text":
            raise CannotRunError("not-together", option="--diff", other=f"--format {self.form}")
        if self.accept and (self.fix or self.diff or self.since):
            other = "--fix" if self.fix else "--diff" if self.diff else "--changed-since"
            raise CannotRunError("not-together", option="--write-baseline", other=other)


@dataclass(frozen=True, slots=True)
class Shown:
    """The exit code of a run and what it writes."""

    code: int
    text: str


@click.command("check", cls=Command, help="help-check")
@click.argument("paths", metavar="[PATH...]", nargs=-1, type=click.Path(path_type=Path))
@option("--format", "form", type=click.Choice(list(FORMATS)), default="text", metavar="|".join(FORMATS),
        help="help-format")  # fmt: skip
@option("--fail-on", "level", type=click.Choice([level.value for level in Severity]), default="error",
        metavar="|".join(Severity), help="help-fail-on")  # fmt: skip
@option("--changed-since", "since", metavar="REV", help="help-changed-since")
@option("--fix", is_flag=True, help="help-fix")
@option("--unsafe", is_flag=True, help="help-unsafe")
@option("--diff", is_flag=True, help="help-diff")
@option("--write-baseline", "accept", is_flag=True, help="help-write-baseline")
@option("--no-cache", "anew", is_flag=True, help="help-no-cache")
@common
@click.pass_obj
def command(settings: Settings, /, paths: tuple[Path, ...], **given: Any) -> int:  # noqa: ANN401  (Click's values)
    """Check the whole knowledge base and report on the paths named, or on all of it."""
    asked = Asked(**given)
    asked.refuse_nonsense()
    with no_collections():  # the library lives until the report is written, and the command ends with it
        return _run(settings, paths, asked)


def _run(settings: Settings, paths: tuple[Path, ...], asked: Asked) -> int:
    if asked.accept:
        return write_baseline(settings)
    if asked.diff or asked.fix:
        mended = mend_chosen(settings, paths, asked.since, unsafe=asked.unsafe, write=asked.fix)
        if asked.diff:
            return exits.FINDINGS if mended.changes else exits.OK
        return _written(_shown(mended.checked, mended.selection, settings, asked), asked)
    return _written(_checked(settings, paths, asked), asked)


def _checked(settings: Settings, paths: tuple[Path, ...], asked: Asked) -> Shown:
    """The report of a run: the last one where the same was asked for and nothing changed."""
    given = checking.conditions(settings)
    key = "" if asked.anew or asked.since else given.key(cache.on_disk(given.root))
    request = "\0".join((asked.form, asked.level, settings.lang, *chosen_paths(settings, paths)))
    if key and (kept := cache.recall_report(given.root, request_key(key, request))):
        return Shown(*kept)
    checked = checking.run(settings, given, key)
    shown = _shown(checked, selection(settings, paths, asked.since, checked.library), settings, asked)
    if checked.key:
        cache.keep_report(given.root, request_key(checked.key, request), shown.code, shown.text)
    return shown


def request_key(key: str, request: str) -> str:
    """The key of a report: that of the run, and what was asked for."""
    return hashlib.sha256(f"{key}\0{request}".encode("utf-8", "surrogatepass")).hexdigest()


def _shown(checked: Checked, chosen: Selection, settings: Settings, asked: Asked) -> Shown:
    """The report on what was asked for; references lead anywhere, so everything was checked.

    Raises:
        CannotRunError: There is no file to check.
    """
    findings = tuple(filter(chosen.wants, checked.findings))
    files = chosen.files(checked.files) | {finding.path for finding in findings}
    if chosen.change and not files:
        complain(say(settings.lang, "nothing-changed", value=asked.since))
    elif files <= ({"kb.yml"} if not chosen.paths and not findings else set()):
        raise CannotRunError("nothing-to-check", path=", ".join(chosen.paths) or checked.root)
    level = Severity(asked.level)
    lines = checking.Lines(checked.root, checked.library.sources if checked.library else None)
    report = Report(findings, len(files), lines, checking.hidden(checked.findings), level, masked=True)
    code = exits.FINDINGS if worst_reached(findings, level) else exits.OK
    return Shown(code, FORMATS[asked.form](report, settings.lang))


def _written(shown: Shown, asked: Asked) -> int:
    (emit_json if asked.form in _JSON else emit_report)(shown.text)
    return shown.code
