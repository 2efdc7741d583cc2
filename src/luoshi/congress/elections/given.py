"""What was given for a count, looked at key by key: a wrong kind of value is named with its place and its cure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from luoshi.congress.elections.election import BrokenElection


def whole(given: Mapping[str, Any], key: str, least: int = 0) -> int:
    """The whole number under a key; raises `BrokenElection`."""
    if key not in given:
        raise BrokenElection(f'"{key}" is missing', "add it, as a whole number")
    return whole_number(given[key], key, least)


def whole_number(value: object, what: str, least: int = 0) -> int:
    """The value as a whole number of at least `least`; raises `BrokenElection`."""
    # True and False are numbers to Python, and 60.0 may have been 59.99.
    if type(value) is not int:
        raise BrokenElection(f'"{what}" is {shown(value)}', "write a whole number, without quotes and without a point")
    if value < least:
        raise BrokenElection(f'"{what}" is {value}', f"it must be {least} or more")
    return value


def text(given: Mapping[str, Any], key: str, otherwise: str | None = None) -> str:
    """The text under a key; raises `BrokenElection` where it is another kind of thing, or missing without an alternative."""
    value = given.get(key, otherwise)
    if value is None:
        raise BrokenElection(f'"{key}" is missing', "add it, as a text in quotes")
    if not isinstance(value, str):
        raise BrokenElection(f'"{key}" is {shown(value)}', "write a text in quotes")
    return whole_characters(value, key)


def whole_characters(value: str, what: str) -> str:
    """The text; raises `BrokenElection` where it holds half a character, as JSON can write it and no file can hold it."""
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise BrokenElection(f'"{what}" holds half a character', "write the text anew")
    return value


def table(value: object, what: str) -> Mapping[str, Any]:
    """The value as a JSON object; raises `BrokenElection`."""
    if not isinstance(value, Mapping):
        raise BrokenElection(f"{what} is {shown(value)}", "write a JSON object in braces")
    return value


def shown(value: object) -> str:
    """A value as a person would call it."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case list():
            return "a list"
        case Mapping():
            return "an object"
        case str():
            return f'the text "{value[:40]}"'
        case _:
            return str(value)[:40]
