"""A ledger as lines of JSON, one entry a line, so that it can be kept and verified anywhere."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from luoshi.delivery.canonical_json import canonical
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
    try:
        at = datetime.fromisoformat(said.pop("at"))
    except ValueError as error:
        raise _bad("at must be a time such as 2026-11-25T01:00:00+00:00") from error
    return Entry(number=number, at=at, **said)


def _bad(why: str) -> BadLine:
    return BadLine(f"no entry of a ledger: {why}; export the ledger again")
