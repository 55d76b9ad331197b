"""What a new collector asks in the first week stands on the first screen of a phone, on the page that answers it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from kb.library import load
from tests.web.conftest import PHONE, OpenPage

QUESTIONS = Path(__file__).parents[1] / "questions.yml"
NEWCOMERS = [
    question for question in yaml.safe_load(QUESTIONS.read_text(encoding="utf-8")) if question["kind"] == "newcomer"
]

IN_SIGHT = """wanted => {
    const places = [];
    let text = "";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement.closest("dialog, script, style, noscript, template")) continue;
        for (let at = 0; at < node.data.length; at += 1) places.push([node, at]);
        text += node.data;
    }
    const shown = box => {
        if (box.top < 0 || box.bottom > innerHeight || box.left < 0 || box.right > innerWidth) return null;
        return document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    };
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
        const [first, last] = [places[at], places[at + wanted.length - 1]];
        const range = document.createRange();
        range.setStart(...first);
        range.setEnd(last[0], last[1] + 1);
        const boxes = [...range.getClientRects()].filter(box => box.width > 0);
        const owners = boxes.map(shown);
        // A row's link lies over the whole row; a bar that covers the text is in no row with it.
        const own = owner => owner && (range.intersectsNode(owner) || owner.closest("li")?.contains(first[0]));
        if (boxes.length && owners.every(own)) return true;
    }
    return false;
}"""


def test_there_are_thirty() -> None:
    assert len(NEWCOMERS) == 30


@pytest.fixture(scope="module")
def addresses(root: Path) -> dict[str, str]:
    """Where each record's page stands."""
    return {record.id: record.address for record in load(root).records.values()}


@pytest.mark.parametrize("question", NEWCOMERS, ids=[question["ask"] for question in NEWCOMERS])
def test_answer_is_on_the_first_screen(
    question: dict[str, Any], addresses: dict[str, str], open_page: OpenPage
) -> None:
    answers = [answer for answer in question["answers"] if "first_screen" in answer]
    assert answers
    for answer in answers:
        name = answer["to"]
        address = f"{name.removeprefix('page:')}/" if name.startswith("page:") else addresses[name]
        page: Page = open_page(address, width=PHONE)
        assert page.evaluate(IN_SIGHT, answer["first_screen"]), (name, answer["first_screen"])
