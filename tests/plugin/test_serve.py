"""`mkdocs serve`: what changes in the records shows, and what is wrong in them does not stop it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests.plugin.small import Small, strategy

_PATIENCE = 60.0
"""Seconds; a slow machine that does other things needs some of them."""


class Preview:
    """A running `mkdocs serve`."""

    def __init__(self, port: int, log: Path, process: subprocess.Popen[bytes]) -> None:
        self._url = f"http://127.0.0.1:{port}/"
        self._log = log
        self._process = process

    def said(self) -> str:
        """Its log so far."""
        return self._log.read_text(encoding="utf-8")

    def get(self, address: str) -> str:
        """A page; empty where there is none, or no server yet."""
        try:
            with urlopen(self._url + address, timeout=5) as answer:  # noqa: S310  (our own server)
                return str(answer.read().decode())
        except (HTTPError, URLError, ConnectionError, TimeoutError):
            return ""

    def wait(self, address: str, text: str) -> None:
        """Wait until a page holds a text.

        Raises:
            AssertionError: It does not in time, or the server has ended.
        """
        end = time.monotonic() + _PATIENCE
        while text not in self.get(address):
            assert self._process.poll() is None, self.said()
            assert time.monotonic() < end, f"{address} never held {text}:\n{self.said()}"
            time.sleep(0.1)


@pytest.fixture
def preview(small: Small) -> Iterator[Preview]:
    small.write("templates/process.md.j2", "# {{ spec.title }}\n\n第一版\n")
    small.configure(plugins=[{"kb": {"templates": "templates"}}])
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = small.root / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"],
            cwd=small.root,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Preview(port, log, process)
        finally:
            process.terminate()
            process.wait(timeout=_PATIENCE)


def test_follows_every_change(small: Small, preview: Preview) -> None:
    preview.wait("strategies/open-question/", "开放式提问")

    small.write("playbooks/strategies/open-question.md", strategy("换了名字"))
    preview.wait("strategies/open-question/", "换了名字")

    small.write("playbooks/strategies/brand-new.md", strategy("新来的"))
    preview.wait("strategies/brand-new/", "新来的")

    small.write("templates/process.md.j2", "# {{ spec.title }}\n\n第二版\n")
    preview.wait("processes/stop-and-hand-over/", "第二版")

    vocabulary = (small.root / "kb.yml").read_text(encoding="utf-8")
    small.write("kb.yml", vocabulary.replace("conversation: 沟通技巧", "conversation: 怎么说话"))
    preview.wait("dimensions/conversation/", "怎么说话")

    small.write("playbooks/strategies/open-question.md", strategy("坏了").replace("verdict: allowed", "verdict: x"))
    small.write("playbooks/strategies/identity-check.md", strategy("还在"))
    preview.wait("strategies/identity-check/", "还在")
    assert preview.get("strategies/open-question/") == ""
    assert re.search(r"WARNING +- +playbooks/strategies/open-question\.md:9:10: KB104 ", preview.said())
