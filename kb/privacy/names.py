"""Full names of people: a surname, a given name, and something around them that says that a person is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from kb.privacy.calling import (
    ACTS,
    ADDRESSED,
    DONE_WITH,
    ENDS,
    FOLLOWED,
    GOES_ON,
    LABEL,
    NAMED,
    NEAR,
    NO_END,
    POLITE,
    POLITELY,
    REACH,
    SPEAKS,
    STARTS,
    TITLES,
    WITH,
)
from kb.privacy.hit import Hit, Kind
from kb.privacy.surnames import COMMON, DOUBLE, GIVEN, NOT_GIVEN, RENDERING, WORDLIKE

_PART = r"[ ·]?"
_NAME = re.compile(
    rf"(?P<surname>{'|'.join(sorted(DOUBLE))}|[{''.join(sorted(COMMON))}]){_PART}"
    rf"(?P<first>[{''.join(sorted(GIVEN))}])(?:{_PART}(?P<second>[{''.join(sorted(GIVEN))}]))?"
)
_PART_OF_RENDERED = f"[{''.join(sorted(RENDERING))}]{{2,6}}"
_RENDERED = re.compile(rf"{_PART_OF_RENDERED}(?:[·•]{_PART_OF_RENDERED}){{1,3}}")
"""A name of another language, its parts joined by dots."""


def names(text: str) -> Iterator[Hit]:
    """Every full name that stands for a person; 王某 and 李某某 are none."""
    for match in _NAME.finditer(text):
        end = _end(text, match)
        if end and _is_called_so(text, match, end):
            yield Hit(Kind.NAME, match.start(), end)
        elif end and _stands_alone(text, match, end):
            yield Hit(Kind.NAME, match.start(), end, sure=False)
    for match in _RENDERED.finditer(text):
        yield Hit(Kind.NAME, match.start(), match.end())
    for match in chain(NAMED.finditer(text), POLITE.finditer(text)):
        name = match["name"]
        if name[:2] not in NOT_GIVEN and name[1:] not in TITLES and "某" not in name and name[-1] not in NO_END:
            yield Hit(Kind.NAME, match.start("name"), match.end("name"))


def _end(text: str, match: re.Match[str]) -> int:
    """Where the name ends; 0 where it is an ordinary word."""
    written = match["surname"] + match["first"]
    if written in DOUBLE or (len(match["surname"]) == 1 and written in NOT_GIVEN):
        return 0
    after = text[match.end() : match.end() + 1]
    if not match["second"]:
        return 0 if match["first"] + after in FOLLOWED else match.end()
    given = match["first"] + match["second"]
    if given in TITLES or given in FOLLOWED:
        return 0
    return match.end("first") if match["second"] + after in FOLLOWED else match.end()


def _is_called_so(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a label before it or a form of address behind says that it is a person."""
    labelled = LABEL.search(text, max(0, match.start() - REACH), match.start()) is not None
    if not labelled:
        if " " in match[0]:
            return False
        if not _is_wordlike(match) and POLITELY.match(text, end):
            return True
        return ADDRESSED.match(text, end) is not None and _begins(text, match.start())
    full, wordlike = _is_full(match, end), _is_wordlike(match)
    if full and not wordlike:
        return True
    goes_on = ACTS if wordlike and not full else GOES_ON
    return any(pattern.match(text, end) for pattern in (ADDRESSED, ENDS, goes_on))


def _stands_alone(text: str, match: re.Match[str], end: int) -> bool:
    """Whether it begins a clause and ends it, or does there what people do."""
    start = match.start()
    if " " in match[0] or _is_wordlike(match):
        return False
    if WITH.search(text, max(0, start - 2), start) and DONE_WITH.match(text, end):
        return True
    near = NEAR.search(text, max(0, start - REACH), start)
    if near and _is_full(match, end):
        return any(pattern.match(text, end) for pattern in (ENDS, GOES_ON))
    if not STARTS.search(text, max(0, start - 2), start):
        return False
    if _is_full(match, end):
        return ENDS.match(text, end) is not None or ACTS.match(text, end) is not None
    return SPEAKS.match(text, end) is not None


def _is_full(match: re.Match[str], end: int) -> bool:
    """Whether the given name has two characters."""
    return end > match.end("first")


def _is_wordlike(match: re.Match[str]) -> bool:
    return match["surname"] in WORDLIKE


def _begins(text: str, start: int) -> bool:
    """Whether a name may begin here: not in the middle of a word."""
    alone = start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fa5"
    return alone or STARTS.search(text, start - 1, start) is not None
