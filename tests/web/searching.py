"""The search core in the browser, without its dialog: asked from Python, over the site's index or another."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

from kb.search.static import FOLDER
from tests.search.asking import Asked

_OPEN = """async () => {
  const { open } = await import(new URL("assets/fupan/js/search/index.js", document.baseURI));
  window.searching = await open();
}"""
_ASK = """async ([asked, k, passages]) => {
  const answers = [];
  for (const { text, filters } of asked) {
    const result = await window.searching.search(text, { k, filters });
    const counts = await window.searching.counts(result);
    const shown = result.hits.slice(0, passages).map((hit) => window.searching.passages(hit, text));
    answers.push({ ...result, counts, passages: await Promise.all(shown) });
  }
  return answers;
}"""

Answer = dict[str, Any]
"""A result as the core gives it, under `counts` those of its facets, under `passages` those of its first hits."""


def open_index(page: Page) -> None:
    """Open the index on the home page of a site."""
    page.evaluate(_OPEN)


def ask(page: Page, asked: Sequence[Asked], k: int = 50, passages: int = 0) -> list[Answer]:
    """Ask one query after the other."""
    answers: list[Answer] = page.evaluate(
        _ASK, [[{"text": one.text, "filters": one.filters} for one in asked], k, passages]
    )
    return answers


def serve(page: Page, files: Mapping[str, bytes]) -> Callable[[Mapping[str, bytes]], None]:
    """Put other files in the place of the site's index.

    Returns:
        What replaces them again, as a new deployment does.
    """
    present = dict(files)

    def answer(route: Route) -> None:
        name = urlsplit(route.request.url).path.rpartition("/")[2]
        if name in present:
            route.fulfill(body=present[name], content_type="application/octet-stream")
        else:
            route.fulfill(status=404, body="")

    def replace(others: Mapping[str, bytes]) -> None:
        present.clear()
        present.update(others)

    page.route(f"**/{FOLDER}/*", answer)
    return replace


def plain(answer: Answer) -> Answer:
    """What of an answer must be equal in Python."""
    hits = [(hit["id"], hit["score"], hit["tier"]) for hit in answer["hits"]]
    return {"total": answer["total"], "hits": hits, "counts": answer["counts"], "exact": answer["exact"]}


def analyzed(page: Page, pairs: str, texts: Sequence[str]) -> list[dict[str, Any]]:
    """What the browser's analyzer makes of texts."""
    script = """async ([pairs, texts]) => {
      const { Analyzer } = await import(new URL("assets/fupan/js/search/text.js", document.baseURI));
      const analyzer = new Analyzer(pairs);
      return JSON.stringify(texts.map((text) => ({
        text,
        fold: analyzer.fold(text),
        squeeze: analyzer.squeeze(text),
        terms: analyzer.terms(text),
        required: analyzer.requiredTerms(text),
        bound: analyzer.bound(text),
      })));
    }"""
    found: list[dict[str, Any]] = json.loads(page.evaluate(script, [pairs, list(texts)]))
    return found
