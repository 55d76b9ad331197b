"""`kb serve`: the site on this machine, following every change."""

from __future__ import annotations

import signal
import subprocess

import click

from kb.cli import child, exits
from kb.cli.framework import Command
from kb.cli.options import common, option
from kb.cli.settings import Settings

_PATIENCE = 3
"""Seconds that a server stopped from the keyboard has to end by itself."""


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
    code = _until_stopped(server)
    return exits.FINDINGS if code else exits.OK


def _until_stopped(server: subprocess.Popen[bytes]) -> int:
    """Wait for the server; its exit code, 0 where it was stopped on purpose.

    The keyboard stops the child as well, so it first gets the time to finish its own words. Somebody who ends only
    this process must not leave a server behind.
    """
    stopped = False

    def stop(_signal: int, _frame: object) -> None:
        nonlocal stopped
        stopped = True
        server.terminate()

    before = signal.signal(signal.SIGTERM, stop)
    try:
        code = server.wait()
    except KeyboardInterrupt:
        stopped = True
        try:
            code = server.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            server.terminate()
            code = server.wait()
    finally:
        signal.signal(signal.SIGTERM, before)
    return 0 if stopped else code
