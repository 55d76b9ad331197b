"""`kb serve`: the site on this machine, following every change."""

from __future__ import annotations

import subprocess

import click

from kb.cli import child, exits
from kb.cli.framework import Command
from kb.cli.options import common, option
from kb.cli.settings import Settings


@click.command("serve", cls=Command, help="help-serve")
@option("-a", "--addr", metavar="HOST:PORT", help="help-addr")
@option("-o", "--open", "open_", is_flag=True, help="help-open")
@common
@click.pass_obj
def command(settings: Settings, addr: str | None, *, open_: bool) -> int:
    """Run MkDocs' own server until it is stopped from the keyboard."""
    root = settings.root
    child.ready(root)
    # Some versions of Click made live reload, which is MkDocs' default, an option that has to be asked for.
    arguments = ["serve", "--livereload"]
    if addr:
        arguments += ["--dev-addr", addr]
    if open_:
        arguments.append("--open")
    server = subprocess.Popen(  # noqa: S603  (our own interpreter, arguments of our own)
        child.command_line(*arguments), cwd=root, env=child.environment(settings)
    )
    try:
        code = server.wait()
    except KeyboardInterrupt:
        server.wait()  # the keyboard stops the child as well; let it finish its own words first
        return exits.OK
    return exits.FINDINGS if code else exits.OK
