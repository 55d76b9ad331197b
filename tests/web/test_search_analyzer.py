"""The browser takes texts apart as Python does."""

from __future__ import annotations

import json
import random
import sys
import unicodedata
from typing import Any

import pytest
from playwright.sync_api import Page

from kb.search.analyzer import bound, required_terms, terms
from kb.search.script import fold, simplified, squeeze
from tests.conftest import Sample
from tests.tools import search_vectors
from tests.web.searching import analyzed

_NUMBER = 10_000
_SEED = 20261124
_PAIRS = "".join(source + target for source, target in simplified().items())

# Python 3.11 knows Unicode 14; the browser knows at least that.
_UNASSIGNED = {"Cn", "Cs"}
_RANGES = (
    (0x20, 0x7F),
    (0x80, 0x24F),
    (0x370, 0x5FF),
    (0x900, 0x1FFF),
    (0x2000, 0x2BFF),
    (0x3000, 0x31FF),
    (0x3200, 0x33FF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFFFF),
    (0x10000, 0x1FFFF),
    (0x20000, 0x3FFFF),
    (0x0, sys.maxunicode),
)


def random_texts(number: int) -> list[str]:
    """Texts of up to 30 characters of many scripts: mixed, full-width, traditional, emoji, astral."""
    draw = random.Random(_SEED)  # noqa: S311  (no secret)
    pools = [[c for n in range(a, b + 1) if unicodedata.category(c := chr(n)) not in _UNASSIGNED] for a, b in _RANGES]
    pools += [sorted(simplified()), list("👨\u200d👩🏽❤\ufe0f🇨🇳\u0301\u0308\u200b\u00ad"), list("失业还款客户说协商")]
    found = []
    for _ in range(number):
        mixed = draw.sample(pools, draw.randint(1, 4))
        found.append("".join(draw.choice(draw.choice(mixed)) for _ in range(draw.randint(1, 30))))
    return found


def _made(text: str) -> dict[str, Any]:
    return {
        "text": text,
        "fold": fold(text),
        "squeeze": squeeze(text),
        "terms": terms(text),
        "required": required_terms(text),
        "bound": bound(text),
    }


def test_the_vectors(page: Page) -> None:
    rows = json.loads((search_vectors.FOLDER / "analyzer.json").read_text(encoding="utf-8"))
    assert len(rows) == 300
    assert analyzed(page, _PAIRS, [row["text"] for row in rows]) == rows


def test_random_texts(page: Page, sample: Sample) -> None:
    texts = sample(random_texts(_NUMBER))
    different = [
        (made, expected)
        for made, expected in zip(analyzed(page, _PAIRS, texts), map(_made, texts), strict=True)
        if made != expected
    ]
    assert not different, f"{len(different)} of {len(texts)}, such as {different[0]}"


_PARSE = """async ([pairs, groups, weight, intents, texts]) => {
  const { Analyzer } = await import(new URL("assets/fupan/js/search/text.js", document.baseURI));
  const { Synonyms, parse } = await import(new URL("assets/fupan/js/search/query.js", document.baseURI));
  const analyzer = new Analyzer(pairs);
  const synonyms = new Synonyms(groups, weight, analyzer);
  const found = texts.map((text) => parse(text, analyzer, synonyms, intents));
  return found.map((query) => ({ ...query, leanings: Object.fromEntries(query.leanings) }));
}"""


def test_the_queries(page: Page) -> None:
    vectors = json.loads((search_vectors.FOLDER / "queries.json").read_text(encoding="utf-8"))
    (weight,) = {term[1] for query in vectors["queries"] for term in query["terms"] if term[3]}
    texts = [query["text"] for query in vectors["queries"]]
    made = page.evaluate(_PARSE, [_PAIRS, vectors["synonyms"], weight, vectors["intents"], texts])
    for one in made:
        del one["groups"]
        one["terms"] = [[term["text"], term["weight"], term["quoted"], term["added"]] for term in one["terms"]]
    assert made == vectors["queries"]
    assert any(query["leanings"] for query in made)


_EXCERPT = """async ([pairs, groups, rows]) => {
  const { Analyzer } = await import(new URL("assets/fupan/js/search/text.js", document.baseURI));
  const { Synonyms, parse } = await import(new URL("assets/fupan/js/search/query.js", document.baseURI));
  const { passages } = await import(new URL("assets/fupan/js/search/excerpt.js", document.baseURI));
  const analyzer = new Analyzer(pairs);
  const synonyms = new Synonyms(groups, 0.4, analyzer);
  return rows.map(({ blocks, texts }) => texts.map((text) =>
    passages(blocks, parse(text, analyzer, synonyms), 3, analyzer)
      .map(({ block, excerpt, marks }) => ({ block: blocks.indexOf(block), excerpt, marks }))));
}"""


@pytest.mark.parametrize("name", ["excerpts.json"])
def test_the_excerpts(page: Page, name: str) -> None:
    rows = json.loads((search_vectors.FOLDER / name).read_text(encoding="utf-8"))
    asked = [{"blocks": row["blocks"], "texts": [query["text"] for query in row["queries"]]} for row in rows]
    made = page.evaluate(_EXCERPT, [_PAIRS, search_vectors.SYNONYMS, asked])
    assert made == [[query["passages"] for query in row["queries"]] for row in rows]
