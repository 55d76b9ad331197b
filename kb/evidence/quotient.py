"""One division: a measure's numerator over its denominator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.records import Measure


@dataclass(frozen=True, slots=True)
class Quotient:
    """The two figures of a measure and what they give."""

    numerator: float | None
    denominator: float | None
    per: float
    divided: bool
    """Whether the measure has a denominator at all."""

    @property
    def complete(self) -> bool:
        """Whether every figure is there."""
        return self.numerator is not None and (self.denominator is not None or not self.divided)

    @property
    def value(self) -> float | None:
        """Numerator over denominator, times `per`; `None` where a figure is missing or the denominator is 0."""
        if self.numerator is None:
            return None
        if not self.divided:
            return self.numerator * self.per
        if not self.denominator:
            return None
        return self.numerator * self.per / self.denominator

    @classmethod
    def joined(cls, measure: Measure, parts: Sequence[Quotient]) -> Quotient:
        """The quotient of the sums, which weighs each part by its size; nothing where there are no parts."""
        above = sum(part.numerator or 0 for part in parts) if parts else None
        below = sum(part.denominator or 0 for part in parts) if parts else None
        return cls(above, below, _per(measure), divided=measure.denominator is not None)


def quotient(measure: Measure, above: Mapping[str, float], below: Mapping[str, float]) -> Quotient:
    """A measure over figures: `above` holds the numerator's, `below` the denominator's."""
    return Quotient(
        numerator=above.get(measure.numerator.key) if measure.numerator else None,
        denominator=below.get(measure.denominator.key) if measure.denominator else None,
        per=_per(measure),
        divided=measure.denominator is not None,
    )


def _per(measure: Measure) -> float:
    """The size that a measure is stated for, such as 10,000 calls; 1 where it says none."""
    return 1 if measure.per is None else measure.per
