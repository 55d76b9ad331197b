"""The engine's pages, data and images as files of MkDocs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from kb.pages import Page, preview_files
from kb_mkdocs.collection import Collection
from kb_mkdocs.log import logger


def add_pages(files: Files, config: MkDocsConfig, pages: Iterable[Page]) -> dict[File, str | None]:
    """Add the pages to the site, except those that a team has written itself.

    Returns:
        For each page that was added the path of its record, if it has one.
    """
    own = {file.dest_uri: file for file in files if file.inclusion is not InclusionLevel.EXCLUDED}
    sources: dict[File, str | None] = {}
    for page in pages:
        file = File.generated(config, page.path, content=page.text, inclusion=_inclusion(page, config))
        if written := own.get(file.dest_uri):
            _tell(written, page)
            continue
        _put(files, file)
        sources[file] = page.source
    return sources


def add_data(files: Files, config: MkDocsConfig, collection: Collection) -> None:
    """Add what the theme's scripts fetch."""
    for path, content in preview_files(collection.library, collection.options):
        _put(files, File.generated(config, path, content=content))


def add_images(files: Files, config: MkDocsConfig, collection: Collection) -> None:
    """Add the images that stand beside the records shown, at the same path below the site's root."""
    for path in sorted(set(_images(collection))):
        if files.get_file_from_path(path) is None:
            files.append(File.generated(config, path, abs_src_path=str(collection.root / path)))


def _images(collection: Collection) -> Iterator[str]:
    """The images of records that have a page: those of drafts stay where they are."""
    library = collection.library
    for asset in library.assets:
        record = library.get(asset.record)
        if record and library.is_shown(record, drafts=collection.options.drafts):
            yield asset.path


def _inclusion(page: Page, config: MkDocsConfig) -> InclusionLevel:
    """Whether a page belongs into the navigation where `mkdocs.yml` has none: only the section pages do.

    Out of the navigation on purpose, a page gives no message that it is missing there; `nav` may still name it.
    """
    if config.nav is None and page.path.endswith("index.md"):
        return InclusionLevel.INCLUDED
    return InclusionLevel.NOT_IN_NAV


def _put(files: Files, file: File) -> None:
    """Add a file, in place of an excluded one of that path."""
    if files.get_file_from_path(file.src_uri) is not None:
        files.remove(file)
    files.append(file)


def _tell(written: File, page: Page) -> None:
    if written.src_uri == page.path:
        logger.info("%s 是手写的，代替了生成的“%s”", written.src_uri, page.title)
    else:
        logger.warning("%s 代替了生成的“%s”，别的页面连不到它：请改名为 %s", written.src_uri, page.title, page.path)
