"""The Table Schema of a plan's data: every column with its type and meaning (Frictionless Data, Table Schema 1)."""

from __future__ import annotations

from typing import Any

# name, type, what it holds, further constraints
FIELDS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("id", "string", "Stable id of the row, made from the source and the row's place in it", {"required": True, "unique": True, "pattern": "LS-[0-9a-f]{6,64}"}),
    ("parent_id", "string", "Id of the task that lists this part; empty for other rows", {}),
    ("number", "string", "Number of the row in this plan (1, 1.1); text, as 1.10 differs from 1.1", {"required": True, "pattern": "[0-9]+([.][0-9]+)?"}),
    ("kind", "string", "What the row is", {"required": True, "enum": ["target", "task", "part", "decision"]}),
    ("group", "string", "Heading of the group, outermost first, parted by ' > '; a bare English word where the text has none", {}),
    ("task", "string", "What is to be done or reached, in the words of the text", {"required": True}),
    ("measures", "string", "Concrete measures", {}),
    ("indicators", "string", "Quantities to be reached, parted by '; '", {}),
    ("lead", "string", "Units that lead, parted by '; '", {}),
    ("support", "string", "Supporting units, parted by '; '", {}),
    ("sponsor", "string", "The person who answers for it", {}),
    ("due_words", "string", "By when, in the words of the text", {}),
    ("due_date", "date", "The day these words mean, where the document's date tells", {}),
    ("progress", "string", "Progress so far", {}),
    ("to_fill", "string", "Columns that the text leaves open and a person has to fill, parted by '; ' (due: both due columns)", {}),
    ("number_missing", "boolean", "Whether the text left the number of an indicator blank", {"required": True}),
    ("sentence", "string", "The sentence as it stands in the source", {}),
    ("headings", "string", "Headings of the source above it, outermost first, parted by ' > '", {}),
    ("paragraph", "integer", "Paragraph of the source, counted from 1", {"minimum": 1}),
    ("start", "integer", "Where the row's words begin in the source, in Unicode code points from 0", {"required": True, "minimum": 0}),
    ("end", "integer", "Where they end (exclusive)", {"required": True, "minimum": 0}),
    ("rules", "string", "Names of the rules that made the row, parted by '; '", {}),
)  # fmt: skip


def plan_table_schema() -> dict[str, Any]:
    """The Table Schema of `plan_to_csv_data`, as plain data for JSON."""
    return {
        "fields": [_field(*field) for field in FIELDS],
        "missingValues": [""],
        "primaryKey": ["id"],
    }


def _field(name: str, kind: str, meaning: str, constraints: dict[str, Any]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": kind, "description": meaning}
    if kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return field | ({"constraints": constraints} if constraints else {})
