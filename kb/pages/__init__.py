"""View models and templates into pages as Markdown, complete in themselves."""

from kb.pages.page import Options, Page, PageSpec
from kb.pages.previews import preview_files, stop_card
from kb.pages.site import render_site

__all__ = ["Options", "Page", "PageSpec", "preview_files", "render_site", "stop_card"]
