"""A reading as plain data: the public contract, key for key."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from luoshi.reading.reading import Reading

_ALREADY_PLAIN = frozenset((str, int, bool, float, type(None)))
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
        "plans": [plain(mention) for mention in reading.plans],
        "remarks": [plain(remark) for remark in reading.remarks],
    }


def plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type that reads well
    """Turn frozen values into plain data; a whole Decimal becomes an int, dates become ISO strings."""
    kind: type = type(value)
    # Most of a reading by far is of these kinds, and there is a great deal of it.
    if kind in _ALREADY_PLAIN:
        return value
    if isinstance(value, tuple):
        if hasattr(value, "_fields") and value._fields == ("start", "end"):
            return {"start": value[0], "end": value[1]}
        return [plain(part) for part in value]
    names = _field_names(kind)
    if names:
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
