"""The template environment: a team's own templates first, then ours; every value is escaped."""

from __future__ import annotations

from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from markupsafe import Markup

from kb.pages import frame, lines
from kb.pages.text import markdown_words


def environment(templates: Path | None = None) -> Environment:
    """An environment that reads `templates` (a folder, if any) before the package's own templates."""
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
    made.filters["words"] = words
    made.filters["percent"] = percent
    made.filters["number"] = number
    made.filters["month"] = month
    made.filters["at"] = at
    made.filters["spoken"] = lines.spoken
    for helper in (frame.verdict_class, frame.outcome_class, frame.overdue_days, frame.source_url):
        made.filters[helper.__name__] = helper
    made.filters["backlinks"] = frame.backlinks
    made.filters["neighbours"] = frame.neighbours
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
