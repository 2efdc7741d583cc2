"""The book of a congress: everything that happened, a line each, sealed on the line before by the same chain as the ledger.

Lines are added, never altered. Those written before the book used this chain have no `previous`: they are sealed in the old
way (`old_seal`), and stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from luoshi.delivery.canonical_json import canonical
from luoshi.delivery.chain import NoTimeZone, cut_off, first_break, sealed, with_next
from luoshi.delivery.differences import Difference, difference
from luoshi.delivery.heads import START, Head
from luoshi.delivery.sentences import Fact


@dataclass(frozen=True, slots=True)
class Line:
    """One line: which congress, what happened (`kind`, with `data`), in which election or report (None: neither), who wrote it when.

    `number` counts from 1 within the congress. `by_name` is the name as it was then. `previous` is the hash of the line
    before, empty in lines of the old form; `hash` the seal.
    """

    congress: int
    number: int
    kind: str
    contest: int | None
    report: int | None
    data: Mapping[str, Any]
    by: int
    by_name: str
    at: datetime
    previous: str
    hash: str

    @property
    def head(self) -> Head:
        """The head of the book that ends with this line."""
        return Head(self.number, self.hash, self.at)


def write_line(head: Head, unsealed: Line) -> Line:
    """The line that follows on the head; its number, `previous` and seal are made here. Raises `NotCanonical`, `NoTimeZone`."""
    line = replace(unsealed, number=head.number + 1, previous=head.hash)
    return replace(line, hash=seal_line(line))


def seal_line(line: Line) -> str:
    """The SHA-256 over format, congress, number, kind, election, report, data, who, name, time and `previous`, in canonical JSON."""
    return sealed([
        "luoshi.book/1", line.congress, line.number, line.kind, line.contest, line.report, canonical(line.data),
        line.by, line.by_name, _utc(line.at).isoformat(timespec="microseconds"), line.previous,
    ])  # fmt: skip


def old_seal(line: Line) -> str:
    """How lines were sealed at first: over the same but congress, name and format; `previous` of the first line was empty."""
    before = "" if line.number == 1 else line.previous
    said = [before, line.number, line.kind, line.contest, line.report, line.data, line.by, _utc(line.at).isoformat()]
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def verify_book(title: str, lines: Iterable[Line], head: Head | None = None) -> Difference | None:
    """The first line that is not as it was written, or None; `head` is kept beside the book, so that its end is not cut off."""
    last, old = START, True
    for line, following in with_next(lines):
        old = old and not line.previous
        # An old line does not say on which one it follows: its seal does.
        read = replace(line, previous=last.hash, by_name="") if old and not line.by_name else line
        found = first_break(read, last, following, old_seal if old else seal_line, head)
        if found:
            kind = "line-changed" if found[0] == "content-changed" else found[0]
            return replace(difference(kind, line.number, title, **found[1]), where="where-book")
        last = line.head
    gone = cut_off(last, head)
    return replace(difference(gone[0], last.number + 1, title, **gone[1]), where="where-book") if gone else None


def set_up_changed(title: str, table: Fact, line: int | None) -> Difference:
    """What is said where a table of a congress is not what the book says of it (`line`; None: it says nothing); `table` is its name, in both languages."""
    if line is None:
        return replace(difference("set-up-unwritten", None, title, table=table), where="where-congress")
    return replace(difference("set-up-changed", None, title, table=table, line=str(line)), where="where-congress")


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        message = f"{at.isoformat()} has no time zone; give an aware time"
        raise NoTimeZone(message)
    return at.astimezone(UTC)
