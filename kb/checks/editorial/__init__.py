"""Editorial rules and freshness: whether a record is current, read with ease, and found."""

from kb.checks.editorial.alike import ALIKE
from kb.checks.editorial.copied import COPIED
from kb.checks.editorial.empty import EMPTY
from kb.checks.editorial.fresh import DUE, FUTURE
from kb.checks.editorial.long_lines import LONG_LINES
from kb.checks.editorial.orphans import ORPHANS
from kb.checks.editorial.punctuation import PUNCTUATION
from kb.checks.editorial.two_names import TWO_NAMES
from kb.checks.rule import Rule

EDITORIAL: tuple[Rule, ...] = (
    DUE, FUTURE, COPIED, EMPTY, ALIKE, ORPHANS, LONG_LINES, PUNCTUATION, TWO_NAMES,
)  # fmt: skip
