"""The index of a site without a server: documents → small compressed files by name, for the browser to fetch.

`manifest.json` is the only file whose content changes under its name. It names what every search needs, `meta` and
`columns`; `meta` knows the names of the rest. Each is called after its content, so that it can be cached for ever and
an old page still finds the old files while a new site is being put in its place. Files end in `.bin` and hold gzip,
which the browser unpacks itself: a server that compresses on its own account would only be in the way.

| file | holds | how many |
|---|---|---|
| `meta` | numbers of the ranking, traditional characters, synonyms, intents, labels, names of the files | one |
| `columns` | for every document its length, whether it is retired, its type, its links | one |
| `facets` | for every document what else it can be filtered by | one |
| `postings` | terms with the documents that have them, by the term's hash | by size, a power of two |
| `frequent` | the same for terms that are usually dropped | by size, none in a small collection |
| `groups` | the same for the terms of a group of synonyms, once more | one a group |
| `names` | the keys that begin with a character or two, with their documents | by size, a power of two |
| `titles` | what a row of results shows, and the file of the text, by ordinal | by size |
| `texts` | names and passages, by ordinal | by size |
| `files` | the names of all these files, for whoever keeps or removes them | one |

A document's ordinal is the place of its id among all ids in order: ties are broken by comparing numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from kb.search.document import Document
from kb.search.static_bytes import NAME_LENGTH, content_name, packed
from kb.search.static_columns import columns
from kb.search.static_facets import facets
from kb.search.static_meta import base
from kb.search.static_names import name_shards
from kb.search.static_postings import Inverted, frequent_terms, group_shards, posting_shards
from kb.search.static_texts import text_shards, title_shards
from kb.search.synonyms import Groups

FORMAT = 4
"""Raised when the files change their meaning; a browser with older scripts then says so."""
FOLDER = "assets/kb/search"
"""Where the files lie, from the site's root."""
MANIFEST = "manifest.json"
SUFFIX = ".bin"
NOWHERE = "-" * NAME_LENGTH
"""Stands for the name of a shard that would be empty."""


@dataclass(frozen=True, slots=True)
class Facet:
    """What a facet and its values are called."""

    title: str
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def encode(
    documents: Iterable[Document], synonyms: Groups = (), labels: Mapping[str, Facet] = MappingProxyType({})
) -> dict[str, bytes]:
    """The files of the index by name.

    Args:
        documents: What to search; ids are unique.
        synonyms: The team's groups of words that stand for one another.
        labels: What is shown for facets and their values, in the order in which they are shown.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    inverted = Inverted.of(ordered)
    frequent = frequent_terms(inverted)
    files = _Files()
    texts = text_shards(ordered)
    titles = title_shards(ordered, texts.starts, files.add_all("texts", texts.shards))
    usual, dropped = posting_shards(inverted, frequent)
    meta = base(inverted, synonyms) | {
        "labels": {name: {"title": facet.title, "values": dict(facet.values)} for name, facet in labels.items()},
        "postings": "".join(files.add_all("postings", usual)),
        "frequent": {
            "terms": frequent,
            "holders": [len(inverted.postings[term][0]) for term in frequent],
            "names": "".join(files.add_all("frequent", dropped)),
        },
        "groups": "".join(files.add_all("groups", group_shards(inverted, frequent, synonyms))),
        "names": "".join(files.add_all("names", name_shards(ordered))),
        "facets": files.add("facets", facets(ordered)),
        "titles": {"starts": titles.starts, "names": "".join(files.add_all("titles", titles.shards))},
    }
    meta_name = files.add("meta", _json(meta))
    columns_name = files.add("columns", columns(ordered, inverted.length_bytes))
    listed = files.add("files", "\n".join(sorted(files.written)).encode())
    manifest = {"format": FORMAT, "meta": meta_name, "columns": columns_name, "files": listed}
    return files.written | {MANIFEST: _json(manifest) + b"\n"}


def file_name(kind: str, name: str) -> str:
    """The file that holds a kind of data under a name after its content."""
    return f"{kind}.{name}{SUFFIX}"


class _Files:
    """Collects files under their names."""

    def __init__(self) -> None:
        self.written: dict[str, bytes] = {}

    def add(self, kind: str, data: bytes) -> str:
        """Put data into a file.

        Returns:
            The name after its content.
        """
        content = packed(data)
        name = content_name(content)
        self.written[file_name(kind, name)] = content
        return name

    def add_all(self, kind: str, shards: Sequence[bytes]) -> list[str]:
        """Put shards into numbered files.

        Returns:
            Their names, all of one length.
        """
        return [self.add(f"{kind}-{number}", shard) if shard else NOWHERE for number, shard in enumerate(shards)]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
