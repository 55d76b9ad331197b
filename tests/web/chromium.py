"""Where the system's Chromium is, and how it is started."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.web.serving import PLAIN_HOST

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def find_chromium() -> str | None:
    """The program's path: what CHROMIUM names, else the first known name, else the first known place."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = (shutil.which(name) for name in _NAMES)
    return next((path for path in found if path), None) or next(
        (place for place in _PLACES if Path(place).exists()), None
    )


def arguments() -> list[str]:
    """Options that keep the browser to this machine and give the site a plain intranet name."""
    return [
        f"--host-resolver-rules=MAP {PLAIN_HOST} 127.0.0.1",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
