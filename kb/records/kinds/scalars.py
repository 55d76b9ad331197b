"""Kinds for names, dates, numbers and the small notations of the format."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Any

from kb.findings.finding import Fix
from kb.records.kinds.base import ScalarKind
from kb.records.kinds.reading import Reading
from kb.records.values import Day
from kb.source.nodes import Scalar
from kb.source.problem import replace

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_COUNT = re.compile(r"(\d{1,9})\s*[件次起户个天]?")
_DAY = re.compile(r"第\s*(\d{1,5})\s*天\s*(起)?|(\d{1,5})\s*(\+)?")
_ANY_DATE = re.compile(r"(\d{4})\s*[-/.年－—–]\s*(\d{1,2})\s*[-/.月－—–]\s*(\d{1,2})\s*[日号]?")
_ANY_MONTH = re.compile(r"(\d{4})\s*[-/.年－—–]\s*(\d{1,2})\s*月?")
_TITLE_TRAPS = re.compile(r"[#|\[\]]")
_MAX_SHARE = 1.0


def _mend(scalar: Scalar, shape: re.Pattern[str]) -> Fix | None:
    """The way to write a day or month that was written in another way but can mean only one."""
    match = shape.fullmatch(scalar.value)
    if match is None:
        return None
    year, month, *day = (int(part) for part in match.groups())
    try:
        date = dt.date(year, month, *(day or [1]))
    except ValueError:
        return None
    return replace(scalar.span, date.isoformat() if day else f"{date:%Y-%m}")


class Line(ScalarKind):
    """A short text without markup."""

    def parse(self, scalar: Scalar, reading: Reading) -> str:
        reading.whole(scalar)
        return scalar.value


class Word(ScalarKind):
    """An identifier or address; a comment may follow it."""

    def parse(self, scalar: Scalar, reading: Reading) -> str:  # noqa: ARG002
        return scalar.value


class RuleName(Word):
    """The id of a rule of the checks, or of a family of them. Which there are is for the checks to judge."""


class TitleLine(ScalarKind):
    """A title or alias: a name by which links may call the record."""

    def parse(self, scalar: Scalar, reading: Reading) -> str:
        reading.whole(scalar)
        if match := _TITLE_TRAPS.search(scalar.value):
            reading.report("KB104-title", scalar.span, char=match.group())
        return scalar.value


class Heading(TitleLine):
    """The title of an item: its heading in Markdown, its `title` in YAML."""

    TITLE = True

    def __init__(self, *, optional: bool = False) -> None:
        self.optional = optional

    def parse(self, scalar: Scalar, reading: Reading) -> str:
        reading.whole(scalar)
        return scalar.value


class Date(ScalarKind):
    """A day, `YYYY-MM-DD`."""

    def empty(self) -> None:
        return None

    def parse(self, scalar: Scalar, reading: Reading) -> dt.date | None:
        if match := _DATE.fullmatch(scalar.value):
            try:
                return dt.date(*(int(part) for part in match.groups()))
            except ValueError:
                reading.report("KB104-no-such-day", scalar.span, value=scalar.value)
                return None
        reading.report("KB104-date", scalar.span, fix=_mend(scalar, _ANY_DATE), value=scalar.value)
        return None


class MonthName(ScalarKind):
    """A month, `YYYY-MM`."""

    def parse(self, scalar: Scalar, reading: Reading) -> str:
        if _MONTH.fullmatch(scalar.value):
            return scalar.value
        reading.report("KB104-month", scalar.span, fix=_mend(scalar, _ANY_MONTH), value=scalar.value)
        return ""


class TimeOfDay(ScalarKind):
    """A time of day, `HH:MM`."""

    def parse(self, scalar: Scalar, reading: Reading) -> str:
        if _TIME.fullmatch(scalar.value):
            return scalar.value
        reading.report("KB104-time", scalar.span, value=scalar.value)
        return ""


class Flag(ScalarKind):
    """Yes or no, written `true` or `false`, 是 or 否; `null` where a value may be undecided."""

    def __init__(self, *, nullable: bool = False) -> None:
        self.nullable = nullable

    def empty(self) -> None:
        return None

    def parse(self, scalar: Scalar, reading: Reading) -> bool | None:
        word = scalar.value.casefold()
        if word in ("true", "是"):
            return True
        if word in ("false", "否"):
            return False
        if not (self.nullable and word in ("null", "~")):
            reading.report("KB104-flag", scalar.span, value=scalar.value)
        return None


class Number(ScalarKind):
    """A number; `whole` wants no decimals, `least` is the smallest allowed."""

    def __init__(self, *, least: float | None = None) -> None:
        self.least = least

    def empty(self) -> Any:  # noqa: ANN401
        return None

    def parse(self, scalar: Scalar, reading: Reading) -> float | None:
        if not _NUMBER.fullmatch(scalar.value) or not math.isfinite(float(scalar.value)):
            reading.report("KB104-number", scalar.span, value=scalar.value)
            return None
        number = float(scalar.value)
        if self.least is not None and number < self.least:
            reading.report("KB104-number-small", scalar.span, value=scalar.value, least=f"{self.least:g}")
            return None
        return number


class WholeNumber(Number):
    """A whole number, which may be negative."""

    def parse(self, scalar: Scalar, reading: Reading) -> int | None:
        if not re.fullmatch(r"-?\d{1,9}", scalar.value):
            reading.report("KB104-whole-number", scalar.span, value=scalar.value)
            return None
        return int(scalar.value)


class Count(ScalarKind):
    """How many: a whole number from 0, with or without a measure word (`2 件`)."""

    def empty(self) -> None:
        return None

    def parse(self, scalar: Scalar, reading: Reading) -> int | None:
        if match := _COUNT.fullmatch(scalar.value):
            return int(match.group(1))
        reading.report("KB104-count", scalar.span, value=scalar.value)
        return None


class Share(ScalarKind):
    """A share of a whole, `25%` or `0.25`, from 0 to 1."""

    def empty(self) -> None:
        return None

    def parse(self, scalar: Scalar, reading: Reading) -> float | None:
        text = scalar.value.replace("％", "%")
        number, percent = text.removesuffix("%").strip(), text.endswith("%")
        share = float(number) / (100 if percent else 1) if _NUMBER.fullmatch(number) else math.inf
        if 0 <= share <= _MAX_SHARE:
            return round(share, 6)
        reading.report("KB104-share", scalar.span, value=scalar.value)
        return None


class DayNumber(ScalarKind):
    """The day of a step: `第 40 天`, `第 40 天起`; also `40` and `40+`."""

    def empty(self) -> None:
        return None

    def parse(self, scalar: Scalar, reading: Reading) -> Day | None:
        if match := _DAY.fullmatch(scalar.value):
            return Day(int(match.group(1) or match.group(3)), ongoing=bool(match.group(2) or match.group(4)))
        reading.report("KB104-day", scalar.span, value=scalar.value)
        return None
