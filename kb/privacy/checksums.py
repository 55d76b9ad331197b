"""Check digits: what tells an identity number, a card or a company's code from a number that only looks like one."""

from __future__ import annotations

import calendar
import re

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_DIGITS = "10X98765432"
_USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_REGION = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123]|9[12]")
_FIRST_YEAR, _LAST_YEAR = 1880, 2099
_MONTHS = 12


def is_region(digits: str) -> bool:
    """Whether a number begins like that of a province."""
    return _REGION.match(digits) is not None


def is_birthday(digits: str) -> bool:
    """Whether `YYYYMMDD` is a day on which a living or recently living person can have been born."""
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= _MONTHS):
        return False
    return 1 <= day <= calendar.monthrange(year, month)[1]


def id_check(digits: str) -> str:
    """The check digit that belongs to the first 17 digits of an identity number."""
    return _ID_DIGITS[sum(int(d) * w for d, w in zip(digits, _ID_WEIGHTS, strict=False)) % 11]


def luhn(digits: str) -> bool:
    """Whether a card number's check digit is right."""
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + index % 2)
        total += value - 9 if value > 9 else value  # noqa: PLR2004  (the sum of its two digits)
    return total % 10 == 0


def is_uscc(code: str) -> bool:
    """Whether the check sign of a unified social credit code (GB 32100) of 18 signs is right."""
    if any(sign not in _USCC_SIGNS for sign in code):
        return False
    total = sum(_USCC_SIGNS.index(sign) * weight for sign, weight in zip(code, _USCC_WEIGHTS, strict=False))
    return _USCC_SIGNS[(31 - total % 31) % 31] == code[-1]
