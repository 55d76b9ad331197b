"""Full names of people: a surname, a given name, and something around them that says that a person is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from kb.privacy.calling import (
    ACTS,
    ADDRESSED,
    AFTER,
    DONE_WITH,
    ENDS,
    FIELD,
    FOLLOWED,
    GOES,
    GOES_ON,
    NEAR,
    NO_END,
    POLITE,
    POLITELY,
    REACH,
    SPEAKS,
    STARTS,
    TITLES,
    WITH,
    is_called,
    named,
)
from kb.privacy.hit import Hit, Kind
from kb.privacy.surnames import COMMON, DOUBLE, GIVEN, NOT_GIVEN, PAIRS, RENDERING, STRIKING, WORDLIKE, WORDY
from kb.privacy.wordnames import dotted_names, rendered_names, word_names

_PART = r"[ ·]?"
_SECOND = "|".join(f"(?<={surname[0]}){surname[1]}" for surname in sorted(DOUBLE))
_NAME = re.compile(
    # Begins with a set, so that `re` skips to the next character that may be a surname: see `shapes`.
    rf"(?P<surname>[{''.join(sorted(COMMON.union(*DOUBLE)))}]"
    rf"(?:(?=[{''.join(sorted({surname[1] for surname in DOUBLE}))}])(?:{_SECOND})|(?<=[{''.join(sorted(COMMON))}])))"
    rf"(?={_PART}(?P<first>[{''.join(sorted(GIVEN))}])(?:{_PART}(?P<second>[{''.join(sorted(GIVEN))}]))?)"
)
_PART_OF_RENDERED = f"[{''.join(sorted(RENDERING))}]{{2,6}}"
_RENDERED = re.compile(rf"{_PART_OF_RENDERED}(?:[·•]{_PART_OF_RENDERED}){{1,3}}")
"""A name of another language, its parts joined by dots."""


_GOES_ON = re.compile(f"{GOES_ON.pattern}|{GOES.pattern}")
_NO_GIVEN = TITLES | FOLLOWED
_SOLE = STRIKING | frozenset("洋飞军波超刚勇峰")
_GOES_ON_WITH = "的了说在是没也"
_AND = frozenset("、和与及，,/—-－～~｜|")
_FAMILY = "".join(sorted(COMMON - WORDLIKE))
_FOUR = re.compile(
    rf"[{_FAMILY}][{_FAMILY}][{''.join(sorted(GIVEN))}][{''.join(sorted(STRIKING))}](?=[”」』\"）)，,。；;]|先生|女士|的|说|在|表示|来电)"
)
_BEFORE_FOUR = re.compile('[“「『"：:（(]$|(?:姓名|名叫|客户|借款人|债务人|持卡人|联系人)$')
"""Two surnames before a given name: both parents'."""


def _is_next(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a seeming name right after another one is one, too."""
    if " " in _written(match) or (_is_wordlike(match) and not _is_full(match, end)):
        return False
    return any(pattern.match(text, end) for pattern in (ENDS, ACTS, GOES))


def names(text: str) -> Iterator[Hit]:
    """Every full name that stands for a person; 王某 and 李某某 are none."""
    done = -1
    for match in _NAME.finditer(text):
        if match.start() < done:
            continue
        follows = done >= 0 and text[done : match.start()] in _AND
        if not (end := _end(text, match) or (_last(match) if follows and match["second"] else 0)):
            continue
        if (follows and _is_next(text, match, end)) or _is_called_so(text, match, end):
            done = end
            yield Hit(Kind.NAME, match.start(), end)
        elif _stands_alone(text, match, end) or _adds_up(text, match, end):
            done = end
            yield Hit(Kind.NAME, match.start(), end, sure=False)
    yield from _unusual(text)
    for match in chain(named(text), POLITE.finditer(text), FIELD.finditer(text) if "栏" in text else ()):
        name = match["name"]
        if name[:2] in NOT_GIVEN or name[1:] in _NO_GIVEN or name in DOUBLE:
            continue
        if "某" not in name and name[-1] not in NO_END:
            yield Hit(Kind.NAME, match.start("name"), match.end("name"))


def _unusual(text: str) -> Iterator[Hit]:
    """Names of other languages, names that are words, and those with both parents' surnames."""
    for match in _RENDERED.finditer(text) if "·" in text or "•" in text else ():
        yield Hit(Kind.NAME, match.start(), match.end())
    for start, end in chain(word_names(text), rendered_names(text), dotted_names(text)):
        yield Hit(Kind.NAME, start, end)
    for match in _FOUR.finditer(text):
        if _BEFORE_FOUR.search(text, max(0, match.start() - 3), match.start()):
            yield Hit(Kind.NAME, match.start(), match.end())


def _end(text: str, match: re.Match[str]) -> int:
    """Where the name ends; 0 where it is an ordinary word."""
    written = match["surname"] + match["first"]
    if written in DOUBLE or (len(match["surname"]) == 1 and written in NOT_GIVEN):
        return 0
    after = text[_last(match) : _last(match) + 1]
    if not match["second"]:
        return 0 if match["first"] + after in FOLLOWED else _last(match)
    given = match["first"] + match["second"]
    if given in TITLES or given in FOLLOWED:
        return 0
    if after and after in _GOES_ON_WITH and match["first"] in PAIRS[0] and match["second"] in PAIRS[1]:
        return _last(match)
    return match.end("first") if match["second"] + after in FOLLOWED else _last(match)


def _written(match: re.Match[str]) -> str:
    return match.string[match.start() : _last(match)]


def _last(match: re.Match[str]) -> int:
    return match.end("second") if match["second"] else match.end("first")


def _is_called_so(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a label before it or a form of address behind says that it is a person."""
    labelled = is_called(text, match.start())
    if not labelled:
        if " " in _written(match):
            return False
        if not _is_wordlike(match) and POLITELY.match(text, end):
            return True
        return ADDRESSED.match(text, end) is not None and _begins(text, match.start())
    full, wordlike = _is_full(match, end), _is_wordlike(match)
    if full and not wordlike:
        return True
    goes_on = ACTS if wordlike and not full else _GOES_ON
    return any(pattern.match(text, end) for pattern in (ADDRESSED, ENDS, goes_on))


def _stands_alone(text: str, match: re.Match[str], end: int) -> bool:
    """Whether it begins a clause and ends it, or does there what people do."""
    start = match.start()
    if " " in _written(match) or (_is_wordlike(match) and not _is_plainly_named(match, end)):
        return False
    if WITH.search(text, max(0, start - 2), start) and DONE_WITH.match(text, end):
        return True
    near = NEAR.search(text, max(0, start - REACH), start)
    if near and _is_full(match, end):
        return any(pattern.match(text, end) for pattern in (ENDS, GOES_ON, GOES))
    if not STARTS.search(text, max(0, start - 2), start):
        return False
    if _is_full(match, end):
        return ENDS.match(text, end) is not None or ACTS.match(text, end) is not None
    return SPEAKS.match(text, end) is not None


def _adds_up(text: str, match: re.Match[str], end: int) -> bool:
    """Whether what is before, in and behind a seeming name of three characters is each a little more like a name's."""
    start = match.start()
    if " " in _written(match):
        return False
    full, striking, wordlike = _is_full(match, end), _is_striking(match, end), _is_wordlike(match)
    leads = STARTS.search(text, max(0, start - 2), start) or AFTER.search(text, max(0, start - REACH), start)
    follows = any(pattern.match(text, end) for pattern in (ENDS, ACTS, GOES))
    if leads is None:
        return follows and full and not wordlike and _is_typical(match)
    if full and striking:
        return follows or (not wordlike and _is_typical(match))
    if wordlike:
        return full and SPEAKS.match(text, end) is not None
    return follows and (full or striking)


def _is_typical(match: re.Match[str]) -> bool:
    """Whether a given name of two characters can hardly be anything else."""
    first, second = match["first"], match["second"]
    return second in STRIKING - WORDY or (first in PAIRS[0] and second in PAIRS[1] - WORDY)


def _is_striking(match: re.Match[str], end: int) -> bool:
    """Whether the given name is made of characters that seldom stand elsewhere, or of two that often are one."""
    first, second = match["first"], match["second"]
    if not _is_full(match, end):
        return first in STRIKING
    return first in STRIKING or second in STRIKING or first == second or (first in PAIRS[0] and second in PAIRS[1])


def _is_plainly_named(match: re.Match[str], end: int) -> bool:
    """Whether the given name behind a surname that begins words is one that ends none of them."""
    if _is_full(match, end):
        return _is_striking(match, end)
    return match["first"] in _SOLE


def _is_full(match: re.Match[str], end: int) -> bool:
    """Whether the given name has two characters."""
    return end > match.end("first")


def _is_wordlike(match: re.Match[str]) -> bool:
    return match["surname"] in WORDLIKE


def _begins(text: str, start: int) -> bool:
    """Whether a name may begin here: not in the middle of a word."""
    alone = start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fa5"
    return alone or STARTS.search(text, start - 1, start) is not None
