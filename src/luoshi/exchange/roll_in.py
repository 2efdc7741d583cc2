"""The roll as an office keeps it: a list of delegates, the places of each electoral unit, and the attendance book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import get_args

from luoshi.congress.roll.attendance import Event, Kind
from luoshi.congress.roll.credentials import TRAITS
from luoshi.congress.roll.delegates import Delegate
from luoshi.exchange.sheet_in import Sheet, SheetRow, WrongCell, meaning_of, meanings_of, read_sheet, sheet_heads

_WHEN = "write it like 2026-11-24 09:00"


@dataclass(frozen=True, slots=True)
class RollRead:
    """The delegates of a list, and the lines of it that were left out: those without a name, and those that only sum up."""

    delegates: tuple[Delegate, ...]
    nameless: tuple[int, ...] = ()
    sums: tuple[int, ...] = ()


def read_roll(data: bytes, *, name: str, encoding: str | None = None) -> RollRead:
    """The delegates of a list with a column 姓名, with what was left out of it; raises `UnreadableSource`.

    Where the list gives no numbers (代表证号), people go by their names. Without a column 资格 everybody's credentials stand;
    with one, an empty cell means that nobody has looked at them. A merged cell holds for each of its lines.
    """
    sheet = read_sheet(data, name=name, encoding=encoding)
    nameless = tuple(row.line for row in sheet.rows if not row.get("name"))
    return RollRead(tuple(_delegate(row, sheet, name) for row in sheet.rows if row.get("name")), nameless, sheet.sums)


def read_delegates(data: bytes, *, name: str, encoding: str | None = None) -> tuple[Delegate, ...]:
    """The delegates alone, as `read_roll` reads them; raises `UnreadableSource`."""
    return read_roll(data, name=name, encoding=encoding).delegates


def read_allotted(data: bytes, *, name: str, encoding: str | None = None) -> dict[str, int]:
    """How many delegates each electoral unit may send, from a list with 选举单位 and 名额; raises `UnreadableSource`."""
    sheet = read_sheet(data, name=name, needed="allotted", encoding=encoding)
    return {row.get("unit"): _number(row, "allotted", name) for row in sheet.rows if row.get("unit")}


def read_attendance(data: bytes, *, name: str, encoding: str | None = None) -> tuple[Event, ...]:
    """The attendance book, a line an event, in its order, from a list with 时间 and 事项; raises `UnreadableSource`."""
    sheet = read_sheet(data, name=name, needed="event", encoding=encoding)
    return tuple(_event(number, row, name) for number, row in zip(count(1), sheet.rows, strict=False))


def _delegate(row: SheetRow, sheet: Sheet, name: str) -> Delegate:
    number = row.get("id") if "id" in sheet.columns else row.get("name")
    valid = _meaning(row, "valid", name, "open" if "valid" in sheet.columns else "yes")
    return Delegate(
        id=number,
        name=row.get("name"),
        unit=row.get("unit"),
        voting=_meaning(row, "voting", name, "yes") == "yes",
        valid={"yes": True, "no": False}.get(valid),
        reason=row.get("reason"),
        traits=tuple((trait, row.get(trait)) for trait in TRAITS if row.get(trait)),
    )


def _event(number: int, row: SheetRow, name: str) -> Event:
    kind = _meaning(row, "event", name, "")
    kinds: tuple[Kind, ...] = get_args(Kind)
    return Event(
        number=number,
        at=_when(row, name),
        kind=next(one for one in kinds if one == kind),
        delegate=row.get("id") or row.get("name"),
        to=row.get("to"),
        voids=_number(row, "voids", name) if kind == "void" else 0,
        by=row.get("by"),
        note=row.get("reason"),
    )


def _when(row: SheetRow, name: str) -> datetime:
    written = row.get("at").replace("/", "-")
    try:
        # The clock of the hall: no zone, as on the wall.
        return datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        raise WrongCell(name, f"line {row.line}: there is no time '{row.get('at')}'", _WHEN) from None


def _number(row: SheetRow, column: str, name: str) -> int:
    written = row.get(column)
    if not written.isdecimal():
        head = sheet_heads()[column][0]
        raise WrongCell(name, f"line {row.line}: {head} is '{written}'", "write a whole number")
    return int(written)


def _meaning(row: SheetRow, column: str, name: str, otherwise: str) -> str:
    written = row.get(column)
    found = meaning_of(column, written) if written or not otherwise else otherwise
    if found is None:
        head, said = sheet_heads()[column][0], "、".join(words[0] for words in meanings_of(column).values())
        raise WrongCell(name, f"line {row.line}: {head} is '{written}'", f"write one of {said}")
    return found
