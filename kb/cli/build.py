"""`kb build`: the site, built strictly beside the old one and put in its place in one go."""

from __future__ import annotations

from pathlib import Path

import click
from filelock import FileLock, Timeout

from kb.checks import judge_reading
from kb.cli import child, exits
from kb.cli.collection import read, refused
from kb.cli.errors import CannotRunError
from kb.cli.faults import holds_traceback, told
from kb.cli.framework import Command
from kb.cli.options import common, option
from kb.cli.output import complain, emit
from kb.cli.progress import watching
from kb.cli.settings import MARKER, Settings
from kb.cli.site_days import epoch
from kb.cli.swap import recover, staging, swap
from kb.cli.words import say
from kb.library import Library
from kb.search.static_generation import keep

_HOME = "index.html"


@click.command("build", cls=Command, help="help-build")
@option("-d", "--site-dir", "folder", type=click.Path(path_type=Path), metavar="DIR", help="help-site-dir")
@common
@click.pass_obj
def command(settings: Settings, folder: Path | None) -> int:
    """Check, build beside the target, swap."""
    root = settings.root
    child.ready(root)
    target = (settings.base / folder if folder else child.site_dir(root)).resolve()
    _refuse_to_replace(target, root)
    library = read(settings)
    # MkDocs asks every rule; what loading met is told before it starts.
    if code := refused(library, settings, judge_reading(library, settings.today)):
        return code
    try:
        with FileLock(_lock(root), timeout=0):
            return _build(settings, root, target, library)
    except Timeout:
        raise CannotRunError("build-runs", path=target) from None
    except OSError as error:
        raise CannotRunError("cannot-write", path=error.filename or target, why=error.strerror or error) from error


def _build(settings: Settings, root: Path, target: Path, library: Library) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    recover(target)
    line = child.command_line("build", "--strict", "--quiet", "--site-dir", str(staging(target)))
    with watching(say(settings.lang, "building")):
        code, said = child.run(line, root, child.environment(settings, epoch(library)))
    if code and holds_traceback(said):
        recover(target)
        complain(told(said, settings.lang))
        return exits.OUR_FAULT
    if said.strip():
        complain(said)
    if code:
        recover(target)
        complain(say(settings.lang, "not-built", path=target))
        return exits.FINDINGS
    keep(target, staging(target))
    pages = sum(1 for _ in staging(target).rglob("*.html"))
    swap(target)
    emit(say(settings.lang, "built", path=target, pages=pages))
    return exits.OK


def _lock(root: Path) -> Path:
    folder = root / ".kb"
    folder.mkdir(exist_ok=True)
    return folder / "build.lock"


def _refuse_to_replace(target: Path, root: Path) -> None:
    """Keep a wrong `-d` from removing anything but a site.

    Raises:
        CannotRunError: The target is or holds a knowledge base, lies among its content, or is no site.
    """
    content = [root / name for name in ("cases", "playbooks", "docs")]
    if root.is_relative_to(target) or any(target.is_relative_to(folder) for folder in content):
        raise CannotRunError("not-a-target", path=target)
    if not target.exists():
        return
    if not target.is_dir() or (target / MARKER).exists():
        raise CannotRunError("not-a-target", path=target)
    if any(target.iterdir()) and not (target / _HOME).is_file():
        raise CannotRunError("not-a-site", path=target, home=_HOME)
