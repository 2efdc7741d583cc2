"""From the text of a cell back to the content of a field: units one by one, a due date as words and a day."""

from __future__ import annotations

import re
from datetime import date

from luoshi.delivery.indicators import GAP
from luoshi.delivery.items import Cell, Due
from luoshi.exchange.labels import Labels

_FIELDS = {"task": "wording"}
_UNITS = frozenset({"lead", "support", "sponsor"})
# A day as people write it.
DAY = re.compile(r"(\d{4})(?:年|-|/|\.)(\d{1,2})(?:月|-|/|\.)(\d{1,2})日?")


def field_of(column: str) -> str:
    """The item's field that a column shows."""
    return _FIELDS.get(column, column)


def entry_of(column: str, text: str, words: Labels) -> Cell | Due | str:
    """What a person's text means in this column; showing it again gives the same text, a day as the language writes it."""
    said = "" if is_blank(text, words) else text.strip()
    if column == "task":
        return said
    if column == "due":
        return _due(said)
    if not said:
        return Cell()
    joint = words.words["joint" if column in _UNITS else "series"]
    values = tuple(_without_gap(value, words) for value in said.split(joint))
    return Cell(values, "to_fill" if any(GAP in value for value in values) else "entered")


def is_blank(text: str, words: Labels) -> bool:
    """Does the cell say nothing, or only that it is to be filled?"""
    return text.strip() in ("", words.words["to_fill"])


def _due(said: str) -> Due:
    """The last line is the day that the words above it mean; a text that is nothing but a day has no words."""
    if not said:
        return Due()
    *lines, last = said.split("\n")
    day = _day(last)
    return Due(said, None, "entered") if day is None else Due("\n".join(lines) or None, day, "entered")


def _day(text: str) -> date | None:
    found = DAY.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _without_gap(value: str, words: Labels) -> str:
    """The value without the words that only point at its gap."""
    if GAP not in value:
        return value
    before, _, after = words.words["gap"].partition("{}")
    return value.removeprefix(before).removesuffix(after)
