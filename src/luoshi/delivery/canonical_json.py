r"""JSON with one spelling a value, so that the same data always has the same hash.

The rules: UTF-8; no white space between tokens; keys are text, sorted by code point; characters stand for themselves, only
``"``, ``\`` and control characters are escaped; whole numbers in decimal without leading zeros. There are no fractions: a
figure such as 8.5 is text, because binary fractions have no single spelling. Lone surrogates have no UTF-8 and are refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


class NotCanonical(ValueError):
    """The value can't be written in canonical JSON; the message names where it stands and what to give instead."""


def canonical(value: object) -> str:
    """The one spelling of the value; raises `NotCanonical`. Tuples become lists."""
    try:
        _check(value, "data")
    except RecursionError as error:
        message = "data: lists within lists without end; give it flatter"
        raise NotCanonical(message) from error
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def _check(value: object, place: str) -> None:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, int):
        _check_size(value, place)
    elif isinstance(value, str):
        _check_text(value, place)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if not isinstance(key, str):
                message = f"{place}: the key {key!r} is no text; give text"
                raise NotCanonical(message)
            _check_text(key, place)
            _check(part, f"{place}.{key}")
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            _check(part, f"{place}[{index}]")
    else:
        message = f"{place}: {type(value).__name__} has no single spelling; give figures and days as text"
        raise NotCanonical(message)


def _check_size(whole: int, place: str) -> None:
    if abs(whole) >= 10**18:
        message = f"{place}: a number of more than 18 digits; give it as text"
        raise NotCanonical(message)


def _check_text(text: str, place: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        message = f"{place}: half of a character (a lone surrogate) at {error.start}; leave it out"
        raise NotCanonical(message) from error


def parsed(text: str) -> dict[str, Any]:
    """The object that canonical JSON spells; raises `NotCanonical` where it isn't one or is spelt otherwise."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"no JSON: {error}"
        raise NotCanonical(message) from error
    if not isinstance(value, dict) or canonical(value) != text:
        message = "JSON in another spelling than the canonical one; write it with `canonical`"
        raise NotCanonical(message)
    return value
