"""View models and templates into pages as Markdown, complete in themselves."""

from kb.pages.page import Options, Page, PageSpec
from kb.pages.site import previews, render_site, stop_card

__all__ = ["Options", "Page", "PageSpec", "previews", "render_site", "stop_card"]
