"""Writes a made-up case as a file, in Markdown or in YAML."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from benchmarks.synthetic.facts import Facts
from benchmarks.synthetic.playbook import Playbook
from benchmarks.synthetic.story import Step, Story


@dataclass(frozen=True, slots=True)
class Case:
    """A case ready to be written.

    Attributes:
        opened: Month of the first day, such as `2026-08`.
        checked: When compliance looked at it.
        reviewed: When it was last looked at as a whole.
    """

    id: str
    status: str
    author: str
    owner: str
    opened: str
    checked: dt.date
    reviewed: dt.date
    facts: Facts
    story: Story
    as_yaml: bool

    @property
    def path(self) -> str:
        """Where it stands in the collection."""
        return f"cases/{self.facts.closed:%Y-%m}/{self.id}.{'yml' if self.as_yaml else 'md'}"


def render(case: Case, playbook: Playbook) -> str:
    """The file's text."""
    return _yaml(case) if case.as_yaml else _markdown(case, playbook)


def _head(case: Case) -> list[str]:
    facts = case.facts
    review = "corrected" if any(step.leg.replaced for step in case.story.steps) else "passed"
    return [
        f"title: {case.story.title}",
        f"summary: {case.story.summary}",
        f"kind: {facts.kind}",
        f"status: {case.status}",
        "illustrative: true",
        f"author: {case.author}",
        f"owner: {case.owner}",
        f"reviewed_on: {case.reviewed}",
        f"review_due: {case.reviewed.replace(year=case.reviewed.year + 1)}",
        f"stage: {facts.stage}",
        f"opened: {case.opened}",
        f"days_past_due: {facts.days_past_due}",
        f"product: {facts.product}",
        f"reason: {facts.reason}",
        f"trade: {facts.trade}",
        f"assumed: {facts.assumed.id}",
        f"actual: {facts.actual.id}",
        f"principal: {facts.principal}",
        f"compliance: {{by: compliance, date: {case.checked}, result: {review}}}",
    ]


def _markdown(case: Case, playbook: Playbook) -> str:
    story, facts = case.story, case.facts
    labels = [f"- 结果：{playbook.word('results', facts.result)}", f"- 收回：{facts.share}%"]
    if facts.months:
        labels.append(f"- 分期：{facts.months} 期，已履约 {facts.kept} 期")
    labels.append(f"- 投诉：{_complaints(case)}")
    parts = [
        "\n".join(["---", *_head(case), "---", "## 案件背景", story.background]),
        "\n\n".join(["## 突破过程", *(_markdown_step(step, case, playbook) for step in story.steps)]),
        "\n".join(["## 最终结果", *labels, "", story.outcome]),
        "\n".join(["## 经验与反思", *(f"- {lesson}" for lesson in story.lessons)]),
    ]
    return "\n\n".join(parts) + "\n"


def _markdown_step(step: Step, case: Case, playbook: Playbook) -> str:
    leg = step.leg
    labels = [
        f"- 时间：第 {leg.day} 天{'起' if leg.ongoing else ''}",
        f"- 渠道：{'、'.join(playbook.word('channels', channel) for channel in leg.channels)}",
    ]
    if leg.source:
        labels.append(f"- 来源：{playbook.word('contact_sources', leg.source)}")
    if leg.turning:
        labels.append(f"- 画像：[[{case.facts.actual.title}]]")
    for label, names in (("策略", leg.strategies), ("原做法", leg.replaced)):
        if names:
            labels.append(f"- {label}：" + "、".join(f"[[{playbook.strategies[name].title}]]" for name in names))
    return "\n".join([f"### {step.title}", *labels, "", step.text])


def _yaml(case: Case) -> str:
    story, facts = case.story, case.facts
    lines = [*_head(case), "background: |", *_block(story.background, 2), "steps:"]
    for step in story.steps:
        leg = step.leg
        lines += [
            f"  - title: {step.title}",
            f"    day: {leg.day}{'+' if leg.ongoing else ''}",
            f"    channels: [{', '.join(leg.channels)}]",
        ]
        if leg.source:
            lines.append(f"    contact_source: {leg.source}")
        if leg.turning:
            lines.append(f"    persona: {facts.actual.id}")
        if leg.strategies:
            lines.append(f"    strategies: [{', '.join(leg.strategies)}]")
        if leg.replaced:
            lines.append(f"    corrected_from: [{', '.join(leg.replaced)}]")
        lines += ["    text: |", *_block(step.text, 6)]
    lines += ["outcome:", f"  result: {facts.result}", f"  recovered_share: {facts.share}%"]
    if facts.months:
        lines.append(f"  plan: {{months: {facts.months}, kept: {facts.kept}}}")
    lines += [f"  complaints: {_complaints(case)}", "  text: |", *_block(story.outcome, 4), "lessons:"]
    lines += [f"  - {lesson}" for lesson in story.lessons]
    return "\n".join(lines) + "\n"


def _block(text: str, indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in text.split("\n")]


def _complaints(case: Case) -> int:
    return 1 if case.facts.result in {"lost", "referred"} and case.facts.days_past_due % 5 == 0 else 0
