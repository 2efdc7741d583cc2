"""A ledger as lines of JSON, one entry a line, so that it can be kept and verified anywhere."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from luoshi.delivery.canonical_json import NotCanonical, canonical
from luoshi.delivery.ledger import Entry

_TEXTS = ("item", "action", "actor", "actor_name", "role", "at", "reason", "data", "previous", "hash")


class BadLine(ValueError):
    """The line is no entry of a ledger."""


def entry_line(entry: Entry) -> str:
    """The entry in canonical JSON, without a line break; ``at`` in UTC. ``data`` stays the text that was sealed."""
    at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    texts = {name: getattr(entry, name) for name in _TEXTS}
    return canonical({"number": entry.number, **texts, "at": at})


def read_entry(line: str) -> Entry:
    """The entry of a line; raises `BadLine` with what is missing. Whether it is what was once entered, `verify` tells."""
    try:
        said: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _bad(f"it isn't JSON ({error})") from error
    if not isinstance(said, dict) or said.keys() != {"number", *_TEXTS}:
        raise _bad(f"it needs the fields number, {', '.join(_TEXTS)}, and no others")
    number = said.pop("number")
    if (
        not isinstance(number, int)
        or isinstance(number, bool)
        or not all(isinstance(one, str) for one in said.values())
    ):
        raise _bad("number must be a whole number and all else text")
    entry = Entry(number=number, at=_time(said.pop("at")), **said)
    # One spelling only: whoever changes any byte of a line changes the entry, or what is read here.
    if _spelt(entry) != line.removesuffix("\n"):
        raise _bad("it is spelt in another way than entries are written")
    return entry


def _time(said: str) -> datetime:
    try:
        at = datetime.fromisoformat(said)
    except ValueError as error:
        raise _bad("at must be a time such as 2026-11-25T01:00:00.000000+00:00") from error
    if at.tzinfo is None:
        raise _bad("at must name its time zone")
    return at


def _spelt(entry: Entry) -> str | None:
    try:
        return entry_line(entry)
    except (NotCanonical, OverflowError):
        return None


def _bad(why: str) -> BadLine:
    return BadLine(f"no entry of a ledger: {why}; export the ledger again")
