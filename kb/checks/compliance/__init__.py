"""Compliance: tactics that law or the rules of the trade forbid, by reference and by wording."""

from kb.checks.compliance.contact import CONTACT
from kb.checks.compliance.foundations import BASIS, STANDING
from kb.checks.compliance.identity import BEFORE_IDENTITY
from kb.checks.compliance.laws import OLD_LAWS
from kb.checks.compliance.plans import PLAN_LENGTH
from kb.checks.compliance.prohibited import LAWFUL_WAY, PROHIBITED_USED
from kb.checks.compliance.requirements import REQUIREMENTS
from kb.checks.compliance.rules_of_wording import WORDING
from kb.checks.compliance.third_parties import CONTACT_SOURCE, LOST_CONTACT
from kb.checks.rule import Rule

COMPLIANCE: tuple[Rule, ...] = tuple(
    sorted(
        (
            PROHIBITED_USED, *WORDING, CONTACT, LOST_CONTACT, CONTACT_SOURCE, PLAN_LENGTH, BEFORE_IDENTITY,
            REQUIREMENTS, BASIS, OLD_LAWS, STANDING, LAWFUL_WAY,
        ),
        key=lambda rule: rule.id,
    )
)  # fmt: skip
