"""The team's vocabulary and conventions: `kb.yml`, read by the same reader as the records."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from kb.records import kinds
from kb.records.check_settings import CheckSettings
from kb.records.fields import declare
from kb.records.values import FieldPath, Place, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry of a word list: a bare title in `kb.yml`, or a mapping with more."""

    title: str = declare(kinds.TitleLine(), "名称", required=True)
    aliases: tuple[str, ...] = declare(kinds.ListOf(kinds.TitleLine()), "别名")
    summary: str = declare(kinds.Text(multiline=False), "说明")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Term):
    """An author, owner or reviewer: an id and a form of address, never a full name."""

    group: str = declare(kinds.Word(), "小组")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Term):
    """A stage of delinquency; `days` is the closed interval of days past due, open above where `None`."""

    days: tuple[int, int | None] | None = declare(kinds.DayRange(), "天数", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Term):
    """How a case can end; `good` is true, false, or `None` where it is too early to say."""

    good: bool | None = declare(kinds.Flag(nullable=True), "好坏", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis(Term):
    """An axis on which debtors are described, with its values."""

    values: Mapping[str, Term] = declare(kinds.Table(Term), "取值", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A variable of the lines to say; one marked `after_identity` may not be said before the identity check."""

    example: str = declare(kinds.Line(), "示例", required=True)
    after_identity: bool | None = declare(kinds.Flag(), "核验后才可用")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What holds for every call."""

    identity: Ref | None = declare(kinds.Reference("strategy"), "核验")
    stop: Ref | None = declare(kinds.Reference("process"), "停催")
    words_before_identity: tuple[str, ...] = declare(kinds.ListOf(kinds.Line()), "核验前禁用词")
    variables: Mapping[str, Variable] = declare(kinds.Table(Variable, any_name=True), "变量")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of the triage; its options are its own or those of an axis."""

    id: str = declare(kinds.Word(), "编号", required=True)
    ask: str = declare(kinds.Text(multiline=False), "问", required=True)
    axis: str = declare(kinds.Word(), "轴")
    options: Mapping[str, Term] = declare(kinds.Table(Term), "选项")


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamField(Term):
    """A field that a team adds to a record type."""

    TYPES: ClassVar = {
        "line": "一行",
        "text": "正文",
        "list": "清单",
        "choice": "选项",
        "date": "日期",
        "number": "数字",
        "flag": "是否",
    }

    type: str = declare(kinds.Choice(TYPES), "类型", required=True)
    choices: tuple[str, ...] = declare(kinds.ListOf(kinds.Line()), "选项")
    required: bool | None = declare(kinds.Flag(), "必填")

    def kind(self) -> kinds.Kind:
        """The kind that reads this field."""
        by_type: Mapping[str, kinds.Kind] = {
            "text": kinds.Text(),
            "list": kinds.ListOf(kinds.Text(multiline=False)),
            "choice": kinds.Choice({choice: choice for choice in self.choices}),
            "date": kinds.Date(),
            "number": kinds.Number(),
            "flag": kinds.Flag(),
        }
        return by_type.get(self.type, kinds.Line())


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What the knowledge base promises to hold: ids by record type. What is missing shows on the page of the coverage.

    These are plain ids, not references: a promise not kept yet is a gap, not an error.
    """

    persona: tuple[str, ...] = declare(kinds.ListOf(kinds.Word()), "画像")
    strategy: tuple[str, ...] = declare(kinds.ListOf(kinds.Word()), "策略")
    case: tuple[str, ...] = declare(kinds.ListOf(kinds.Word()), "案例")
    regulation: tuple[str, ...] = declare(kinds.ListOf(kinds.Word()), "法规")
    study: tuple[str, ...] = declare(kinds.ListOf(kinds.Word()), "研究")
    process: tuple[str, ...] = declare(kinds.ListOf(kinds.Word()), "流程")
    training: tuple[str, ...] = declare(kinds.ListOf(kinds.Word()), "培训")
    measure: tuple[str, ...] = declare(kinds.ListOf(kinds.Word()), "指标")
    unused: Mapping[str, Term] = declare(kinds.Table(Term), "没有案例的策略")
    """Strategies that no case uses, each with the reason."""

    def ids(self, kind: str) -> tuple[str, ...]:
        """The promised ids of a record type, such as `persona`; none for a type without promises."""
        found: tuple[str, ...] = getattr(self, kind, ())
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All of `kb.yml`. Word lists keep their order, which is the order of pages and facets."""

    path: str = dataclasses.field(default="kb.yml", compare=False)
    places: Mapping[FieldPath, Place] = dataclasses.field(default_factory=dict, compare=False, repr=False)

    name: str = declare(kinds.Line(), "名称", required=True)
    team: str = declare(kinds.Line(), "团队")
    language: str = declare(kinds.Word(), "语言")
    edit_url: str = declare(kinds.Word(), "源文件地址")
    """Address of a record's source, with `{path}`; empty for no link."""
    people: Mapping[str, Person] = declare(kinds.Table(Person), "人员", required=True)
    stages: Mapping[str, Stage] = declare(kinds.Table(Stage), "阶段", required=True)
    products: Mapping[str, Term] = declare(kinds.Table(Term), "产品", required=True)
    channels: Mapping[str, Term] = declare(kinds.Table(Term), "渠道", required=True)
    contact_sources: Mapping[str, Term] = declare(kinds.Table(Term), "联系方式来源", required=True)
    principals: Mapping[str, Term] = declare(kinds.Table(Term), "本金档位", required=True)
    reasons: Mapping[str, Term] = declare(kinds.Table(Term), "原因", required=True)
    results: Mapping[str, Result] = declare(kinds.Table(Result), "结果", required=True)
    dimensions: Mapping[str, Term] = declare(kinds.Table(Term), "维度", required=True)
    axes: Mapping[str, Axis] = declare(kinds.Table(Axis), "轴", required=True)
    trades: Mapping[str, Term] = declare(kinds.Table(Term), "行业")
    verdicts: Mapping[str, Term] = declare(kinds.Table(Term), "合规结论", required=True)
    call: Call = declare(kinds.Group(Call, always=True), "通话")
    triage: tuple[Question, ...] = declare(kinds.ListOf(kinds.Group(Question)), "分诊")
    figures: Mapping[str, Term] = declare(kinds.Table(Term), "原始数")
    synonyms: tuple[tuple[str, ...], ...] = declare(kinds.ListOf(kinds.ListOf(kinds.Line())), "同义词")
    coverage: Promise = declare(kinds.Group(Promise, always=True), "覆盖")
    checks: CheckSettings = declare(kinds.Group(CheckSettings, always=True), "检查")
    fields: Mapping[str, Mapping[str, TeamField]] = declare(kinds.TableOfTables(TeamField), "团队字段")

    def terms(self, table: str) -> Mapping[str, Term]:
        """A word list by its name, such as `stages`."""
        found: Mapping[str, Term] = getattr(self, table)
        return found

    def title(self, table: str, key: str) -> str:
        """The title of a vocabulary value; the key itself where it is unknown or absent."""
        term = self.terms(table).get(key)
        return term.title if term else key

    def options(self, question: Question) -> Mapping[str, Any]:
        """The options of a triage question: its own, or the values of its axis."""
        axis = self.axes.get(question.axis)
        return axis.values if axis else question.options

    def names(self, table: str) -> Iterator[tuple[str, str]]:
        """Every spelling of every value of a word list, with the value's id."""
        for key, term in self.terms(table).items():
            yield key, key
            yield term.title, key
            for alias in term.aliases:
                yield alias, key
