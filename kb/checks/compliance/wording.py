"""Tactics told by their wording: what of a record's texts says them, and in earnest.

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
from functools import cache, reduce
from operator import or_
from typing import ClassVar

from ahocorasick_rs import AhoCorasick

from kb.checks.compliance import scope
from kb.checks.compliance.basis import breach
from kb.checks.compliance.hit import Hit
from kb.checks.compliance.phrase import Found
from kb.checks.compliance.quoting import quoted
from kb.checks.compliance.tables import Tactic, Wanted, tactics
from kb.checks.compliance.weighing import weighed
from kb.checks.context import Context, within
from kb.checks.view import View
from kb.findings import Finding, Severity
from kb.records import Case
from kb.records.texts import Role, Text
from kb.source.inline import wiki_links

TOLD = frozenset({Role.STEP, Role.NOTE, Role.LESSON, Role.SUMMARY, Role.PROSE, Role.WORDS})
"""Roles of texts that tell of doing."""
_LOOKING_BACK = frozenset({Role.LESSON, Role.WORDS, Role.SUMMARY, Role.PROSE})
_TELLING_WHAT_WENT_WRONG = frozenset({Role.LESSON, Role.SUMMARY})
_HEARD = {
    Role.SAY: ("all", "spoken", "debtor"),
    Role.REPLY: ("all", "spoken", "debtor"),
    Role.BEFORE_IDENTITY: ("all", "spoken", "debtor", "before"),
    Role.TO_THIRD_PARTY: ("all", "spoken", "third"),
    Role.TO_CHILD: ("all", "spoken", "third", "child"),
} | dict.fromkeys(TOLD, ("all", "told"))
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
_UNJUDGED = frozenset({"donts", "when_not", "risks", "pitfalls", "signals", "confused_with", "compliance"})
"""Fields that say what is not to be done, what goes wrong, or how the debtor behaves."""


def _heard(role: Role, text: str) -> tuple[str, ...]:
    """The audiences whose phrases count in a text."""
    heard = _HEARD.get(role, ())
    if role is Role.REPLY and scope.narrates(text):
        heard = (*heard, "told")
    return (*heard, "rude") if "debtor" in heard and _rude(text) else heard


def _rude(text: str) -> bool:
    return "你" in text and "您" not in text


def _hits_in(text: Text) -> Iterator[Hit]:
    """What a text says of any tactic, in its own voice and in the words that it says we speak."""
    own = list(matcher(_heard(text.role, text.text)).hits(text))
    yield from own
    stretches = scope.our_words(text.text) if text.role in TOLD else ()
    if stretches:
        spoken = "".join(text.text[start:end] for start, end in stretches)
        heard = (*_QUOTED, "rude") if _rude(spoken) else _QUOTED
        yield from matcher(heard).hits(text, {hit.tactic.name for hit in own}, stretches)


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

    def hits(self, text: Text, known: Collection[str] = (), stretches: Sequence[Stretch] = ()) -> Iterator[Hit]:
        """What a text says of any tactic; of each tactic the first place only, as one mend does for all.

        Args:
            text: the text.
            known: tactics that are known to be in it already.
            stretches: where there are any, only what lies within one of them counts.
        """
        said = set(known)
        for item in self._possible(text.text):
            if item.tactic in said:
                continue
            tactic = self._tactics[item.tactic]
            for found in item.phrase.find(text.text):
                if stretches and not any(start <= found.start and found.end <= end for start, end in stretches):
                    continue
                if _in_earnest(text.text, text.role, item, tactic, found):
                    said.add(item.tactic)
                    yield Hit(text, found.start, found.end, tactic)
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


def without_names(text: str) -> str:
    """The text with the names in its wiki links blotted out, every character in its place: titles say nothing."""
    for link in wiki_links(text):
        end = link.end - 2 - len(link.label) if link.label else link.end
        text = text[: link.start] + "□" * (end - link.start) + text[end:]
    return text


@cache
def matcher(heard: tuple[str, ...]) -> Matcher:
    """The matcher of our own tables for some ears."""
    return Matcher(tactics(), heard)


def judged(view: View) -> tuple[Text, ...]:
    """The texts of a record whose wording is judged, the names in their links blotted out."""
    _Memory.look_at(view)
    return _Memory.texts


def _judged(view: View) -> Iterator[Text]:
    case = view.record if isinstance(view.record, Case) else None
    if view.record.TYPE == "study":
        return
    corrected = case is not None and any(step.corrected_from for step in case.steps)
    failed = case is not None and case.kind == "failure"
    for text in view.texts:
        if text.role not in _HEARD or text.path[0] in _UNJUDGED:
            continue
        if (corrected and text.role is Role.STEP) or ((corrected or failed) and text.role in _TELLING_WHAT_WENT_WRONG):
            continue
        yield replace(text, text=without_names(text.text)) if "[[" in text.text else text


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


class _Memory:
    """The record looked at last: all rules of wording ask about one record after the other."""

    view: ClassVar[View | None] = None
    texts: ClassVar[tuple[Text, ...]] = ()
    found: ClassVar[Mapping[str, tuple[Hit, ...]]] = {}

    @classmethod
    def look_at(cls, view: View) -> None:
        """Remember what the wording of a record says, unless that is what is remembered."""
        if cls.view is view:
            return
        cls.texts = tuple(_judged(view))
        found: dict[str, list[Hit]] = {}
        for text in cls.texts:
            closed, places = squeezed(text.text)
            shown = replace(text, text=closed) if closed != text.text else text
            for hit in _apart(weighed(shown, list(_hits_in(shown)))):
                there = replace(hit, text=text, start=places[hit.start], end=places[hit.end - 1] + 1)
                found.setdefault(hit.tactic.rule, []).append(there)
        cls.found = {rule: tuple(items) for rule, items in found.items()}
        cls.view = view


def hits(view: View) -> Mapping[str, tuple[Hit, ...]]:
    """What a record says of each rule's tactics."""
    _Memory.look_at(view)
    return _Memory.found


def findings(rule: str, view: View, context: Context) -> Iterator[Finding]:
    """The findings of one rule of wording."""
    for hit in hits(view).get(rule, ()):
        yield report(hit, context)


def worded(rule: str, text: Text, view: View, context: Context, *, counted: bool) -> Iterator[Finding]:
    """What the wording of a text says, for a rule that also counts for itself.

    Args:
        rule: the rule.
        text: the text.
        view: its record.
        context: the context of the rule.
        counted: whether the rule has found something in this text already: then what only reads like it adds nothing.
    """
    for hit in hits(view).get(rule, ()):
        if hit.text.path == text.path and not (hit.alike and counted):
            yield report(hit, context)


def report(hit: Hit, context: Context) -> Finding:
    """The finding of a hit, with what it is against and what may be said instead."""
    tactic = hit.tactic
    against = breach(context.library, tactic.basis)
    args = {
        "words": quoted(hit.text.text, hit.start, hit.end),
        "lawful": tactic.lawful,
        "tactic": tactic.title,
        "tactic_en": tactic.title_en,
        **against.args,
    }
    if hit.alike:
        after = {
            "breach_after": f"，那样就{against.zh}" if against.zh else "",
            "breach_after_en": f", which would be {against.en}" if against.en else "",
        }
        alike = within(hit.text, hit.start, hit.end, f"{tactic.rule}-alike", **args, **after)
        return replace(alike, severity=Severity.WARNING)
    found = within(hit.text, hit.start, hit.end, f"{tactic.rule}-{tactic.name}", **args)
    return replace(found, severity=Severity(tactic.severity))
