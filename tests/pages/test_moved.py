"""Addresses that renamed records had keep working."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.pages.sample import SAMPLE, pages


@pytest.fixture
def renamed(tmp_path: Path) -> Path:
    """The sample, in which a strategy has had three other ids; one of them is another strategy's today."""
    root = tmp_path / "kb"
    shutil.copytree(SAMPLE, root)
    record = root / "playbooks/strategies/listen-first.yml"
    text = record.read_text(encoding="utf-8")
    former = "former_ids: [hear-out, ask-contact, ../escape]"
    record.write_text(f"{former}\n{text}", encoding="utf-8")
    return root


def test_a_former_address_leads_to_the_page_of_today(renamed: Path) -> None:
    found = pages(renamed)
    moved = found["strategies/hear-out.md"]
    assert "kb_moved: ../listen-first/\n" in moved
    assert "](listen-first.md)" in moved
    assert "exclude: true" in moved
    assert "kb_id" not in moved


def test_a_page_of_today_is_not_replaced(renamed: Path) -> None:
    found = pages(renamed)
    assert found["strategies/ask-contact.md"] == pages(SAMPLE)["strategies/ask-contact.md"]
    assert set(found) - set(pages(SAMPLE)) == {"strategies/hear-out.md"}
