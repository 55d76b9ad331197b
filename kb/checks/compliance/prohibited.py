"""KB501 and KB520: prohibited strategies, used or recommended by reference, and without a lawful way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.checks.compliance import scope
from kb.checks.compliance.basis import breach
from kb.checks.context import Context, at, within
from kb.checks.rule import Rule
from kb.checks.view import View
from kb.findings import Finding, Severity
from kb.records import Case, FieldPath, Persona, Process, Record, Ref, Strategy
from kb.records.texts import Role, Text
from kb.source.inline import wiki_links

_DOING = frozenset({Role.SAY, Role.REPLY, Role.BEFORE_IDENTITY, Role.TO_THIRD_PARTY, Role.TO_CHILD, Role.STEP})
_ENOUGH = 12
"""Fewer characters than this tell no way."""


def _uses(record: Record) -> Iterator[tuple[FieldPath, Ref, str]]:
    """Where a record uses or recommends strategies, and what kind of place that is."""
    groups: Sequence[tuple[FieldPath, tuple[Ref, ...], str]] = ()
    match record:
        case Case():
            groups = [(("steps", i, "strategies"), step.strategies, "step") for i, step in enumerate(record.steps)]
        case Process():
            groups = [(("strategies",), record.strategies, "process")]
        case Persona():
            groups = [(("strategies",), record.strategies, "persona")]
        case Strategy() if record.requires:
            groups = [(("requires", "after"), record.requires.after, "after")]
    for path, refs, kind in groups:
        for index, ref in enumerate(refs):
            yield (*path, index), ref, kind


def _used(view: View, context: Context) -> Iterator[Finding]:
    for path, ref, kind in _uses(view.record):
        if strategy := _prohibited(context, ref.name):
            yield at(view.record, path, f"KB501-{kind}", **_about(strategy, context))
    if _is_prohibited(view.record):
        return
    for text in view.texts:
        if text.role in _DOING and "[[" in text.text and not isinstance(view.record, Case):
            yield from _mentioned(text, context)


def _mentioned(text: Text, context: Context) -> Iterator[Finding]:
    """Mentions in what is to be said or done, unless the sentence warns of the strategy."""
    for link in wiki_links(text.text):
        strategy = _prohibited(context, context.library.find(link.name).target)
        if strategy is None:
            continue
        place = scope.place_of(text.text, link.start, link.end)
        if not scope.denied(place, (), told=True) and not scope.condemned(place, past=True):
            yield within(text, link.start, link.end, "KB501-mention", **_about(strategy, context))


def _about(strategy: Strategy, context: Context) -> dict[str, str]:
    other = context.library.get(strategy.alternative.name) if strategy.alternative else None
    basis = [str(ref) if not ref.anchor else _written(ref) for ref in strategy.basis]
    return {
        "title": strategy.title,
        "alternative": other.title if other else "合规做法",
        **breach(context.library, basis).args,
    }


def _written(ref: Ref) -> str:
    """A resolved reference to an article as it is written: `pipl#5` of the anchor `art-5`."""
    key = ref.anchor.removeprefix("art-")
    if ref.anchor.startswith("sec-"):
        key = ref.anchor.removeprefix("sec-").replace("-", ".")
    return f"{ref.name}#{key}"


def _prohibited(context: Context, name: str) -> Strategy | None:
    record = context.library.get(name)
    return record if isinstance(record, Strategy) and _is_prohibited(record) else None


def _is_prohibited(record: Record) -> bool:
    return isinstance(record, Strategy) and record.verdict == "prohibited"


def _ways(context: Context) -> Iterator[Finding]:
    for strategy in context.library.of(Strategy):
        if strategy.verdict == "prohibited":
            yield from _way(strategy, context)


def _way(strategy: Strategy, context: Context) -> Iterator[Finding]:
    grade = Severity.ERROR if strategy.public else Severity.WARNING
    other = strategy.alternative
    if other is None:
        if not strategy.public:
            yield replace(at(strategy, ("verdict",), "KB520-no-alternative", title=strategy.title), severity=grade)
    elif other.name == strategy.id:
        yield at(strategy, ("alternative",), "KB520-itself", title=strategy.title)
    elif worse := _prohibited(context, other.name):
        yield at(strategy, ("alternative",), "KB520-prohibited", title=strategy.title, other=worse.title)
    if not strategy.public and not strategy.lawful_way:
        yield replace(at(strategy, ("verdict",), "KB520-no-way", title=strategy.title), severity=grade)
    elif strategy.lawful_way and len(strategy.lawful_way.strip()) < _ENOUGH:
        yield at(strategy, ("lawful_way",), "KB520-empty-way", title=strategy.title)


PROHIBITED_USED = Rule(
    "KB501", "prohibited-used", "用了或者推荐了不可用的策略", "a prohibited strategy is used or recommended",
    of_record=_used,
)  # fmt: skip
LAWFUL_WAY = Rule(
    "KB520", "lawful-way", "不可用的策略没有写合规的做法", "a prohibited strategy without a lawful way",
    of_library=_ways,
)  # fmt: skip
