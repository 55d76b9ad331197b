"""Records as plain data: the values as the YAML form of the content would write them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any

from kb.records import Day, Note, Plan, Record, Ref, Say
from kb.records.fields import specs


def identity(record: Record) -> dict[str, Any]:
    """What identifies a record in any list."""
    return {
        "id": record.id,
        "type": record.TYPE,
        "title": record.title,
        "status": record.status,
        "path": record.path,
        "address": record.address,
        "summary": record.summary,
    }


def fields_of(model: Any, *, titled: bool = False) -> dict[str, Any]:  # noqa: ANN401  (any declared model)
    """The declared fields of a record or group that hold something, by canonical name or by Chinese title."""
    found = {
        spec.title if titled else spec.name.rstrip("_"): as_written(getattr(model, spec.name), titled=titled)
        for spec in specs(type(model)).values()
    }
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def as_written(value: Any, *, titled: bool = False) -> Any:  # noqa: ANN401, PLR0911  (any field; a return a kind)
    """One value as plain data."""
    match value:
        case Ref():
            return str(value)
        case Day(number=number, ongoing=ongoing):
            return f"{number}+" if ongoing else number
        case Plan(months=months, kept=kept):
            return {"months": months, "kept": kept}
        case Say(text=text):
            return {"say": text}
        case Note(text=text):
            return {"note": text}
        case dt.date():
            return value.isoformat()
        case tuple() | list():
            return [as_written(item, titled=titled) for item in value]
        case Mapping():
            return {key: as_written(item, titled=titled) for key, item in value.items()}
    return fields_of(value, titled=titled) if dataclasses.is_dataclass(value) else value
