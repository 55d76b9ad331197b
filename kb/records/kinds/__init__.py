"""The kinds of fields: how each is written in Markdown and in YAML, and what it may hold."""

from kb.records.kinds.base import Kind
from kb.records.kinds.choices import Band, Choice, Dimension, Reference, Vocab
from kb.records.kinds.groups import Group, Items, PlanTerms, Situations
from kb.records.kinds.reading import Reading, Target, Written
from kb.records.kinds.scalars import (
    Count,
    Date,
    DayNumber,
    Flag,
    Heading,
    Line,
    MonthName,
    Number,
    RuleName,
    Share,
    TimeOfDay,
    TitleLine,
    WholeNumber,
    Word,
)
from kb.records.kinds.tables import (
    Articles,
    Axes,
    ChoiceTable,
    DayRange,
    FigureTable,
    Options,
    SlicedFigures,
    Table,
    TableOfTables,
    TriageWeights,
)
from kb.records.kinds.texts import Body, BodyLines, Lines, ListOf, OneOrMore, Text

__all__ = [
    "Articles", "Axes", "Band", "Body", "BodyLines", "Choice", "ChoiceTable", "Count", "Date", "DayNumber",
    "DayRange", "Dimension",
    "FigureTable", "Flag", "Group", "Heading", "Items", "Kind", "Line", "Lines", "ListOf", "MonthName", "Number",
    "OneOrMore", "Options", "PlanTerms", "Reading", "Reference", "RuleName", "Share", "Situations", "SlicedFigures",
    "Table", "TableOfTables", "Target", "Text", "TimeOfDay", "TitleLine", "TriageWeights", "Vocab", "WholeNumber",
    "Word", "Written",
]  # fmt: skip
