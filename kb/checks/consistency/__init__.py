"""Consistency: whether what a record says in one place agrees with what it says in another."""

from kb.checks.consistency.calendar import CLOSING, STEP_DAYS
from kb.checks.consistency.compliance import COMPLIANCE_REVIEW
from kb.checks.consistency.figures import RATIOS, SUMS
from kb.checks.consistency.highlight import HIGHLIGHT
from kb.checks.consistency.kind import KIND
from kb.checks.consistency.persona import PERSONA_CHANGE
from kb.checks.consistency.placeholders import PLACEHOLDERS
from kb.checks.consistency.plan import PLAN
from kb.checks.consistency.reviewed import REVIEW_DATES
from kb.checks.consistency.share import SHARE
from kb.checks.consistency.stage import STAGE
from kb.checks.consistency.substance import SUBSTANCE
from kb.checks.rule import Rule

CONSISTENCY: tuple[Rule, ...] = (
    STAGE, SHARE, KIND, PLAN, CLOSING, STEP_DAYS, PERSONA_CHANGE, SUBSTANCE, PLACEHOLDERS, HIGHLIGHT, REVIEW_DATES,
    COMPLIANCE_REVIEW, RATIOS, SUMS,
)  # fmt: skip
