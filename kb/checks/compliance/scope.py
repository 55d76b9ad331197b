"""Whether a stretch of a text says a thing, or denies it, forbids it, or tells it of somebody else.

Chinese marks none of this in the form of words, so it is judged by what stands around the stretch: its clause (between
commas), its sentence, and the quotation it is part of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.checks.compliance.cues import cues
from kb.checks.compliance.phrase import SENTENCE_END

_CLAUSE_END = SENTENCE_END + "，,：:"
_SENTENCE_END = re.compile(f"[{SENTENCE_END}]")
_WINDOW = 18
"""How far before a stretch, within its clause, a negation still reaches it."""
_REACH = 240
"""How much of a text before and after a stretch is looked at; longer sentences are cut."""
_A_NOT_A = re.compile(r"(要|能|会|是|可|行|用|好)不\1")
_NEGATORS = frozenset("不没未别勿无非")
_HEAD = 6
"""How much of a stretch may tell that it takes up what the debtor said."""
_QUOTES = (("“", "”"), ("「", "」"), ("『", "』"))
_TO_DEBTOR = re.compile("[你您](?!们(?!家|单位|公司|村|厂|店|夫妻|两口))|咱|我们|我司|我行|贵户|今天|最后|马上")
"""What tells words to the debtor from his own: he says 你们 to us."""
_QUOTED = re.compile("[“「『][^“”「」『』\n]{4,160}[”」』]")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text with its clause and its sentence: what stands before it and after it in each."""

    before: str
    """The part of the sentence before the stretch."""
    after: str
    """The part of the sentence after it."""
    clause_before: str
    """The part of the clause before it."""
    said: str
    """The stretch itself."""
    quoted: bool
    """Whether the stretch stands within a quotation."""
    lead: str
    """What leads to that quotation within the sentence; `before` where there is none."""
    tail: str
    """What follows that quotation within the sentence; `after` where there is none."""


def place_of(text: str, start: int, end: int) -> Place:
    """Where a stretch stands in its sentence. Marks within a quotation end no sentence of the text around it."""
    skipped = max(0, start - _REACH)
    text, start, end = text[skipped : end + _REACH], start - skipped, end - skipped
    first, last = _quotation(text, start)
    outer_start, outer_end = (first, last) if first >= 0 else (start, end)
    head = _back(text, outer_start, SENTENCE_END)
    foot = _end(text, outer_end)
    inner_head = max(head, first + 1) if first >= 0 else head
    inner_foot = min(foot, last) if first >= 0 else foot
    sentence_start = max(inner_head, _back(text, start, SENTENCE_END))
    sentence_end = min(inner_foot, _end(text, end))
    clause_start = max(sentence_start, _back(text, start, _CLAUSE_END))
    return Place(
        before=text[sentence_start:start],
        after=text[end:sentence_end],
        clause_before=text[clause_start:start],
        said=text[start:end],
        quoted=first >= 0,
        lead=text[head:outer_start],
        tail=text[outer_end:foot],
    )


def denied(place: Place, gaps: tuple[str, ...], *, told: bool, epithet: bool = False) -> bool:
    """Whether the stretch is denied or forbidden: before it, within it, or after it.

    Args:
        place: where it stands.
        gaps: what stands between its own words.
        told: whether the text tells of doing rather than being said aloud; prohibitions then reach over commas.
        epithet: whether it is a name that is called; what is denied after it, outside quotes, is something else.
    """
    # With the first character of the stretch, which may be what 不 denies: 不收 of 收催收费.
    if (
        _negative(place.clause_before[-_WINDOW:] + _head(place.said))
        or cues().ends_in_not.search(place.clause_before)
        or any(_negative(gap) or cues().ends_in_not.search(gap) for gap in gaps)
    ):
        return True
    if not told:
        rest = place.tail.lstrip("”」』") if place.quoted else ""
        return bool(cues().none_such.match(place.after) or cues().none_such.match(rest))
    if cues().after_denied.match(place.after) and not epithet:
        return True
    lead = place.lead if place.quoted else place.before
    if _reaches(lead):
        return True
    return place.quoted and (
        _negative(_last_clause(place.lead)) or bool(cues().after_denied.match(place.tail.lstrip("”」』")))
    )


def forbidden(place: Place) -> bool:
    """Whether a stretch that holds a negation of its own is forbidden by what stands right before it."""
    return bool(cues().ends_in_not.search(place.clause_before) or cues().forbidden.search(place.clause_before))


def condemned(place: Place, *, past: bool) -> bool:
    """Whether the sentence tells the thing as a mistake, a plan given up, or somebody else's doing.

    Args:
        place: where the stretch stands.
        past: whether telling it of former times (过去, 当年) is enough, as in lessons.
    """
    before = place.lead if place.quoted else place.before
    after = place.tail if place.quoted else place.after
    if cues().condemned_after.search(after) or cues().condemned_before.search(before):
        return True
    return past and bool(cues().past.search(before) or cues().regretted.search(after))


def of_debtor(place: Place) -> bool:
    """Whether the text tells what the debtor says, asks, fears or wants."""
    if place.quoted and cues().debtor_says.search(_last_clause(place.lead)):
        return True
    # The verb may be part of the stretch itself: 客户骂了一句“骗子”.
    found = cues().debtor_says.search(place.clause_before + place.said)
    if found and found.start() < len(place.clause_before):
        return True
    if cues().debtor_tells.search(place.before) or cues().debtor_goes_on.search(place.before + place.said):
        return True
    rest = place.before[: len(place.before) - len(place.clause_before)]
    return bool(cues().debtor_says_at_end.search(rest))


def of_other_party(place: Place) -> bool:
    """Whether the text tells what another institution, or a swindler, did."""
    if cues().swindlers.search(place.before + place.said + place.after):
        return True
    return bool(cues().other_party.search(place.lead + place.before))


def asked(place: Place) -> bool:
    """Whether a reply first tells what the debtor asks (客户问会不会上失信，可答：…), and this is part of that."""
    lead = place.lead if place.quoted else place.before
    rest = place.tail if place.quoted else place.said + place.after
    return bool(cues().asks.match(lead) and not cues().answers.search(lead) and cues().answers.search(rest))


def of_others(place: Place) -> bool:
    """Whether a line to say warns of others, or takes up what the debtor said."""
    return bool(cues().others.search(place.before) or cues().to_debtor.search(place.clause_before + place.said[:_HEAD]))


def our_words(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that tells of doing in which it gives what we say: quotations, and reported speech."""
    found = [match.span() for match in _QUOTED.finditer(text) if _TO_DEBTOR.search(match.group())]
    found += [
        (match.end(), _end(text[: match.end() + _REACH], match.end())) for match in cues().our_words.finditer(text)
    ]
    return tuple(found)


def narrates(text: str) -> bool:
    """Whether a line to say is told instead: what the debtor says, and then what is answered."""
    return bool(cues().asks.match(text))


def cites_law(place: Place) -> bool:
    """Whether the sentence tells what an article of law says."""
    return bool(cues().law_cited.search(place.before + place.said + place.after))


def shown_as_wrong(text: str, start: int) -> bool:
    """Whether what stands before a stretch, in its text, marks what follows as examples of what is wrong."""
    return bool(cues().bad_example.search(text, max(0, start - _REACH), start))


def true_condition(place: Place, *, told: bool) -> bool:
    """Whether the sentence says by whom, and on what condition, a consequence would come."""
    if told and (cues().done_by_court.search(place.before + place.said)):
        return True
    return bool(cues().true_condition.search(place.before) or cues().true_condition.search(place.after))


def _negative(text: str) -> bool:
    """Whether a stretch holds a negation that is not undone by a second one."""
    return bool(cues().negation.search(cues().double.sub("", _A_NOT_A.sub("", text))))


def _head(said: str) -> str:
    return "" if said[:1] in _NEGATORS else said[:1]


def _reaches(lead: str) -> bool:
    """Whether a prohibition in the sentence reaches over commas to its end."""
    found = list(cues().strong.finditer(lead))
    return bool(found) and not cues().turn.search(lead, found[-1].end())


def _last_clause(text: str) -> str:
    trimmed = text.rstrip("，,：:“「『 ")
    return trimmed[_back(trimmed, len(trimmed), _CLAUSE_END) :]


def _quotation(text: str, start: int) -> tuple[int, int]:
    """The places of the quotation marks around `start`; -1 and -1 where there are none."""
    for opening, closing in _QUOTES:
        first = text.rfind(opening, 0, start + 1)
        if first < 0 or text.find(closing, first, start) >= 0:
            continue
        last = text.find(closing, start)
        if last >= 0:
            return first, last + 1
    return -1, -1


def _back(text: str, index: int, marks: str) -> int:
    return max([text.rfind(mark, 0, index) for mark in marks]) + 1


def _end(text: str, index: int) -> int:
    """Where the sentence ends that goes on at a place."""
    found = _SENTENCE_END.search(text, index)
    return found.start() if found else len(text)
