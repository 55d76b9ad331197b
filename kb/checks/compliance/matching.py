"""Tactics told by their wording: what one text says of them, and in earnest.

Whose ears a text is for decides which phrases count: `spoken` is anything said aloud, `debtor` what the debtor hears,
`rude` the same in a line that does without 您, where less is needed to be sure, `before` what is said before the
identity is checked, `third` and `child` what others hear at his telephone, `told` what tells of our own doing (steps,
notes, lessons, the lead's words). Counter-examples, reasons why a tactic is prohibited, what the debtor says and
research never count.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache, reduce
from operator import or_

from ahocorasick_rs import AhoCorasick

from kb.checks.compliance import scope
from kb.checks.compliance.hit import Hit
from kb.checks.compliance.phrase import Found
from kb.checks.compliance.tables import Tactic, Wanted, tactics
from kb.checks.compliance.weighing import weighed
from kb.records.texts import Role

TOLD = frozenset({Role.STEP, Role.NOTE, Role.LESSON, Role.SUMMARY, Role.PROSE, Role.WORDS})
"""Roles of texts that tell of doing."""
_LOOKING_BACK = frozenset({Role.LESSON, Role.WORDS, Role.SUMMARY, Role.PROSE})
HEARD = {
    Role.SAY: ("all", "spoken", "debtor"),
    Role.REPLY: ("all", "spoken", "debtor"),
    Role.BEFORE_IDENTITY: ("all", "spoken", "debtor", "before"),
    Role.TO_THIRD_PARTY: ("all", "spoken", "third"),
    Role.TO_CHILD: ("all", "spoken", "third", "child"),
} | dict.fromkeys(TOLD, ("all", "told"))
"""The audiences whose phrases count, by role; texts of other roles say nothing of their own."""
_QUOTED = ("spoken", "debtor")
"""What counts in the words that a text which tells of doing says we speak."""
_PARTING = " \u3000\u200b\u200c\u200d\u2060\ufeff*·"
_PARTED = re.compile(
    f"[\u4e00-\u9fff](?:[{_PARTING}]{{1,2}}[\u4e00-\u9fff](?![\u4e00-\u9fff])){{2,}}"
    "|[\u4e00-\u9fff](?:[\u200b\u200c\u200d\u2060\ufeff*·]{1,2}[\u4e00-\u9fff])+"
)
"""Characters of a word set apart so that nobody finds it; a blank between words of several characters parts none."""
_MAYBE_PARTED = re.compile(f"[{_PARTING}](?<=[\u4e00-\u9fff].)")
_PAIR = 2
_LEVELS = 5
"""How many lists of needed words are looked at before a pattern is tried."""
_MOST_REMEMBERED = 1 << 15


@lru_cache(maxsize=_MOST_REMEMBERED)
def hits_in(text: str, role: Role, *, likeness: bool) -> tuple[Hit, ...]:
    """What a text says of any tactic, in its own voice and in the words that it says we speak.

    Remembered, for records say many a sentence more than once.

    Args:
        text: the text.
        role: what it is there for.
        likeness: whether the phrases are weighed by how the whole text reads.
    """
    closed, places = squeezed(text)
    found = list(_matched(closed, role))
    return tuple(
        replace(hit, start=places[hit.start], end=places[hit.end - 1] + 1)
        for hit in _apart(weighed(closed, role, found) if likeness else found)
    )


def _heard(role: Role, text: str) -> tuple[str, ...]:
    """The audiences whose phrases count in a text."""
    heard = HEARD.get(role, ())
    if role is Role.REPLY and scope.narrates(text):
        heard = (*heard, "told")
    return (*heard, "rude") if "debtor" in heard and _rude(text) else heard


def _rude(text: str) -> bool:
    return "你" in text and "您" not in text


def _matched(text: str, role: Role) -> Iterator[Hit]:
    own = list(_matcher(_heard(role, text)).hits(text, role))
    yield from own
    stretches = scope.our_words(text) if role in TOLD else ()
    if stretches:
        spoken = "".join(text[start:end] for start, end in stretches)
        heard = (*_QUOTED, "rude") if _rude(spoken) else _QUOTED
        yield from _matcher(heard).hits(text, role, {hit.tactic.name for hit in own}, stretches)


def squeezed(text: str) -> tuple[str, Sequence[int]]:
    """A text without what parts the characters of a word (失 信 名 单), and where each of its characters stood."""
    if not _MAYBE_PARTED.search(text) or not _PARTED.search(text):
        return text, range(len(text) + 1)
    kept: list[int] = []
    last = 0
    for match in _PARTED.finditer(text):
        kept += range(last, match.start())
        kept += (place for place in range(*match.span()) if text[place] not in _PARTING)
        last = match.end()
    kept += range(last, len(text) + 1)
    return "".join(text[place] for place in kept[:-1]), kept


Stretch = tuple[int, int]


class Matcher:
    """Every phrase that counts for some ears, found in one pass for the words that they cannot do without."""

    def __init__(self, wanted: Mapping[str, Tactic], heard: Collection[str]) -> None:
        self._tactics = wanted
        self._phrases: tuple[Wanted, ...] = tuple(
            item for tactic in wanted.values() for item in tactic.phrases if item.audience in heard
        )
        # Bit i of level k of a word's mask: the word is one of those of which phrase i needs one, in its k-th list.
        # A phrase with fewer lists needs nothing in the levels that are left; one with more leaves them to its pattern.
        size = len(self._phrases)
        masks: dict[str, int] = {}
        self._free = 0
        for index, item in enumerate(self._phrases):
            for level in range(_LEVELS):
                bit = 1 << (level * size + index)
                if level < len(item.phrase.needs):
                    for word in item.phrase.needs[level]:
                        masks[word] = masks.get(word, 0) | bit
                else:
                    self._free |= bit
        self._masks = masks
        self._automaton = AhoCorasick(list(masks), store_patterns=True)

    def _possible(self, text: str) -> Iterator[Wanted]:
        """The phrases of which a text holds the words that they cannot do without, in the order of the tables."""
        words = set(self._automaton.find_matches_as_strings(text, overlapping=True))
        found = reduce(or_, map(self._masks.__getitem__, words), self._free)
        size = len(self._phrases)
        left = found & ((1 << size) - 1)
        for level in range(1, _LEVELS):
            left &= found >> (level * size)
        while left:
            lowest = left & -left
            yield self._phrases[lowest.bit_length() - 1]
            left ^= lowest

    def hits(
        self, text: str, role: Role, known: Collection[str] = (), stretches: Sequence[Stretch] = ()
    ) -> Iterator[Hit]:
        """What a text says of any tactic; of each tactic the first place only, as one mend does for all.

        Args:
            text: the text.
            role: what it is there for.
            known: tactics that are known to be in it already.
            stretches: where there are any, only what lies within one of them counts.
        """
        said = set(known)
        for item in self._possible(text):
            if item.tactic in said:
                continue
            tactic = self._tactics[item.tactic]
            for found in item.phrase.find(text):
                if stretches and not any(start <= found.start and found.end <= end for start, end in stretches):
                    continue
                if _in_earnest(text, role, item, tactic, found):
                    said.add(item.tactic)
                    yield Hit(found.start, found.end, tactic)
                    break


def _in_earnest(text: str, role: Role, item: Wanted, tactic: Tactic, found: Found) -> bool:
    told = role in TOLD or item.audience == "told"
    places: list[scope.Place] = []
    for row in found.rows:
        place = scope.place_of(text, *row)
        # Of what is found in good texts nearly all is denied, and that is soonest told.
        denied = (
            scope.forbidden(place) if item.plain else scope.denied(place, found.gaps, told=told, epithet=tactic.epithet)
        )
        if denied:
            return False
        places.append(place)
    place = places[0]
    around = f"{place.lead}{place.before}{place.said}{place.after}{place.tail}"
    return not (
        any(word in around for word in item.unless)
        or (_told_of_others(text, role, places, found) if told else any(scope.of_others(row) for row in places))
        or (role not in TOLD and scope.asked(places[0]))
        or (tactic.truthful and scope.true_condition(place, told=told))
    )


def _told_of_others(text: str, role: Role, places: Sequence[scope.Place], found: Found) -> bool:
    """Whether a text that tells of doing tells of the debtor's, of the law's words, or of what went wrong."""
    return (
        any(scope.of_debtor(row) for row in _without_answer(places, found))
        or scope.of_other_party(places[0])
        or scope.cites_law(places[0])
        or scope.shown_as_wrong(text, found.start)
        or scope.condemned(places[0], past=role in _LOOKING_BACK)
    )


def _without_answer(places: Sequence[scope.Place], found: Found) -> Sequence[scope.Place]:
    """The rows without one that only tells, in a clause of its own behind the others, how the debtor took it."""
    if len(places) <= _PAIR:
        return places
    last = max(range(len(places)), key=lambda index: found.rows[index][0])
    clause = found.rows[last][0] - len(places[last].clause_before)
    others = [index for index in range(len(places)) if index != last]
    apart = all(found.rows[index][1] < clause for index in others)
    return [places[index] for index in others] if apart else places


@cache
def _matcher(heard: tuple[str, ...]) -> Matcher:
    """The matcher of our own tables for some ears."""
    return Matcher(tactics(), heard)


def _apart(found: list[Hit]) -> Iterator[Hit]:
    """Hits of a text without those that lie within another of the same rule: one stretch is told once."""
    for hit in found:
        around = (
            other
            for other in found
            if other is not hit
            and other.tactic.rule == hit.tactic.rule
            and other.start <= hit.start
            and hit.end <= other.end
        )
        if not any(
            (other.start, other.end) != (hit.start, hit.end) or found.index(other) < found.index(hit)
            for other in around
        ):
            yield hit
