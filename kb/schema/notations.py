"""Notations that are the same for every team: dates, numbers, references, the small forms of the format."""

from __future__ import annotations

from collections.abc import Mapping

from kb.records import kinds
from kb.records.kinds.base import Kind
from kb.schema.drafting import Schema, plain

PLAN = r"^[0-9]{1,4}\s*期(?:[，,、\s]*已履约\s*[0-9]{1,4}\s*期)?$"
_REFERENCE = r"^\s*(?:\[\[[^\[\]#|]+(?:#[^\[\]|]*)?(?:\|[^\[\]]*)?\]\]|(?!#)(?!.*\[\[)\S.*)$"
_WHOLE = r"^-?[0-9]{1,9}$"
_DECIMAL = r"^-?[0-9]+(?:\.[0-9]+)?$"
_COUNT = r"^[0-9]{1,9}\s*[件次起户个天]?$"
_SHARE = r"^(?:0*(?:[0-9]{1,2}(?:\.[0-9]+)?|100(?:\.0+)?)\s*[%％]|0+(?:\.[0-9]+)?|0*1(?:\.0+)?)$"
_DAY = r"^(?:第\s*[0-9]{1,5}\s*天\s*起?|[0-9]{1,5}\s*\+?)$"
_DATE = r"^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"

_NOTATIONS: Mapping[type[Kind], Schema] = {
    kinds.Date: {
        "type": "string", "format": "date", "pattern": _DATE, "patternErrorMessage": "日期要写成 2026-10-28 这样。",
    },
    kinds.MonthName: {
        "type": "string", "pattern": r"^[0-9]{4}-(?:0[1-9]|1[0-2])$",
        "patternErrorMessage": "月份要写成 2026-10 这样。",
    },
    kinds.TimeOfDay: {
        "type": "string", "pattern": r"^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$",
        "patternErrorMessage": "时刻要写成 08:00 这样。",
    },
    kinds.WholeNumber: {"type": ["integer", "string"], "pattern": _WHOLE},
    kinds.Count: {
        "type": ["integer", "string"], "minimum": 0, "pattern": _COUNT, "patternErrorMessage": "要写从 0 起的整数。",
    },
    kinds.Share: {
        "type": ["number", "string"], "minimum": 0, "maximum": 1, "pattern": _SHARE,
        "patternErrorMessage": "比例要写成 25% 或 0.25 这样。",
    },
    kinds.DayNumber: {
        "type": ["integer", "string"], "minimum": 0, "pattern": _DAY,
        "patternErrorMessage": "第几天要写成 40、40+ 或“第 40 天”这样。",
    },
    kinds.DayRange: {
        "type": "array", "items": [{"type": "integer"}, {"type": ["integer", "null"]}], "minItems": 2, "maxItems": 2,
    },
    kinds.TitleLine: plain(r"^[^#|\[\]\n]*[^#|\[\]\s][^#|\[\]\n]*$", patternErrorMessage="名称里不能有 # | [ ]。"),
}  # fmt: skip
"""Kinds whose notation is the same for every team."""


def scalar(kind: Kind) -> Schema:
    """The schema of a value written as one piece of text; any text where the notation is free."""
    match kind:
        case kinds.Heading():
            return plain()
        case kinds.Reference():
            return plain(_REFERENCE, patternErrorMessage='写编号、标题或别名；用方括号就写成 "[[名字]]"。')
        case kinds.Flag():
            types = ["boolean", "string", *(["null"] if kind.nullable else [])]
            return {"type": types, "pattern": r"^(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|是|否)$"}
        case kinds.Number() if not isinstance(kind, kinds.WholeNumber):
            least = {} if kind.least is None else {"minimum": kind.least}
            return {"type": ["number", "string"], "pattern": _DECIMAL, **least}
    return next((schema for known, schema in _NOTATIONS.items() if isinstance(kind, known)), plain())
