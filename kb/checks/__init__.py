"""Rules over a collection: what a contributor, a team lead and CI are told."""

from kb.checks.registry import RULES
from kb.checks.rule import Mend, Option, Rule
from kb.checks.run import check, judge, judge_reading

__all__ = ["RULES", "Mend", "Option", "Rule", "check", "judge", "judge_reading"]
