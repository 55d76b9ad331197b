"""Findings as text for people and as JSON for programs; one module an output."""

from collections.abc import Callable, Mapping

from kb.report.json import render_json
from kb.report.mask import masked
from kb.report.summary import Report, worst_reached
from kb.report.text import render_text

FORMATS: Mapping[str, Callable[[Report, str], str]] = {"text": render_text, "json": render_json}
"""Every output by the name that `--format` takes; a function takes the report and a language, `zh` or `en`."""

__all__ = ["FORMATS", "Report", "masked", "render_json", "render_text", "worst_reached"]
