"""An address from before a record was renamed, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.support.command import kb, said
from tests.web.serving import Server, serve


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A new team's site, after it has renamed a strategy."""
    folder = tmp_path_factory.mktemp("renamed")
    root = folder / "kb"
    assert kb("init", root, cwd=folder).returncode == 0
    record = root / "playbooks/strategies/identity-check.md"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("---\n", "---\nformer_ids: [who-is-it]\n", 1), encoding="utf-8")
    built = kb("build", "-d", folder / "site", cwd=root)
    assert built.returncode == 0, said(built)
    with serve(folder / "site") as server:
        yield server


def test_it_leads_to_the_same_place_of_the_new_page(renamed: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{renamed.url}/strategies/")
    page.goto(f"{renamed.url}/strategies/who-is-it/#wording-1")
    page.wait_for_url("**/strategies/identity-check/#wording-1")
    expect(page.locator("#wording-1")).to_be_in_viewport()
    page.go_back()
    page.wait_for_url("**/strategies/")
    page.close()


def test_without_script_too(renamed: Server, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{renamed.url}/strategies/who-is-it/")
    page.wait_for_url("**/strategies/identity-check/")
    page.close()
