"""A reading as plain data: the public contract, key for key."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from luoshi.reading.reading import Reading

SCHEMA = "luoshi.reading/1"


def reading_as_json(reading: Reading) -> dict[str, Any]:
    """The whole reading as dicts, lists, strings, numbers, booleans and None."""
    source = reading.source
    return {
        "schema": SCHEMA,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "encoding": source.encoding,
            "characters": len(reading.text),
        },
        "text": reading.text,
        "facts": plain(reading.facts),
        "outline": [
            {**plain(section), "paragraphs": [list(span) for span in section.paragraphs]} for section in reading.outline
        ],
        "segments": [{"start": s.start, "end": s.end, "kind": s.kind} for s in reading.segments],
        "targets": [plain(target) for target in reading.targets],
        "tasks": [plain(task) for task in reading.tasks],
        "decisions": [plain(decision) for decision in reading.decisions],
        "defects": [plain(defect) for defect in reading.defects],
    }


def plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type that reads well
    """Turn frozen values into plain data; a whole Decimal becomes an int, dates become ISO strings."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        if hasattr(value, "_fields") and value._fields == ("start", "end"):
            return {"start": value[0], "end": value[1]}
        return [plain(part) for part in value]
    return value
