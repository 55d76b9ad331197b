"""What was found in a text: which kind of personal data, where, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of personal data."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    ID18 = "id18"
    ID15 = "id15"
    CARD = "card"
    PLATE = "plate"
    EMAIL = "email"
    WECHAT = "wechat"
    QQ = "qq"
    CASE_NUMBER = "case-number"
    COMPANY = "company"
    ADDRESS = "address"
    USCC = "uscc"
    """Unified social credit code of a company."""
    NAME = "name"
    CONTRACT = "contract"
    """Numbers of contracts, orders, certificates: whatever one record of a company stands under."""
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Hit:
    """`text[start:end]` is personal data of a kind; not `sure` where a person should look before it is taken out."""

    kind: Kind
    start: int
    end: int
    sure: bool = True


class Claims:
    """Which characters between two places of a text are taken."""

    def __init__(self, start: int, end: int) -> None:
        self._start = start
        self._taken = bytearray(end - start)

    def take(self, hit: Hit) -> bool:
        """Claim the characters of a hit, unless one of them is taken."""
        start, end = hit.start - self._start, hit.end - self._start
        if self._taken.find(1, start, end) >= 0:
            return False
        self._taken[start:end] = b"\1" * (end - start)
        return True
