"""Draws sentences from the phrase banks and fills their blanks."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from benchmarks.synthetic.words import people


@dataclass(slots=True)
class Prose:
    """Writes the text of one case: its people stay the same, its small words change with every sentence.

    Attributes:
        chance: The case's own source of chance.
        facts: Words fixed for the whole case, by the name of their blank.
    """

    chance: Random
    facts: dict[str, str]
    _said: set[str] = field(default_factory=set)

    @classmethod
    def about(cls, chance: Random, trade: str, facts: Mapping[str, str]) -> Prose:
        """A writer for a debtor of that trade, whose name and work are drawn now."""
        surname = chance.choice(people.SURNAMES)
        person = {
            "name": f"{surname}{chance.choice(('某', '某', '某某'))}",
            "job": chance.choice(people.JOBS.get(trade, people.JOBS["other"])),
            "place": chance.choice(people.PLACES),
            "family": chance.choice(people.FAMILY),
            "span": chance.choice(people.SPANS),
        }
        return cls(chance, {**person, **facts})

    def sentence(self, bank: Sequence[str], **facts: str) -> str:
        """One phrase of the bank, if possible one not said yet in this case, with its blanks filled."""
        left = [phrase for phrase in bank if phrase not in self._said] or list(bank)
        phrase = self.chance.choice(left)
        self._said.add(phrase)
        return self.fill(phrase, **facts)

    def sentences(self, bank: Sequence[str], count: int) -> str:
        """Several different phrases of the bank in a row."""
        return "".join(self.sentence(bank) for _ in range(min(count, len(bank))))

    def fill(self, phrase: str, **facts: str) -> str:
        """Fill the blanks of a phrase, each with a word of its own."""
        known = {**self.facts, **facts}
        return "".join(
            text + (known.get(blank) or self._word(blank) if blank else "")
            for text, blank, _, _ in string.Formatter().parse(phrase)
        )

    def _word(self, blank: str) -> str:
        banks = {"season": people.SEASONS, "count": people.COUNTS, "mood": people.MOODS}
        return self.chance.choice(banks[blank])
