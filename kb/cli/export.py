"""`kb export pages`: the site's pages as Markdown files that any site engine can read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from kb.checks import judge
from kb.cli import exits
from kb.cli.collection import read, refused
from kb.cli.errors import CannotRunError
from kb.cli.framework import Command, Group
from kb.cli.options import common, common_params, option
from kb.cli.output import emit
from kb.cli.progress import counted
from kb.cli.settings import Settings
from kb.cli.site_days import site_day
from kb.cli.words import say
from kb.evidence import gather
from kb.library import Library
from kb.pages import Options, preview_files, render_site

MANIFEST = "kb-export.json"
"""What the last export wrote, and which Markdown extensions its pages need."""
EXTENSIONS = ("attr_list", "md_in_html", "tables", "def_list", "toc")
"""Extensions of Python-Markdown that the pages are written for; other engines name the same differently."""

command = Group("export", "help-export", common_params())


@click.command("pages", cls=Command, help="help-export-pages")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@option("--drafts", is_flag=True, help="help-drafts")
@option("--templates", type=click.Path(path_type=Path), metavar="DIR", help="help-templates")
@common
@click.pass_obj
def pages(settings: Settings, folder: Path, *, drafts: bool, templates: Path | None) -> int:
    """Write the pages, and remove those that an earlier export wrote and that are gone."""
    target = (settings.base / folder).resolve()
    library = read(settings)
    day = site_day(settings, library)
    if code := refused(library, settings, judge(library, day)):
        return code
    _refuse_foreign(target)
    own = _templates(settings, templates)
    options = Options(today=day, drafts=drafts, templates=own)
    before = _written_before(target)
    try:
        written = _write(target, counted(_files(library, options), say(settings.lang, "exporting")))
        for path in before - written:
            (target / path).unlink(missing_ok=True)
    except OSError as error:
        raise CannotRunError("cannot-write", path=error.filename or target, why=error.strerror or error) from error
    emit(say(settings.lang, "exported", path=target, n=sum(path.endswith(".md") for path in written)))
    return exits.OK


command.add_command(pages)


def _files(library: Library, options: Options) -> Iterator[tuple[str, bytes]]:
    """Every file of the export: its path and what it holds."""
    for page in render_site(library, gather(library), options):
        yield page.path, page.text.encode()
    yield from preview_files(library, options)
    for asset in library.assets:
        record = library.get(asset.record)
        if record and library.is_shown(record, drafts=options.drafts):
            yield asset.path, (library.root / asset.path).read_bytes()


def _templates(settings: Settings, folder: Path | None) -> Path | None:
    """The folder of the team's own templates.

    Raises:
        CannotRunError: It does not exist.
    """
    if folder is None:
        return None
    found = settings.base / folder
    if not found.is_dir():
        raise CannotRunError("no-folder", path=found)
    return found


def _write(target: Path, files: Iterator[tuple[str, bytes]]) -> set[str]:
    written = set()
    for path, content in files:
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        written.add(path)
    manifest = {"version": 1, "markdown_extensions": EXTENSIONS, "files": sorted(written)}
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (target / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    return written


def _refuse_foreign(target: Path) -> None:
    """Write only into a folder that is new, empty, or of an earlier export.

    Raises:
        CannotRunError: The folder holds something else.
    """
    if target.exists() and not target.is_dir():
        raise CannotRunError("not-a-target", path=target)
    if target.is_dir() and any(target.iterdir()) and not (target / MANIFEST).is_file():
        raise CannotRunError("not-empty", path=target)


def _written_before(target: Path) -> set[str]:
    """What an earlier export wrote; nothing where its list cannot be read or leads out of the folder."""
    try:
        files = json.loads((target / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {path for path in files if (target / path).resolve().is_relative_to(target)}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
