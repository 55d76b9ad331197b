"""The whole site, page by page, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from kb.evidence import Evidence
from kb.library import Library
from kb.pages.catalogue import PAGE_TYPES
from kb.pages.context import PageContext, Site
from kb.pages.page import Options, Page, PageSpec
from kb.pages.urls import markdown_path

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

__all__ = ["Options", "Page", "render_page", "render_site"]


def render_site(library: Library, evidence: Evidence, options: Options) -> Iterator[Page]:
    """Every page of the site; the same input gives the same pages in the same order."""
    site = Site(library, evidence, options)
    for pages in PAGE_TYPES:
        for spec in pages(site):
            yield render_page(site, spec)


def render_page(site: Site, spec: PageSpec) -> Page:
    """One page: its front matter, and its template filled with its view model."""
    context = PageContext(site, spec.address, spec.record)
    body = site.templates.get_template(spec.template).render(ctx=context, page=spec.view, spec=spec)
    return Page(
        path=markdown_path(spec.address),
        title=spec.title,
        text=f"---\n{_front_matter(context, spec)}---\n{tidy(body)}",
        source=spec.record.path if spec.record else None,
        section=spec.section,
    )


def tidy(text: str) -> str:
    """Template output without trailing blanks and with single blank lines only."""
    lines: list[str] = []
    for line in text.split("\n"):
        stripped = line.rstrip()
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines).rstrip("\n") + "\n"


def _front_matter(context: PageContext, spec: PageSpec) -> str:
    data: dict[str, Any] = {"title": spec.title, "description": context.plain(spec.summary)}
    if spec.hide:
        data["hide"] = list(spec.hide)
    if spec.section:
        data["kb_section"] = spec.section
    if spec.moved_to:
        # The theme goes there at once, and search engines forget the old page.
        data |= {"kb_moved": context.href(spec.moved_to), "search": {"exclude": True}}
    if spec.record:
        data |= {"kb_id": spec.record.id, "kb_source": spec.record.path}
        if spec.record.status != "published":
            data["status"] = spec.record.status
    dumped: str = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    return dumped
