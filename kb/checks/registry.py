"""All rules by id. A rule exists when it stands here."""

from kb.checks.compliance import COMPLIANCE
from kb.checks.consistency import CONSISTENCY
from kb.checks.editorial import EDITORIAL
from kb.checks.marks import MARKS
from kb.checks.privacy import PRIVACY
from kb.checks.reading import READING
from kb.checks.references import REFERENCES
from kb.checks.rule import Rule

RULES: dict[str, Rule] = {
    rule.id: rule for rule in (*MARKS, *READING, *REFERENCES, *CONSISTENCY, *PRIVACY, *COMPLIANCE, *EDITORIAL)
}
