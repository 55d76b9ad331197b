"""Identity numbers of people, credit codes of companies, numbers of bank cards."""

from __future__ import annotations

import re

from kb.privacy import labels
from kb.privacy.checksums import id_check, is_birthday, is_region, is_uscc, luhn
from kb.privacy.hit import Hit, Kind
from kb.privacy.labels import ends_word, is_labelled
from kb.privacy.runs import Window

_ID, _OLD_ID = 18, 15
_CARD = frozenset({16, 17, 18, 19})
_ISSUERS = "34569"
"""First digits of cards."""
_UNION_PAY = "62"
_BLOCK, _BANK = 8, 6
_USCC = re.compile(r"[0-9ANY](?:(?:[ ._·-]|\s?\n[ >]{0,4})?[0-9A-HJ-NPQRTUWXY]){17}(?![0-9A-Za-z])", re.IGNORECASE)


def id18(text: str, window: Window) -> Hit | None:
    """An identity number of 18 digits, the last of which may be X; not sure where only its label says so."""
    digits, end = window.digits, window.end
    if len(digits) == _ID - 1:
        rest = text[end : end + 2].lstrip(" -")
        if not rest or rest[0] not in "Xx×":
            return None
        end += text[end : end + 2].index(rest[0]) + 1
        digits += "X"
    if len(digits) != _ID or not ends_word(text, end):
        return None
    if is_region(digits) and is_birthday(digits[6:14]) and id_check(digits) == digits[-1]:
        return Hit(Kind.ID18, window.start, end)
    named = window.near and is_labelled(text, window.start, labels.IDENTITY)
    return Hit(Kind.ID18, window.start, end, sure=False) if named else None


def id15(text: str, window: Window) -> Hit | None:
    """An identity number of the old kind; it has no check digit, so it must be named."""
    digits = window.digits
    if not window.near or len(digits) != _OLD_ID or not is_region(digits) or not is_birthday("19" + digits[6:12]):
        return None
    if not ends_word(text, window.end) or not is_labelled(text, window.start, labels.IDENTITY):
        return None
    return Hit(Kind.ID15, window.start, window.end)


def uscc(text: str, start: int) -> Hit | None:
    """A credit code that begins with the digits at a place, or with the letter before them."""
    if start and text[start - 1].upper() in "ANY":
        start -= 1
    match = _USCC.match(text, start)
    if not match:
        return None
    code = re.sub(r"[\s>._·-]", "", match[0]).upper()
    named = is_labelled(text, start, labels.COMPANY)
    if is_uscc(code) and (named or not code.isdigit() or code[0] == "9"):
        return Hit(Kind.USCC, start, match.end())
    return Hit(Kind.USCC, start, match.end(), sure=False) if named else None


def card(text: str, window: Window) -> Hit | None:
    """A bank card: its check digit is right, or it is named so. One number in ten passes that check by chance."""
    digits = window.digits
    if len(digits) not in _CARD or not ends_word(text, window.end):
        return None
    named = window.near and is_labelled(text, window.start, labels.CARD)
    if digits[0] in _ISSUERS and luhn(digits) and _is_spaced(window.shape):
        other = not named and window.near and is_labelled(text, window.start, labels.OTHER)
        sure = named or digits.startswith(_UNION_PAY)
        return None if other else Hit(Kind.CARD, window.start, window.end, sure)
    return Hit(Kind.CARD, window.start, window.end, sure=False) if named else None


def _is_spaced(shape: tuple[int, ...]) -> bool:
    """Whether digits are spaced as on a card: in one, in blocks, or the bank's number first."""
    return len(shape) == 1 or max(shape) <= _BLOCK or shape[0] == _BANK
