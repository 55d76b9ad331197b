"""What the team's own cases and figures show: computed, never typed, and never more than they show.

Everything here is association. A strategy and an outcome stood in the same case; that says nothing about cause.
"""

from kb.evidence.basis import persona_of, used_strategies
from kb.evidence.contributions import Contribution
from kb.evidence.distribution import Quartiles, quartiles
from kb.evidence.gathering import Evidence, gather
from kb.evidence.interval import Interval, wilson
from kb.evidence.likeness import Likeness
from kb.evidence.monthly import MeasureValue
from kb.evidence.tallies import THIN_BELOW, Tally
from kb.evidence.transitions import Transition

__all__ = [
    "THIN_BELOW",
    "Contribution",
    "Evidence",
    "Interval",
    "Likeness",
    "MeasureValue",
    "Quartiles",
    "Tally",
    "Transition",
    "gather",
    "persona_of",
    "quartiles",
    "used_strategies",
    "wilson",
]
