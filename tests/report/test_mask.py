"""No output repeats a person's number."""

from __future__ import annotations

import pytest

from kb.findings import Finding
from kb.report import FORMATS, Report, masked
from kb.source.span import Span

# Made of the digits that no number begins with, or of one digit over and over.
_PHONE = "139" + "0" * 8
_IDENTITY = "9" * 17 + "X"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"“{_PHONE}”不是日期", "“***********”不是日期"),
        ("139 0000 0000", "*** **** ****"),
        (_IDENTITY, "*" * 18),
        ("2026-10-28 与 9150000", "2026-10-28 与 9150000"),
        ("1" * 20, "*" * 20),
    ],
)
def test_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize("form", FORMATS)
def test_every_output_masks(form: str) -> None:
    finding = Finding("KB201-dangling-near", "a.md", Span.at(1, 1), {"name": _PHONE, "near": _PHONE})
    for lang in ("zh", "en"):
        assert _PHONE not in FORMATS[form](Report((finding,), 1), lang)
