"""What an editor says of a field: its names, its notation, whether it is required."""

from __future__ import annotations

from kb.records import RECORD_TYPES, kinds
from kb.records.fields import FieldSpec
from kb.records.kinds.base import Kind

_HINTS: tuple[tuple[type[Kind], str], ...] = (
    # A kind stands before the kinds it is derived from.
    (kinds.Band, "只写档位，值在 kb.yml 的词表里"),
    (kinds.Dimension, "值在 kb.yml 的 dimensions 里"),
    (kinds.Vocab, "值在 kb.yml 的词表里，写编号、中文名或别名都行"),
    (kinds.Choice, "从固定的几个值里选，写英文或中文都行"),
    (kinds.Date, "日期，写成 2026-10-28"),
    (kinds.MonthName, "月份，写成 2026-10"),
    (kinds.TimeOfDay, "时刻，写成 08:00"),
    (kinds.Flag, "写 true 或 false，也可以写“是”或“否”"),
    (kinds.WholeNumber, "整数"),
    (kinds.Number, "数字"),
    (kinds.Count, "从 0 起的整数，可以带量词，如“2 件”"),
    (kinds.Share, "比例，写成 25% 或 0.25"),
    (kinds.DayNumber, "第几天，写成 40 或“第 40 天”；从那天起一直在做写 40+"),
    (kinds.PlanTerms, "分期，写成“36 期，已履约 9 期”，或写 months 和 kept"),
    (kinds.DayRange, "逾期天数区间，写成 [31, 60]，上不封顶写 [91, null]"),
    (kinds.TitleLine, "名称，里面不能有 # | [ ]"),
    (kinds.Text, "正文。几行的写在 | 后面；里面可以用“[[名字]]”连到别的记录"),
    (kinds.Situations, "要说的话：每条写 say 或 note；分情形的写 title 和 lines"),
    (kinds.Items, "清单，每一项有自己的标题 title"),
    (kinds.Lines, "要说的话：每条写 say（说出口的）或 note（提示）"),
    (kinds.Axes, "在 kb.yml 的各条轴上取什么值，一个或几个"),
    (kinds.TriageWeights, "分诊每个回答给这种画像加几分"),
    (kinds.Articles, "条文，键写条款号，如 5、253之一、5.3"),
    (kinds.FigureTable, "原始数，名称在 kb.yml 的 figures 里"),
    (kinds.SlicedFigures, "按类别分开的原始数"),
    (kinds.RuleName, "规则编号，如 KB401；或一类规则的开头，如 KB4"),
    (kinds.ChoiceTable, "规则编号: 级别"),
    (kinds.Options, "规则编号: {选项: 值}；有哪些选项，看规则的说明页"),
    (kinds.TableOfTables, "每类记录自己加的字段"),
    (kinds.Table, "词表：编号: 中文名；要写更多就写成几项"),
)


def describe(spec: FieldSpec) -> str:
    """What a field holds and how else its name may be written."""
    parts = [hint(spec.kind), "发布前必填" if spec.required else ""]
    others = [name for name in spec.spellings if name != spec.key]
    parts.append(f"字段名也可以写：{'、'.join(dict.fromkeys(others))}")
    return "。".join(part for part in parts if part) + "。"


def hint(kind: Kind) -> str:
    """How a value of this kind is written; empty where its name says enough."""
    if isinstance(kind, kinds.Reference):
        model = RECORD_TYPES.get(kind.accepts)
        target = f"一条{model.TITLE}" if model else "另一条记录"
        return f"指向{target}：写编号、标题或别名，可以再写“#位置”"
    if isinstance(kind, kinds.Text) and not kind.multiline:
        return "一句话或一段话，里面可以用“[[名字]]”连到别的记录"
    if isinstance(kind, kinds.ListOf):
        inner = hint(kind.item)
        return f"清单。每一项：{inner}" if inner else "清单"
    return next((text for known, text in _HINTS if isinstance(kind, known)), "")
