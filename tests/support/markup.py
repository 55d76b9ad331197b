"""Pages as any Markdown engine makes them, and records whose every text is spoilt."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar

import markdown
from bs4 import BeautifulSoup, Tag

from kb.records import Note, Say, kinds
from kb.records.fields import specs
from kb.records.kinds import Kind

EXTENSIONS = ["attr_list", "md_in_html", "tables", "def_list", "toc"]
"""Those of the site."""

R = TypeVar("R")
_TEXTS = (kinds.Text, kinds.Body, kinds.Heading, kinds.TitleLine, kinds.Line)


def html_of(page: str) -> BeautifulSoup:
    """A page's Markdown, without its front matter, as the site's engine turns it into HTML."""
    body = page.split("\n---\n", 1)[1]
    return BeautifulSoup(markdown.markdown(body, extensions=EXTENSIONS), "html.parser")


def tags_of(soup: BeautifulSoup) -> list[Tag]:
    """Every element."""
    return [tag for tag in soup.find_all(name=True) if isinstance(tag, Tag)]


def spoilt(record: R, text: str) -> R:
    """A record in which every text, of every part, is `text`; what refers, counts or chooses stays."""
    changes = {name: _spoilt(spec.kind, getattr(record, name), text) for name, spec in specs(type(record)).items()}
    return dataclasses.replace(record, **changes)  # type: ignore[type-var]


def _spoilt(kind: Kind, value: Any, text: str) -> Any:  # noqa: ANN401  (any field's value)
    if isinstance(value, Say | Note):
        return type(value)(text)
    if isinstance(value, str) and value and isinstance(kind, _TEXTS):
        return text if isinstance(kind, kinds.Text) and kind.multiline else " ".join(text.split())
    if isinstance(value, tuple):
        item = kind.item if isinstance(kind, kinds.ListOf) else kind
        return tuple(_spoilt(item, part, text) for part in value)
    if isinstance(value, Mapping):
        return {key: _spoilt(kind, part, text) for key, part in value.items()}
    return spoilt(value, text) if dataclasses.is_dataclass(value) and specs(type(value)) else value
