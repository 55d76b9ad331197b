"""From text to index terms; the browser's analyzer is tested against the same vectors.

Chinese is indexed by characters and pairs of neighbours, so that any piece of a text finds it without a word
segmenter; Latin letters and digits are indexed as words.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from kb.search.script import CJK, WORD_LIMIT, fold, is_cjk

_RUNS = re.compile(rf"[{CJK}]+|[^\W_{CJK}]+")


def runs(folded: str) -> list[str]:
    """The longest stretches of CJK characters, or of other letters and digits, in a folded text."""
    return _RUNS.findall(folded)


def terms(text: str) -> list[str]:
    """The index terms of a text, in order of their first characters, repeated as often as they occur.

    For a run of CJK characters each character, followed by the pair that it begins; for any other run the word, cut
    to 64 code points.
    """
    found: list[str] = []
    for run in runs(fold(text)):
        if is_cjk(run[0]):
            for first, second in itertools.pairwise(run):
                found += (first, first + second)
            found.append(run[-1])
        else:
            found.append(run[:WORD_LIMIT])
    return found


def spans(folded: str) -> Iterator[tuple[str, int, int]]:
    """Every occurrence of a term in a folded text, with its beginning and end there."""
    for match in _RUNS.finditer(folded):
        run, start = match.group(), match.start()
        if not is_cjk(run[0]):
            yield run[:WORD_LIMIT], start, match.end()
            continue
        for index, character in enumerate(run):
            yield character, start + index, start + index + 1
            if index + 1 < len(run):
                yield run[index : index + 2], start + index, start + index + 2


def bound(text: str) -> str:
    """The squeezed text with every word between two bars, so that `1 天` is not found within `11 天`."""
    return "".join(run if is_cjk(run[0]) else f"|{run}|" for run in runs(fold(text)))


def is_single(term: str) -> bool:
    """Whether a term is a lone CJK character, which says less than a pair or a word."""
    return len(term) == 1 and is_cjk(term)


def required_terms(piece: str) -> list[str]:
    """The terms that a text must have to hold a quoted piece: pairs, lone characters and words."""
    found: list[str] = []
    for run in runs(fold(piece)):
        if not is_cjk(run[0]):
            found.append(run[:WORD_LIMIT])
        elif len(run) == 1:
            found.append(run)
        else:
            found += [first + second for first, second in itertools.pairwise(run)]
    return list(dict.fromkeys(found))
