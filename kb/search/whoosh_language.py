"""The query language of the command line: fields, AND OR NOT, ranges of days, wildcards.

The language decides which documents are found. They are ranked like any others, by the plain words of the query.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from kb.search.analyzer import bound, required_terms
from kb.search.facets import Filters, fits
from kb.search.query import QUOTED, Query, parse
from kb.search.ranking import Result, rank
from kb.search.script import fold, is_cjk, squeeze
from kb.search.whoosh_library import fields, reading
from kb.search.whoosh_reader import WhooshIndex
from kb.search.whoosh_schema import DAYS, TERMS, TITLE, VALUES, WHOLE, small
from kb.search.whoosh_syntax import FIELD

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as tree  # type: ignore[import-untyped]
    from whoosh.matching import ListMatcher  # type: ignore[import-untyped]
    from whoosh.qparser import QueryParser, plugins, syntax, taggers  # type: ignore[import-untyped]
    from whoosh.searching import Searcher  # type: ignore[import-untyped]

Meanings = Mapping[str, Mapping[str, str]]
"""For a field, what its values may be called in small letters, and the values meant: 慎用 → `caution`."""

_DAY = re.compile(r"(\d{4})(?:\D+(\d{1,2}))?(?:\D+(\d{1,2}))?\D*")
_AFTER = "~"
"""Stands after every digit: `2026-09~` is behind all days of that month."""


def search(index: WhooshIndex, text: str, k: int, filters: Filters, meanings: Meanings) -> tuple[Result, Query]:
    """The best `k` documents for a query in the language.

    Args:
        index: The index.
        text: What was typed.
        k: How many hits at most.
        filters: Values by facet: one of the values of each facet must fit.
        meanings: What the values of the fields may be called.

    Returns:
        The hits, and the plain words that they were ranked by.
    """
    plugins_ = [
        _Quotes(index),
        plugins.FieldsPlugin(FIELD),
        _Wildcards("(?P<text>[*])"),
        _Comparisons(),
        plugins.RangePlugin(),
        plugins.GroupPlugin(),
        plugins.OperatorsPlugin(AndNot=None, AndMaybe=None, Require=None),
    ]
    parsed = QueryParser(TERMS, _schema(meanings), plugins=plugins_).parse(text, normalize=False)
    # An empty pair of brackets asks for nothing, and Whoosh stumbles over it.
    parsed = _pruned(parsed) or tree.NullQuery
    found = [ordinal for ordinal in _found(index, parsed) if index.live(ordinal)]
    fitting = [ordinal for ordinal in found if fits(index.entry(ordinal).facets, filters)]
    query = parse(" ".join(_words(parsed)), index.synonyms)
    return rank(index, query, fitting, k), query


def _found(index: WhooshIndex, parsed: Any) -> Iterator[int]:  # noqa: ANN401  (Whoosh has no types)
    readers = [leaf.reader for leaf in index.leaves]
    if readers:
        whole = readers[0] if len(readers) == 1 else reading.MultiReader(readers)
        yield from Searcher(whole).docs_for_query(parsed)


def _pruned(parsed: Any) -> Any:  # noqa: ANN401  (Whoosh has no types)
    """A query without parts that ask for nothing; `None` where nothing is left."""
    if isinstance(parsed, tree.Not):
        negated = _pruned(parsed.query)
        return tree.Not(negated) if negated else None
    if type(parsed) in (tree.And, tree.Or):
        parts = [part for part in map(_pruned, parsed.children()) if part]
        return type(parsed)(parts) if parts else None
    return parsed


def _words(parsed: Any) -> Iterator[str]:  # noqa: ANN401  (Whoosh has no types)
    """The plain words that are wanted, in order."""
    if isinstance(parsed, tree.Not):
        return
    if words := getattr(parsed, "words", ""):
        yield words
    elif not parsed.is_leaf():
        for child in parsed.children():
            yield from _words(child)


def _schema(meanings: Meanings) -> Any:  # noqa: ANN401  (Whoosh has no types)
    values = {name: _Value(meanings.get(name, {})) for name in VALUES if name not in DAYS}
    days = dict.fromkeys(DAYS, _Day())
    return fields.Schema(**{TERMS: _Text(), TITLE: _Title()}, **values, **days)


class _Words(tree.And):  # type: ignore[misc]
    """All terms of some words."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__([tree.Term(field, term) for term in required_terms(words)])
        self.words = words


class _Field(fields.FieldType):  # type: ignore[misc]
    """A field that reads what is asked of it by itself."""

    def __init__(self) -> None:
        super().__init__(None, None)

    def self_parsing(self) -> bool:
        """Always."""
        return True


class _Text(_Field):
    """Words anywhere in a document. A wildcard stands for letters and digits; between characters it parts them."""

    def parse_query(self, fieldname: str, qstring: str, boost: float = 1.0) -> Any:  # noqa: ANN401, ARG002
        """What is asked; nothing for what holds no word."""
        if not qstring.strip("*"):
            return tree.Every()
        if "*" in qstring and not any(map(is_cjk, qstring)):
            return tree.Wildcard(fieldname, fold(qstring))
        words = _Words(fieldname, qstring.replace("*", " "))
        return words if words.subqueries else None

    def parse_range(self, fieldname: str, start: str | None, end: str | None, *_: object, **_options: object) -> Any:  # noqa: ANN401
        """Text knows no order: the words at both ends are what is asked."""
        return self.parse_query(fieldname, f"{start or ''} {end or ''}") or tree.NullQuery


class _Title(_Text):
    """Words in the title or another name. With a wildcard the whole name, written or read in pinyin."""

    def parse_query(self, fieldname: str, qstring: str, boost: float = 1.0) -> Any:  # noqa: ANN401
        """What is asked."""
        if "*" in qstring and squeeze(qstring):
            return tree.Wildcard(WHOLE, "*".join(map(squeeze, qstring.split("*"))))
        return super().parse_query(fieldname, qstring, boost)


class _Value(_Field):
    """One of the values of a document."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        super().__init__()
        self._meanings = meanings

    def parse_query(self, fieldname: str, qstring: str, boost: float = 1.0) -> Any:  # noqa: ANN401, ARG002
        """What is asked."""
        value = small(qstring)
        if "*" in value:
            return tree.Wildcard(fieldname, value)
        return tree.Term(fieldname, small(self._meanings.get(value, value)))

    def parse_range(
        self,
        fieldname: str,
        start: str | None,
        end: str | None,
        startexcl: bool,  # noqa: FBT001
        endexcl: bool,  # noqa: FBT001
        boost: float = 1.0,  # noqa: ARG002
    ) -> Any:  # noqa: ANN401
        """Values from one to another, as texts; months and years hold everything in them."""
        first, last = (None if value is None else self._bound(value) for value in (start, end))
        if first and startexcl:
            first += _AFTER
        if last and not endexcl:
            last += _AFTER
        return tree.TermRange(fieldname, first, last, startexcl, endexcl)

    def _bound(self, value: str) -> str:
        return _day(value)


class _Day(_Value):
    """A day, or all days of a month or year."""

    def __init__(self) -> None:
        super().__init__({})

    def parse_query(self, fieldname: str, qstring: str, boost: float = 1.0) -> Any:  # noqa: ANN401, ARG002
        """What is asked."""
        return tree.Prefix(fieldname, _day(qstring.replace("*", "")))


def _day(value: str) -> str:
    """A day, month or year as it is kept: `2026年9月1日` → `2026-09-01`."""
    match = _DAY.fullmatch(value.strip())
    return "-".join(part.zfill(2) for part in match.groups() if part) if match else small(value)


class _Wildcards(plugins.WildcardPlugin):  # type: ignore[misc]
    """Asterisks, which the fields read themselves; a question mark is one."""

    qmarks = "*"


class _Comparisons(plugins.Plugin):  # type: ignore[misc]
    """A field with a value that it is above or below: `updated:>2026-09-01`."""

    def taggers(self, _parser: object) -> list[tuple[Any, int]]:
        """What recognises it, before the name of the field is taken by itself."""
        return [(_ComparisonTagger(FIELD + r"(?P<sign>[<>]=?|=[<>])(?P<value>[^\s()]+)"), -5)]


class _ComparisonTagger(taggers.RegexTagger):  # type: ignore[misc]
    def create(self, _parser: object, match: re.Match[str]) -> Any:  # noqa: ANN401
        """A node of the query's tree."""
        below, open_ = "<" in match["sign"], "=" not in match["sign"]
        ends = (None, match["value"], False, open_) if below else (match["value"], None, open_, False)
        node = syntax.RangeNode(*ends)
        node.fieldname = match["text"]
        return node


class _Quotes(plugins.Plugin):  # type: ignore[misc]
    """Quoted pieces, which must stand in one passage or name."""

    def __init__(self, index: WhooshIndex) -> None:
        self._index = index

    def taggers(self, _parser: object) -> list[tuple[Any, int]]:
        """What recognises them, before anything else looks at what is in them."""
        return [(_QuoteTagger(self._index), -10)]


class _QuoteTagger(taggers.RegexTagger):  # type: ignore[misc]
    def __init__(self, index: WhooshIndex) -> None:
        super().__init__(QUOTED.pattern)
        self._index = index

    def create(self, _parser: object, match: re.Match[str]) -> Any:  # noqa: ANN401
        """A node of the query's tree."""
        return _QuoteNode(match[1], self._index)


class _QuoteNode(syntax.TextNode):  # type: ignore[misc]
    def __init__(self, text: str, index: WhooshIndex) -> None:
        super().__init__(text)
        self._index = index

    def is_text(self) -> bool:
        """Not a text that a wildcard could join."""
        return False

    def query(self, parser: Any) -> Any:  # noqa: ANN401
        """What is asked."""
        field = self.fieldname or parser.fieldname
        if field in (TERMS, TITLE):
            return _Held(field, self.text, self._index)
        return parser.schema[field].parse_query(field, self.text)


class _Held(tree.Query):  # type: ignore[misc]
    """Documents that hold a piece as it is quoted."""

    def __init__(self, field: str, piece: str, index: WhooshIndex) -> None:
        self.words = piece
        self._field = field
        self._piece = bound(piece)
        self._index = index
        self._bases = {id(leaf.reader): leaf.base for leaf in index.leaves}

    def is_leaf(self) -> bool:
        """It has no parts."""
        return True

    def estimate_size(self, ixreader: Any) -> int:  # noqa: ANN401
        """At most everything."""
        return int(ixreader.doc_count())

    def estimate_min_size(self, ixreader: Any) -> int:  # noqa: ANN401, ARG002
        """At least nothing."""
        return 0

    def matcher(self, searcher: Any, context: object = None) -> Any:  # noqa: ANN401
        """The documents of a segment."""
        base = self._bases[id(searcher.reader())]
        candidates = _Words(self._field, self.words).matcher(searcher, context).all_ids()
        return ListMatcher([number for number in candidates if self._holds(base + number)])

    def _holds(self, ordinal: int) -> bool:
        texts = [*self._index.names(ordinal)]
        if self._field == TERMS:
            texts += [block.text for block in self._index.blocks(ordinal)]
        return any(self._piece in bound(text) for text in texts)
