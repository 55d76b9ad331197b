"""Rules about the marks that ignore findings; they are met while running the others."""

from kb.checks.rule import Rule
from kb.findings import Severity

MARKS = (
    Rule("KB001", "ignore-reason", "忽略标记要写规则和理由", "an ignore mark names a rule and a reason"),
    Rule("KB002", "ignore-unused", "忽略标记不再起作用", "an ignore mark matches nothing", Severity.WARNING),
)
