"""A folder over http on this machine, for the browser tests."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# Browsers trust 127.0.0.1 as they trust https. Offices open the site by a name
# like this one over plain http, where the clipboard and other things are missing.
PLAIN_HOST = "kb.intranet.test"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server.

    Attributes:
        url: Its address as a secure context, without a slash at the end.
        plain_url: The same server under an intranet name, which is none.
    """

    url: str
    plain_url: str


class _Handler(SimpleHTTPRequestHandler):
    # The system's table may say text/plain for scripts, which browsers refuse.
    extensions_map = {  # noqa: RUF012 -- the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".css": "text/css",
        ".svg": "image/svg+xml",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class names it
        """Say nothing: requests are no news in a test."""


class _Http(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that left in the middle of a file; anything else is told."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as it was handed to us


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """Serve a folder on a free port of this machine until the block ends."""
    with _Http(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as http:
        thread = threading.Thread(target=http.serve_forever, daemon=True)
        thread.start()
        port = http.server_address[1]
        yield Server(f"http://127.0.0.1:{port}", f"http://{PLAIN_HOST}:{port}")
        http.shutdown()
        thread.join()
