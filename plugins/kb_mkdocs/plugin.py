"""The plugin `kb`: turns a collection of records into pages of the site.

The engine gives complete Markdown pages; MkDocs gets them as generated files, as if they lay in `docs_dir`. So the
work is done in two events: `on_config` settles the settings, `on_files` loads the collection and adds the pages.
The later events only add what MkDocs cannot know: where a page's source is, what a wiki link means in a page that
somebody wrote by hand, and from which day the site's dates are made.
"""

from __future__ import annotations

import os
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from kb.checks import judge
from kb.evidence import gather
from kb.pages import render_site, stop_card
from kb.pages.handwritten import resolve_links
from kb.search.static_generation import current
from kb_mkdocs import defaults, promises
from kb_mkdocs import files as site
from kb_mkdocs.collection import MARKER, WATCHED, Collection, find_root, read
from kb_mkdocs.handwritten import as_written
from kb_mkdocs.log import hear_warnings, logger, report
from kb_mkdocs.options import KbOptions
from kb_mkdocs.scripts import shrink
from kb_mkdocs.searching import add_index, has_another


class KbPlugin(BasePlugin[KbOptions]):  # type: ignore[no-untyped-call]  # of MkDocs
    """Hands the events of MkDocs to the engine and its answers back.

    MkDocs makes a new plugin for every build, also under `mkdocs serve`; so nothing here outlives a build.
    """

    _collection: Collection
    """What the site is built from; there from `on_files` on."""
    _sources: dict[File, str | None]
    """The pages that we made, each with the path of its record if it has one."""
    _old_index: dict[str, bytes]
    """The search index of the site that this build replaces."""

    # Once a build, before any page

    # First: other plugins read the theme's language and folders in this event (search picks its words by them).
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> None:
        """The settings are read: fill in what is open, take back what would break the site's promises."""
        if config.strict:
            hear_warnings()
        defaults.fill(config)
        for broken in promises.keep(config):
            logger.warning("%s", broken)
        if has_another(config):
            logger.info("mkdocs.yml: plugins 里的 search 可以去掉：站点用自己的搜索，它的索引只会让页面变慢")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """The old site is about to be removed: keep its search index for the pages that people have open."""
        self._old_index = current(Path(config.site_dir))

    # Early: what lists or links all pages (tags, redirects, navigation) should see ours, and what writes pages
    # by script may still put one in the place of ours.
    @event_priority(50)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> None:
        """MkDocs has found the files of `docs_dir`: load the collection, report on it, add its pages.

        Raises:
            PluginError: There is no collection, or it cannot be rendered at all.
        """
        self._collection = collection = self._read(config)
        library, options = collection.library, collection.options
        report(judge(library, options.today))
        try:
            pages = tuple(render_site(library, gather(library), options))
            stop = stop_card(library, options)
        except jinja2.TemplateError as error:
            if options.templates is None:
                raise  # our own template: the whole trace is wanted
            raise PluginError(_template_error(error)) from error
        self._sources = site.add_pages(files, config, pages)
        site.add_data(files, config, collection)
        site.add_images(files, config, collection)
        add_index(files, config, collection, self._old_index)
        shrink(files)
        extra = {"search": True, **({"stop": stop} if stop else {})}
        config.extra["kb"] = {**(config.extra.get("kb") or {}), **extra}

    # Once a page

    # Early: another plugin may know the source of a page better than a pattern does.
    @event_priority(50)
    def on_pre_page(self, page: Page, /, **_: object) -> None:
        """A page is about to be read: say where its source is, and from which day the build is.

        The site map and the stamp of its compressed copy take their dates from here.
        """
        page.update_date = self._collection.built_on.date().isoformat()
        source = self._source(page)
        if page.file in self._sources:
            page.edit_url = self._collection.edit_url(source) if source else None
        elif source and (url := self._collection.edit_url(source)):
            page.edit_url = url

    # First: lines and columns are those of the file only while nobody has changed the text.
    @event_priority(100)
    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: object) -> str | None:
        """A page is read: resolve the wiki links of a hand-written one; ours come with theirs resolved."""
        if page.file in self._sources or "[[" not in markdown:
            return None
        collection = self._collection
        resolved = resolve_links(as_written(page, markdown, collection), collection.library, collection.options)
        report(resolved.findings)
        return resolved.text

    def on_page_context(self, context: TemplateContext, /, **_: object) -> None:
        """A page is about to be put into the theme: give the theme our day instead of the clock's."""
        context["build_date_utc"] = self._collection.built_on

    # Once a build, after all pages

    def on_template_context(self, context: TemplateContext, /, **_: object) -> None:
        """As `on_page_context`, for the theme's pages that are none of ours, such as the site map."""
        context["build_date_utc"] = self._collection.built_on

    def on_serve(self, server: LiveReloadServer, /, **_: object) -> None:
        """The first build under `mkdocs serve` is done: watch the records as MkDocs watches `docs_dir`."""
        watched = [self._collection.root / name for name in WATCHED]
        if templates := self._collection.options.templates:
            watched.append(templates)
        for path in watched:
            if path.exists():
                server.watch(str(path))

    # Helpers

    def _read(self, config: MkDocsConfig) -> Collection:
        root = find_root(config.config_file_path)
        if root is None:
            raise PluginError(f"找不到 {MARKER}：它要放在 mkdocs.yml 所在的文件夹，或者上一级文件夹里")
        try:
            return read(root, self.config, os.environ, directory_urls=config.use_directory_urls)
        except OSError as error:
            raise PluginError(f"打不开 {MARKER}：{error.strerror}") from error
        except ValueError as error:
            raise PluginError(str(error)) from error

    def _source(self, page: Page) -> str | None:
        """The path of a page's source from the collection's root: its record's, or that of the page itself."""
        if page.file in self._sources:
            return self._sources[page.file]
        return self._collection.relative(page.file.abs_src_path)


def _template_error(error: jinja2.TemplateError) -> str:
    """What is wrong with a team's template, in one line."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"模板 {error.name}:{error.lineno}: {error.message}"
    return f"模板出错：{error.message}"
