"""The search index among the files of the site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from kb.library import Library
from kb.search.collection import TITLES, documents, value_titles
from kb.search.static import FOLDER, Facet, encode
from kb.search.static_canary import not_found
from kb_mkdocs.collection import Collection


def add_index(files: Files, config: MkDocsConfig, collection: Collection, kept: Mapping[str, bytes]) -> None:
    """Index what the site shows, and add the index to it.

    Args:
        files: The files of the site.
        config: The settings of MkDocs.
        collection: What the site is built from.
        kept: Files of the index that is now in the site's place: pages that are open go on using them.

    Raises:
        PluginError: The index does not find what is in it.
    """
    library, options = collection.library, collection.options
    found = documents(library, Path(config.docs_dir), directory_urls=options.directory_urls, drafts=options.drafts)
    index = encode(found, library.vocabulary.synonyms, _labels(library))
    if missing := not_found(index, found):
        raise PluginError(f"搜索的索引坏了，这几个词本该搜得到：{'、'.join(missing)}")
    for name, content in ({**kept, **index}).items():
        files.append(File.generated(config, f"{FOLDER}/{name}", content=content))


def has_another(config: MkDocsConfig) -> bool:
    """Whether the theme's own search is built as well, which nobody will open."""
    return "material/search" in config.plugins or "search" in config.plugins


def _labels(library: Library) -> dict[str, Facet]:
    """What is shown for facets and their values."""
    values = value_titles(library)
    return {name: Facet(title, values.get(name, {})) for name, title in TITLES.items()}
