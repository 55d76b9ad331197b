"""Searches in Chromium: bytes and requests before the first result, and the time of a query once all is loaded.

Each contestant is asked for the same: the ten best pages with their titles, and an excerpt of each.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from playwright.sync_api import Browser, Page, Request

_PATIENCE = 600_000
_ENOUGH = 60.0
"""Seconds after which no further fresh browser is started."""


class Contestant(Protocol):
    """A search in a site."""

    name: str
    paths: tuple[str, ...]
    """How the paths of its own files begin, from the site's root: scripts, index, dictionaries."""

    def open(self, page: Page, url: str) -> None:
        """Open the site's home page and make the search ready for a first query."""

    def ask(self, page: Page, query: str) -> tuple[float, int]:
        """Ask one query; milliseconds until ten results with excerpts are there, and how many pages were found."""


@dataclass(frozen=True, slots=True)
class First:
    """What the first query of a fresh browser moves, the page itself left out."""

    moved: int
    """Bytes of bodies."""
    requests: int
    milliseconds: float
    found: int


@dataclass(frozen=True, slots=True)
class Times:
    """Queries one after the other in one page."""

    first_pass: tuple[float, ...]
    """Milliseconds while files still have to be fetched."""
    loaded: tuple[float, ...]
    """The same queries again."""
    nothing: int
    """How many found nothing, though every one was cut out of a page."""


def firsts(browser: Browser, url: str, contestant: Contestant, queries: Sequence[str]) -> list[First]:
    """The first query of a fresh browser, for every query; for two of them where that alone takes minutes."""
    found: list[First] = []
    start = time.perf_counter()
    for query in queries:
        found.append(_first(browser, url, contestant, query))
        if len(found) > 1 and time.perf_counter() - start > _ENOUGH:
            break
    return found


def times(browser: Browser, url: str, contestant: Contestant, queries: Sequence[str]) -> Times:
    """All queries in one page, twice."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    contestant.open(page, url)
    passes = [[contestant.ask(page, query) for query in queries] for _ in range(2)]
    context.close()
    return Times(
        tuple(took for took, _ in passes[0]),
        tuple(took for took, _ in passes[1]),
        sum(not found for _, found in passes[1]),
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share of the values do not exceed."""
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]


def _first(browser: Browser, url: str, contestant: Contestant, query: str) -> First:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    seen: list[Request] = []
    page.on("requestfinished", lambda request: seen.append(request))  # noqa: PLW0108  (bound methods are refused)
    contestant.open(page, url)
    milliseconds, found = contestant.ask(page, query)
    own = [request for request in seen if request.url.removeprefix(url).startswith(contestant.paths)]
    moved = sum(request.sizes()["responseBodySize"] for request in own)
    context.close()
    return First(moved, len(own), milliseconds, found)


class Ours:
    """The search core, as the dialog uses it."""

    name = "ours"
    paths: tuple[str, ...] = ("assets/kb/search/", "assets/fupan/js/search/")

    def open(self, page: Page, url: str) -> None:
        """Open the index."""
        _home(page, url)
        page.evaluate(
            """async () => {
              const { open } = await import(new URL("assets/fupan/js/search/index.js", document.baseURI));
              window.asked = await open();
            }"""
        )

    def ask(self, page: Page, query: str) -> tuple[float, int]:
        """The ten best hits, with the passages of each."""
        return _timed(
            page,
            """async (query) => {
              const result = await window.asked.search(query, { k: 10 });
              await Promise.all(result.hits.map((hit) => window.asked.passages(hit, query)));
              return result.total;
            }""",
            query,
        )


class Pagefind:
    """Pagefind's own interface; its results know their titles and excerpts only after `data()`."""

    name = "Pagefind"
    paths: tuple[str, ...] = ("pagefind/",)

    def open(self, page: Page, url: str) -> None:
        """Load its script and what it always needs."""
        _home(page, url)
        page.evaluate(
            """async () => {
              window.asked = await import(new URL("pagefind/pagefind.js", document.baseURI));
              await window.asked.init();
            }"""
        )

    def ask(self, page: Page, query: str) -> tuple[float, int]:
        """The ten best results with their data."""
        return _timed(
            page,
            """async (query) => {
              const { results } = await window.asked.search(query);
              await Promise.all(results.slice(0, 10).map((result) => result.data()));
              return results.length;
            }""",
            query,
        )


class Material:
    """The theme's own search, typed into its field: nothing of it can be called from outside."""

    name = "Material"
    paths: tuple[str, ...] = ("search/", "assets/javascripts/workers/search", "assets/javascripts/lunr/")

    def open(self, page: Page, url: str) -> None:
        """Open its panel; the index is loaded and built in the background, and the first query waits for that."""
        _home(page, url)
        page.keyboard.press("f")
        page.locator(".md-search__input").wait_for(state="visible")

    def ask(self, page: Page, query: str) -> tuple[float, int]:
        """Type it, and wait until the line above the results has changed."""
        return _timed(
            page,
            """async (query) => {
              const input = document.querySelector(".md-search__input");
              const meta = document.querySelector(".md-search-result__meta");
              const put = (value) => {
                input.value = value;
                for (const type of ["input", "keyup"]) input.dispatchEvent(new KeyboardEvent(type, { bubbles: true }));
              };
              const changed = () => new Promise((done) => {
                const watch = new MutationObserver(() => { watch.disconnect(); done(); });
                watch.observe(meta, { childList: true, characterData: true, subtree: true });
              });
              if (input.value) {
                const emptied = changed();
                put("");
                await emptied;
              }
              const start = performance.now();
              for (;;) {
                const answered = changed();
                put(query);
                await answered;
                if (!/初始化|nitializ/.test(meta.textContent)) break;
              }
              window.took = performance.now() - start;
              return Number((meta.textContent.match(/\\d+/) ?? ["0"])[0]);
            }""",
            query,
        )


def _home(page: Page, url: str) -> None:
    if not page.url.startswith(url):
        page.goto(url, wait_until="networkidle")


def _timed(page: Page, script: str, query: str) -> tuple[float, int]:
    """Run a script that gives a number of pages; its time is its own, or what it has put into `window.took`."""
    measured: dict[str, Any] = page.evaluate(
        f"""async (query) => {{
          const ask = {script};
          delete window.took;
          const start = performance.now();
          const found = await ask(query);
          return {{ took: window.took ?? performance.now() - start, found }};
        }}""",
        query,
    )
    return measured["took"], measured["found"]


CONTESTANTS: tuple[Callable[[], Contestant], ...] = (Ours, Pagefind, Material)
