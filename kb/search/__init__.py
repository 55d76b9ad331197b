"""Chinese search: one analyzer, one ranking, several indexes.

Also a library for any list of documents:

    from kb.search import Document, MemoryIndex

    index = MemoryIndex([Document.of("a", {"title": "暂时困难", "body": "客户说他失业了"})])
    index.search("失业", k=10)

Nothing here loads Whoosh, pypinyin or OpenCC before a query or an index needs it.
"""

from kb.search.document import Block, Document, Part
from kb.search.memory import MemoryIndex
from kb.search.query import Query, parse
from kb.search.ranking import Entry, Hit, Reader, Result, search

__all__ = ["Block", "Document", "Entry", "Hit", "MemoryIndex", "Part", "Query", "Reader", "Result", "parse", "search"]
