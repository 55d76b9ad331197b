"""Pages of the sample collection that were looked at and must not change unseen."""

from __future__ import annotations

import pytest

from tests.conftest import Golden
from tests.pages.sample import sample_pages

LOOKED_AT = (
    "index.md",
    "personas/index.md",
    "cases/index.md",
    "cases/won-one.md",
    "cases/lost-one.md",
    "cases/old-one.md",
    "mistakes/index.md",
    "months/index.md",
    "months/2026-09.md",
    "months/2026-10.md",
    "processes/index.md",
    "processes/stop-calling.md",
    "training/index.md",
    "training/first-weeks.md",
    "measures/index.md",
    "measures/kept-rate.md",
    "measures/paid-amount.md",
    "measures/unused-rate.md",
    "contributors/index.md",
    "coverage/index.md",
)


@pytest.mark.parametrize("path", LOOKED_AT)
def test_page_is_as_it_was_looked_at(path: str, golden: Golden) -> None:
    golden(f"pages/{path}", sample_pages()[path])
