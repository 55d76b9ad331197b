"""Findings in every form that people and programs read; one module an output."""

from collections.abc import Callable, Mapping

from kb.report.github import render_github
from kb.report.gitlab import render_gitlab
from kb.report.json import render_json
from kb.report.junit import render_junit
from kb.report.mask import masked
from kb.report.sarif import render_sarif
from kb.report.summary import Report, worst_reached
from kb.report.text import render_text

FORMATS: Mapping[str, Callable[[Report, str], str]] = {
    "text": render_text,
    "json": render_json,
    "sarif": render_sarif,
    "github": render_github,
    "gitlab": render_gitlab,
    "junit": render_junit,
}
"""Every output by the name that `--format` takes; a function takes the report and a language, `zh` or `en`."""

__all__ = ["FORMATS", "Report", "masked", "render_json", "render_text", "worst_reached"]
