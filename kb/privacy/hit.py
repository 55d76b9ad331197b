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
        if self.holds(hit.start, hit.end):
            return False
        self.hold(hit.start, hit.end)
        return True

    def holds(self, start: int, end: int) -> bool:
        """Whether any character of a stretch is taken."""
        return self._taken.find(1, max(0, start - self._start), max(0, end - self._start)) >= 0

    def hold(self, start: int, end: int) -> None:
        """Claim a stretch, or as much of it as lies between the two places."""
        first = min(max(0, start - self._start), len(self._taken))
        last = min(max(first, end - self._start), len(self._taken))
        self._taken[first:last] = b"\1" * (last - first)
