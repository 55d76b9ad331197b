"""Typed models of the record types, and the reader that fills them."""

from kb.records.anchors import Anchor
from kb.records.base import PUBLIC, STATUSES, Record
from kb.records.case import Case, Compliance, Outcome, Step
from kb.records.measure import Measure, Shift, Term
from kb.records.month import Figures, Month, MonthlyMeasures
from kb.records.persona import Confusion, Objection, Persona, Script, Signals
from kb.records.process import Process, ProcessSituation, ProcessStep
from kb.records.regulation import GRADES, Article, Limit, Regulation
from kb.records.strategy import Requirements, Situation, Strategy
from kb.records.study import DESIGNS, STUDY_GRADES, Bearing, Study
from kb.records.training import TrainingPath, Unit
from kb.records.values import Day, FieldPath, Line, Note, Place, Plan, Ref, Say
from kb.records.vocabulary import Vocabulary

RECORD_TYPES: dict[str, type[Record]] = {
    model.TYPE: model for model in (Persona, Strategy, Case, Month, Regulation, Study, Process, TrainingPath, Measure)
}
"""Every referable record type by name, in the order in which pages and lists show them."""

__all__ = [
    "DESIGNS", "GRADES", "PUBLIC", "RECORD_TYPES", "STATUSES", "STUDY_GRADES",
    "Anchor", "Article", "Bearing", "Case", "Compliance", "Confusion", "Day", "FieldPath", "Figures", "Limit",
    "Line", "Measure", "Month", "MonthlyMeasures", "Note", "Objection", "Outcome", "Persona", "Place", "Plan",
    "Process", "ProcessSituation", "ProcessStep", "Record", "Ref", "Regulation", "Requirements", "Say", "Script",
    "Shift", "Signals", "Situation", "Step", "Strategy", "Study", "Term", "TrainingPath", "Unit", "Vocabulary",
]  # fmt: skip
