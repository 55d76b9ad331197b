"""The template environment: a team's own templates first, then ours; every value is escaped."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from markupsafe import Markup

from kb.pages import frame, lines
from kb.pages.text import markdown_words
from kb.records import GRADES, STUDY_GRADES
from kb.source.inline import plain


@cache
def environment(templates: Path | None = None) -> Environment:
    """The environment that reads `templates` (a folder, if any) before the package's own templates.

    One is kept for each folder, so that templates are compiled once; a changed template is read again.
    """
    loaders: list[BaseLoader] = [PackageLoader("kb.pages", encoding="utf-8")]
    if templates is not None:
        loaders.insert(0, FileSystemLoader(templates, encoding="utf-8"))
    made = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.do"],
    )
    made.filters |= {function.__name__: function for function in _FILTERS}
    made.filters["study_grade"] = STUDY_GRADES.get
    made.filters["regulation_grade"] = GRADES.get
    return made


def words(text: str) -> Markup:
    """Plain text for a Markdown part of a page, such as a heading; nothing in it is read as markup."""
    return Markup(markdown_words(text))  # noqa: S704  (escaped by markdown_words)


def percent(share: float) -> str:
    """A share from 0 to 1 as a whole percentage; a half is rounded up, as people do."""
    return f"{int(share * 100 + 0.5 + 1e-9)}%"


def number(value: float) -> str:
    """A number without a needless fraction, thousands apart."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def month(value: str) -> str:
    """`2026-10` as 2026 年 10 月."""
    year, _, number_ = value.partition("-")
    return f"{year} 年 {int(number_)} 月" if number_.isdigit() else value


def at(share: float) -> str:
    """A share from 0 to 1 as a coordinate on a width of 100."""
    return f"{share * 100:.1f}"


def solid(html: str) -> Markup:
    """An HTML block without blank lines, at which many engines would end it."""
    return Markup("\n".join(line for line in html.split("\n") if line.strip()) + "\n")  # noqa: S704  (as it was)


def quoted(title: str) -> str:
    """What somebody says, in quotation marks, which some authors write themselves."""
    return title if title.startswith("“") else f"“{title}”"


_FILTERS: tuple[Callable[..., Any], ...] = (
    words, percent, number, month, at, solid, quoted, plain,
    lines.spoken, lines.says, lines.notes,
    frame.verdict_class, frame.outcome_class, frame.overdue_days, frame.source_url,
    frame.backlinks, frame.dimension_backlinks, frame.neighbours,
)  # fmt: skip
