"""The built site in a real browser: built once a run, served on two host names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, Protocol

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.command import kb, said
from tests.web.chromium import arguments, find_chromium
from tests.web.serving import Server, serve

WIDE, PHONE = 1280, 390


class OpenPage(Protocol):
    """Opens a page of the site in a fresh browser context."""

    def __call__(
        self,
        path: str = "",
        *,
        width: int = WIDE,
        scheme: Literal["light", "dark"] = "light",
        plain: bool = False,
        script: bool = True,
    ) -> Page:
        """Open `path` at a width in pixels.

        Args:
            path: Relative to the site's root.
            width: Of the window, in CSS pixels.
            scheme: The colours the system asks for.
            plain: Through the intranet name, where the browser grants no secure context.
            script: Whether scripts may run.
        """


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built by `kb build`; the workers of one run share it."""
    worker = tmp_path_factory.getbasetemp()
    shared = worker.parent if worker.name.startswith("popen-") else worker
    target = shared / "site"
    with FileLock(shared / "site.lock"):
        if not target.exists():
            built = kb("build", "-d", target, cwd=root)
            if built.returncode:
                pytest.fail(f"kb build ended with {built.returncode}:\n{said(built)}", pytrace=False)
    return target


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    """The site over http: `server.url` is a secure context for the browser, `server.plain_url` is not."""
    with serve(site) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; its absence is a failure, never a skip."""
    program = find_chromium()
    if program is None:
        pytest.fail("No Chromium found: run `make test-tools`, or name one in CHROMIUM.", pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=arguments())
        yield running
        running.close()


@pytest.fixture
def faults() -> list[str]:
    """What went wrong on the pages this test opened: console errors, failed and foreign requests."""
    return []


@pytest.fixture
def open_page(browser: Browser, server: Server, faults: list[str]) -> Iterator[OpenPage]:
    """Opens pages; what goes wrong on them collects in `faults`."""
    closing: list[Callable[[], None]] = []

    def opened(
        path: str = "",
        *,
        width: int = WIDE,
        scheme: Literal["light", "dark"] = "light",
        plain: bool = False,
        script: bool = True,
    ) -> Page:
        origin = server.plain_url if plain else server.url
        context = browser.new_context(
            viewport={"width": width, "height": 844 if width < 720 else 900},
            color_scheme=scheme,
            has_touch=width < 720,
            java_script_enabled=script,
            locale="zh-CN",
            reduced_motion="reduce",
        )
        closing.append(context.close)
        page = context.new_page()
        page.set_default_timeout(10_000)
        _watch(page, origin, faults)
        page.goto(f"{origin}/{path}", wait_until="load")
        return page

    yield opened
    for close in closing:
        close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The home page at desktop width."""
    return open_page()


def _watch(page: Page, origin: str, faults: list[str]) -> None:
    page.on(
        "console",
        lambda message: faults.append(f"console: {message.text}") if message.type == "error" else None,
    )
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    # The browser aborts what is still under way when a page is left or loaded anew; that is no fault of the site.
    page.on(
        "requestfailed",
        lambda request: None if request.failure == "net::ERR_ABORTED" else faults.append(f"failed: {request.url}"),
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((f"{origin}/", "data:", "blob:"))
            else faults.append(f"foreign: {request.url}")
        ),
    )
