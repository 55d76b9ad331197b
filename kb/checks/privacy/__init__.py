"""Privacy: nothing in a file, its name or its comments may tell who a case is about."""

from kb.checks.privacy.combinations import COMBINATIONS
from kb.checks.privacy.kinds import KINDS
from kb.checks.privacy.sums import SUMS
from kb.checks.rule import Rule

PRIVACY: tuple[Rule, ...] = tuple(sorted((*KINDS, SUMS, COMBINATIONS), key=lambda rule: rule.id))
