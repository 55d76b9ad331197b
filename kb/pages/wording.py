"""Record text as a reader sees it: without markup, and with references called as people call them."""

from __future__ import annotations

from kb.library import DIMENSION, Library
from kb.pages.citing import link_label
from kb.pages.text import join_soft_breaks
from kb.source.inline import plain, wiki_links


def shown(library: Library, text: str) -> str:
    """A record's text as a reader sees it on the page, and may copy it: without markup, links by their words."""
    text = join_soft_breaks(text)
    parts: list[str] = []
    at = 0
    for link in wiki_links(text):
        found = library.find(f"{link.name}#{link.place}" if link.place else link.name)
        record = library.get(found.target) if found.target and not found.problem else None
        if record is not None:
            label = link_label(link, record, found.anchor, text[: link.start])
        elif found.target.startswith(DIMENSION) and not link.label:
            label = library.vocabulary.title("dimensions", found.target.removeprefix(DIMENSION))
        else:
            label = link.shown
        parts += [text[at : link.start], label]
        at = link.end
    return plain("".join([*parts, text[at:]]))
