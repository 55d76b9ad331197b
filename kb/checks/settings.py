"""Whether `checks` in `kb.yml` speaks of rules and options that there are.

The records read `kb.yml` without knowing any rule, so what they read is judged here, as KB104 like any other value
that its field cannot hold. Nothing that a team selects or excludes silences it: a misspelt rule would silence itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kb.checks.context import span_of
from kb.checks.registry import RULES
from kb.checks.rule import Option, Rule
from kb.findings import Edit, Finding, Fix
from kb.records import FieldPath, Vocabulary
from kb.records.suggest import Choices, nearest
from kb.source.span import Span

_PREFIX = len("KB4")


def families() -> Mapping[str, tuple[str, ...]]:
    """The ids of the rules of each family, such as `KB4`."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in RULES:
        found[rule[:_PREFIX]] = (*found.get(rule[:_PREFIX], ()), rule)
    return found


def misspelt(vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """A finding for each rule and option in `checks` that does not exist, and each option of the wrong type."""
    return tuple(_Judge(vocabulary, families()).findings())


@dataclass(frozen=True, slots=True)
class _Judge:
    """Reads `checks`, place by place."""

    vocabulary: Vocabulary
    families: Mapping[str, tuple[str, ...]]

    def findings(self) -> Iterator[Finding]:
        checks = self.vocabulary.checks
        for field, names in (("select", checks.select), ("exclude", checks.exclude)):
            for index, name in enumerate(names):
                if name not in RULES and name not in self.families:
                    yield self._no_rule("KB104-rules", name, ("checks", field, index))
        for name in checks.severity:
            yield from self._one_rule(name, ("checks", "severity", name))
        for name, chosen in checks.options.items():
            at = ("checks", "options", name)
            yield from self._one_rule(name, at)
            for option, value in chosen.items() if name in RULES else ():
                yield from self._option(RULES[name], option, value, (*at, option))

    def _one_rule(self, name: str, at: FieldPath) -> Iterator[Finding]:
        if name in self.families:
            choices = "、".join(self.families[name])
            yield self._finding("KB104-rule-family", self._name(at), name=name, choices=choices)
        elif name not in RULES:
            yield self._no_rule("KB104-rule", name, at)

    def _no_rule(self, key: str, name: str, at: FieldPath) -> Finding:
        return self._finding(key, self._name(at), self._meant(name), name=name, choices="、".join(self.families))

    def _meant(self, name: str) -> str:
        """The rule or family that a name is most like; a rule may be called by the English name it has in reports."""
        if name.upper() in self.families:
            return name.upper()
        # One family is as near as any other: `KB7` gets their list.
        if len(name) <= _PREFIX:
            return ""
        ids = {spelling: rule.id for rule in RULES.values() for spelling in (rule.id, rule.name)}
        return ids.get(nearest(name, Choices(ids)), "")

    def _option(self, rule: Rule, name: str, value: Any, at: FieldPath) -> Iterator[Finding]:  # noqa: ANN401
        known = {option.name: option for option in rule.options}
        if name in known:
            yield from self._value(known[name], value, at)
        elif known:
            near, choices = nearest(name, known), "、".join(known)
            yield self._finding("KB104-option", self._name(at), near, rule=rule.id, name=name, choices=choices)
        else:
            yield self._finding("KB104-no-options", self._name(at), rule=rule.id)

    def _value(self, option: Option, value: Any, at: FieldPath) -> Iterator[Finding]:  # noqa: ANN401
        """What is wrong with the value of an option: its default tells the type that is wanted."""
        span = span_of(self.vocabulary, at)
        if value == "":
            yield self._finding("KB104-empty", span)
        elif isinstance(option.default, int | float):
            if isinstance(value, dict | list):
                yield self._finding("KB104-not-scalar", span)
            elif not isinstance(value, float):
                yield self._finding("KB104-number", span, value=str(value))
        elif isinstance(value, dict):
            yield self._finding("KB104-not-list", span)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if item == "" or isinstance(item, dict | list):
                    problem = "KB104-empty" if item == "" else "KB104-not-scalar"
                    yield self._finding(problem, span_of(self.vocabulary, (*at, index)))

    def _name(self, at: FieldPath) -> Span:
        return span_of(self.vocabulary, at, key=True)

    def _finding(self, key: str, span: Span, near: str = "", /, **args: str) -> Finding:
        # As with every unknown name, the nearest is a guess: offered, never put in unasked.
        fix = Fix((Edit(span, near),), safe=False) if near else None
        return Finding(f"{key}-near" if near else key, self.vocabulary.path, span, args | {"near": near}, fix=fix)
