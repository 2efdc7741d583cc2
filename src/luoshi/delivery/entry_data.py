"""What the data of an entry may be: each action needs and takes some values, each of a kind (lifecycle.toml names them)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from luoshi.delivery.lifecycle import Action, transitions
from luoshi.delivery.refusals import WrongData
from luoshi.delivery.reporting_periods import BadPeriod, Rhythm, read_period

Result = Literal["met", "partly_met", "not_met", "cannot_be_judged"]
Data = Mapping[str, Any]
# Bounded, because figures without bounds (1E+999999) would take all memory once written out.
_NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,12})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MEASURE_KINDS = ("level", "growth", "limit")
_BETTER = ("higher", "lower")


def check_data(action: Action, data: Data) -> None:
    """Raise `WrongData` for the first value that is missing, unknown or of another kind."""
    row = transitions()[action]
    _check_fields(data, row.needs, row.takes)


def number(said: str) -> Decimal:
    """The number that the text writes, exactly; raises ValueError where it is none of at most 18 digits and 12 places."""
    if not _NUMBER.fullmatch(said):
        message = f"{said!r} is no number such as 8.5 or -3"
        raise ValueError(message)
    return Decimal(said)


def _check_fields(data: Data, needs: Mapping[str, str], takes: Mapping[str, str]) -> None:
    for field in needs:
        if data.get(field) is None:
            raise WrongData(field, "missing")
    for field, value in data.items():
        kind = needs.get(field) or takes.get(field)
        if kind is None:
            raise WrongData(field, "unknown")
        if value is not None and not CHECKS[kind](value):
            raise WrongData(field, kind)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: object) -> bool:
    return isinstance(value, list | tuple) and all(_is_text(one) for one in value) and len(set(value)) == len(value)


def _is_day(value: object) -> bool:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_number(value: object) -> bool:
    """Is it a number in text that `number` reads?"""
    if not isinstance(value, str):
        return False
    try:
        number(value)
    except ValueError:
        return False
    return True


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value < 10**18


def _is_period(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        read_period(value)
    except BadPeriod:
        return False
    return True


def _is_values(value: object) -> bool:
    return isinstance(value, Mapping) and all(_is_text(key) and is_number(said) for key, said in value.items())


def _each(value: object, needs: Mapping[str, str], takes: Mapping[str, str], by: str) -> bool:
    """Are these objects with such fields, and each of them named once?"""
    if not isinstance(value, list | tuple) or not all(isinstance(one, Mapping) for one in value):
        return False
    return all(_fits(one, needs, takes) for one in value) and len({one[by] for one in value}) == len(value)


def _fits(value: Data, needs: Mapping[str, str], takes: Mapping[str, str]) -> bool:
    try:
        _check_fields(value, needs, takes)
    except WrongData:
        return False
    return True


_MEASURE_TAKES = {
    "unit": "text", "kind": "measure_kind", "better": "better", "baseline": "number", "target": "number",
    "starts": "day", "due": "day", "milestones": "points",
}  # fmt: skip
CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "text": _is_text,
    "texts": _is_texts,
    "day": _is_day,
    "number": is_number,
    "weight": lambda value: is_number(value) and number(value) > 0,
    "whole": _is_whole,
    "flag": lambda value: isinstance(value, bool),
    "period": _is_period,
    "rhythm": lambda value: value in get_args(Rhythm),
    "result": lambda value: value in get_args(Result),
    "values": _is_values,
    "measure_kind": lambda value: value in _MEASURE_KINDS,
    "better": lambda value: value in _BETTER,
    "points": lambda value: _each(value, {"due": "day", "value": "number"}, {}, "due"),
    "milestones": lambda value: _each(value, {"name": "text"}, {"due": "day"}, "name"),
    "measures": lambda value: _each(value, {"id": "text", "name": "text"}, _MEASURE_TAKES, "id"),
    "report": lambda value: (
        isinstance(value, Mapping) and _fits(value, transitions()["report"].needs, transitions()["report"].takes)
    ),
}
