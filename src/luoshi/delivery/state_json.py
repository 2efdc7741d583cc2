"""The state of an item as plain data and back, exactly: figures are text, so that 8.10 doesn't become 8.1."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from luoshi.delivery.state import ItemState


class NoState(ValueError):
    """The data is no state of an item."""


def state_data(state: ItemState) -> dict[str, Any]:
    """Every field that differs from its default."""
    data: dict[str, Any] = _plain(state)
    return data


def read_state(data: Mapping[str, Any], schema: str) -> ItemState:
    """The state that `state_data` wrote; raises `NoState`."""
    if data.get("schema") != schema:
        message = f"no state of an item: schema {data.get('schema')!r}, not {schema!r}; fold the ledger again"
        raise NoState(message)
    try:
        state: ItemState = _read(ItemState, {key: value for key, value in data.items() if key != "schema"})
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        message = f"no state of an item: {error}; fold the ledger again"
        raise NoState(message) from error
    return state


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type that reads well
    if is_dataclass(value):
        pairs = ((one, getattr(value, one.name)) for one in fields(value))
        return {one.name: _plain(part) for one, part in pairs if part != _default(one)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime):
        # The same moment has one spelling, in whichever zone the store gives it back.
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def _default(field: Field[Any]) -> object:
    return field.default if field.default is not MISSING else _NOTHING


_NOTHING = object()


@cache
def _types(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, value: Any) -> Any:  # noqa: ANN401 - the type decides
    origin = get_origin(kind)
    if origin is Union or origin is types.UnionType:
        inner = [one for one in get_args(kind) if one is not type(None)]
        return None if value is None else _read(inner[0], value)
    if origin is tuple:
        return tuple(_read(get_args(kind)[0], part) for part in value)
    if origin is not None and origin is not Literal:
        return {key: _read(get_args(kind)[1], part) for key, part in value.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(**{key: _read(_types(kind)[key], part) for key, part in value.items()})
    if kind is datetime or kind is date:
        return kind.fromisoformat(value)
    return Decimal(value) if kind is Decimal else value
