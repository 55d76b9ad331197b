"""A page of `docs_dir` as the engine wants it: with its place in the site and in its file."""

from __future__ import annotations

from mkdocs.structure.pages import Page

from kb.pages.handwritten import HandWritten
from kb_mkdocs.collection import Collection


def as_written(page: Page, markdown: str, collection: Collection) -> HandWritten:
    """The page, whose Markdown MkDocs has parted from its front matter."""
    file = page.file
    before = file.content_string.rpartition(markdown)[0]
    return HandWritten(
        path=file.src_uri,
        file=collection.relative(file.abs_src_path) or file.src_uri,
        text=markdown,
        first_line=before.count("\n") + 1,
    )
