"""Phrases: how the tables of wording say what to look for, and the patterns they become.

A phrase is a row of parts parted by blanks, so that somebody who writes no code can read and mend it:

- `告诉/通知` one of these words; `<亲友>` one word of a named list; the two may be mixed: `<亲友>/单位`;
- `6` up to six characters that do not end the sentence; parts without a number between them touch;
- `您的?` a part that may be missing; `!不成/律师` what must not follow; `^劳动` what must not stand before;
- `<数>` a number in digits or Chinese numerals; `_` within a word a blank;
- `告诉/通知 & <亲友> & 欠/逾期` rows that must all stand in one sentence, in any order.

What this can say is bounded in length, so no text makes a pattern run away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

SENTENCE_END = "。！？!?；;\n"
_GAP = rf"([^{SENTENCE_END}]{{0,%d}}?)"
_NUMBER = "[0-9零〇一二两三四五六七八九十百千几半]{1,6}"
_LONGEST_GAP = 16
_REACH = 80
"""How far from each other, in characters, rows of one sentence may stand."""
_END = re.compile(f"[{SENTENCE_END}]")


@dataclass(frozen=True, slots=True)
class Found:
    """Where a phrase stands: the whole, each of its rows, and what stands between the words of a row."""

    start: int
    end: int
    rows: tuple[tuple[int, int], ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase.

    `needs` are lists of words of each of which every match holds at least one, the rarest list first: a text that
    lacks them need not be searched. Every gap of a row is a group of its pattern, so that what stands between the
    words can be judged.
    """

    source: str
    patterns: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]

    def find(self, text: str) -> Iterator[Found]:
        """Every place where the phrase stands."""
        first, *others = self.patterns
        for match in _compiled(first).finditer(text):
            matches = [match]
            if others:
                head, foot = _sentence(text, match.start(), match.end())
                for pattern in others:
                    other = _compiled(pattern).search(text, head, foot)
                    if other is None:
                        break
                    matches.append(other)
                else:
                    yield _of(matches)
            else:
                yield _of(matches)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first wanted: of a thousand few ever are."""
    return re.compile(pattern)


def _of(matches: Sequence[re.Match[str]]) -> Found:
    rows = tuple(match.span() for match in matches)
    gaps = tuple(gap for match in matches for gap in match.groups())
    return Found(min(start for start, _ in rows), max(end for _, end in rows), rows, gaps)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a stretch, as far as `_REACH`."""
    lowest, highest = max(0, start - _REACH), min(len(text), end + _REACH)
    head = max((match.end() for match in _END.finditer(text, lowest, start)), default=lowest)
    foot = _END.search(text, end, highest)
    return head, foot.start() if foot else highest


def compile_phrase(source: str, lists: Mapping[str, Sequence[str]]) -> Phrase:
    """The phrase that a line of a table writes.

    Args:
        source: the line.
        lists: the named word lists.

    Raises:
        ValueError: the line names no list that there is, holds too long a gap, or no word that must be there.
    """
    patterns: list[str] = []
    anchors: list[tuple[str, ...]] = []
    for row in source.split(" & "):
        pattern, words = _row(row, lists, source)
        patterns.append(pattern)
        anchors += words
    return Phrase(source, tuple(patterns), tuple(sorted(anchors, key=_rarity, reverse=True)))


def _row(row: str, lists: Mapping[str, Sequence[str]], source: str) -> tuple[str, list[tuple[str, ...]]]:
    pattern = ""
    anchors: list[tuple[str, ...]] = []
    for part in row.split():
        if part.isdigit():
            if int(part) > _LONGEST_GAP:
                raise ValueError(f"{source}: a gap of more than {_LONGEST_GAP} characters")
            pattern += _GAP % int(part)
        elif part in {"<数>", "<数>?"}:
            pattern += f"(?:{_NUMBER})?" if part.endswith("?") else _NUMBER
        else:
            head = part[0] if part[0] in "!^" else ""
            optional = part.endswith("?")
            words = _words(part.removeprefix(head).removesuffix("?"), lists, source)
            pattern += _group(words, head, optional=optional)
            if not head and not optional:
                anchors.append(words)
    if not anchors:
        raise ValueError(f"{source}: no word that every match must hold")
    return pattern, anchors


def _words(part: str, lists: Mapping[str, Sequence[str]], source: str) -> tuple[str, ...]:
    found: list[str] = []
    for word in part.split("/"):
        if word.startswith("<") and word.endswith(">"):
            if word[1:-1] not in lists:
                raise ValueError(f"{source}: there is no list {word}")
            found += lists[word[1:-1]]
        else:
            found.append(word.replace("_", " "))
    if not all(found) or any(mark in word for word in found for mark in "?!^&<>"):
        raise ValueError(f"{source}: an empty word, or a mark within one")
    return tuple(dict.fromkeys(found))


def _group(words: Sequence[str], head: str, *, optional: bool) -> str:
    # The longest first: of two words that begin alike the longer one is meant.
    choices = [re.escape(word) for word in sorted(words, key=len, reverse=True)]
    if head == "^":
        return "".join(f"(?<!{choice})" for choice in choices)
    group = f"(?!{'|'.join(choices)})" if head else f"(?:{'|'.join(choices)})"
    return group + "?" if optional else group


def _rarity(words: Sequence[str]) -> tuple[int, int]:
    """How well words serve to tell texts that need no search: long ones are rare, and few are rarer than many."""
    return min(len(word) for word in words), -len(words)
