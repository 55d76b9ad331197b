"""The whole way of a collector, scripted on a slow machine: home, `/`, six characters, Enter, the right page."""

from __future__ import annotations

import time
from dataclasses import dataclass

from playwright.sync_api import Browser

SLOWER = 4
"""How many times slower the processor is made."""


@dataclass(frozen=True, slots=True)
class Way:
    """Milliseconds from pressing `/`."""

    opened: float
    """The field has the focus."""
    shown: float
    """The best result for all the characters stands first."""
    arrived: float
    """The page it leads to is read."""
    address: str


def right_page(browser: Browser, url: str, characters: str) -> str:
    """Where the first result for a query leads, typed at once and given all the time it wants."""
    page = browser.new_page()
    page.goto(url)
    page.keyboard.press("/")
    page.locator("#fp-search-input").fill(characters)
    page.locator("#fp-search .fp-hit a").first.wait_for(state="visible")
    page.wait_for_load_state("networkidle")
    found: str = page.locator("#fp-search .fp-hit a").first.evaluate("(link) => link.href")
    page.close()
    return found.partition("#")[0]


def way(browser: Browser, url: str, characters: str, target: str) -> Way:
    """Go it once in a fresh browser, each character as soon as the one before is in the field.

    Args:
        browser: Where; a new context is opened in it.
        url: The home page.
        characters: What is typed.
        target: The address that the first result has to lead to before Enter is pressed.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    start = time.perf_counter()
    page.keyboard.press("/")
    page.wait_for_function("document.activeElement?.id === 'fp-search-input'")
    opened = time.perf_counter()
    for character in characters:
        page.keyboard.insert_text(character)
    page.wait_for_function(
        "(target) => document.querySelector('#fp-search .fp-hit a')?.href.startsWith(target)", arg=target
    )
    shown = time.perf_counter()
    # What is typed goes into the fragment; only another page counts.
    with page.expect_navigation(url=lambda address: address.partition("#")[0] != url, wait_until="domcontentloaded"):
        page.keyboard.down("Enter")  # and not up again: by then the page that would answer is gone
    arrived = time.perf_counter()
    address = page.url.removeprefix(url)
    context.close()
    to_field, to_result, to_page = ((moment - start) * 1000 for moment in (opened, shown, arrived))
    return Way(to_field, to_result, to_page, address)
