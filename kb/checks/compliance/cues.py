"""The words by which a sentence denies, forbids, condemns or tells of others; read once from `phrases/scope.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kb.checks.compliance.tables import table

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """One pattern for each list of the table; what each is for stands there."""

    double: Pattern
    negation: Pattern
    ends_in_not: Pattern
    strong: Pattern
    turn: Pattern
    forbidden: Pattern
    after_denied: Pattern
    none_such: Pattern
    law_cited: Pattern
    condemned_after: Pattern
    condemned_before: Pattern
    past: Pattern
    regretted: Pattern
    others: Pattern
    to_debtor: Pattern
    true_condition: Pattern
    bad_example: Pattern
    done_by_court: Pattern
    debtor_says: Pattern
    debtor_says_at_end: Pattern
    debtor_tells: Pattern
    debtor_goes_on: Pattern
    other_party: Pattern
    swindlers: Pattern
    asks: Pattern
    answers: Pattern
    our_words: Pattern


@cache
def cues() -> Cues:
    """The patterns of the table."""
    either = {name: "|".join(parts) for name, parts in table("scope.yml").items()}
    soon = r"^[^。！？!?；;，,\n]{0,10}?"
    says = (
        f"(?<![{either['not_subject_after']}])(?:{either['debtor']})"
        f"(?:{either['adverbs']})*(?:{either['says']})(?:[完了到过]|起来)?"
    )
    loudly = (
        f"(?<![{either['not_subject_after']}])(?:{either['debtor']})"
        f"[^{either['not_told_by']}]{{0,6}}(?:{either['cries']})"
    )
    says = f"(?:{says}|{loudly})"
    return Cues(
        double=re.compile(either["double"]),
        negation=re.compile(either["negation"]),
        ends_in_not=re.compile(either["ends_in_not"]),
        strong=re.compile(either["strong"]),
        turn=re.compile(either["turn"]),
        forbidden=re.compile(f"(?:{either['forbidden']})[^，。]{{0,6}}$"),
        after_denied=re.compile(f"{soon}(?:{either['after_denied']})"),
        none_such=re.compile(f"{soon}(?:{either['none_such']})"),
        law_cited=re.compile(either["law_cited"]),
        condemned_after=re.compile(either["condemned_after"]),
        condemned_before=re.compile(either["condemned_before"]),
        regretted=re.compile(either["regretted"]),
        past=re.compile(either["past"]),
        others=re.compile(either["others"]),
        to_debtor=re.compile(either["to_debtor"]),
        true_condition=re.compile(either["true_condition"]),
        bad_example=re.compile(either["bad_example"]),
        done_by_court=re.compile(either["done_by_court"]),
        debtor_says=re.compile(says),
        debtor_says_at_end=re.compile(says + r"[，：:]\s*$"),
        debtor_tells=re.compile(says + "[：:]"),
        debtor_goes_on=re.compile(
            f"(?<![{either['not_subject_after']}])(?:{either['debtor']})[^，。；]{{0,8}}，(?:{either['debtor_goes_on']})"
        ),
        other_party=re.compile(either["other_party"]),
        swindlers=re.compile(either["swindlers"]),
        asks=re.compile(f"(?:{either['asking']})[^。；]{{0,10}}?(?:{either['asks']})"),
        answers=re.compile(f"[，：,:”」](?:{either['answers']})"),
        our_words=re.compile(either["our_words"]),
    )
