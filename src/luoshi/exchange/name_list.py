"""A list of names as offices keep it: a table with a column 姓名, or a text with names in lines, commas and wide spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from luoshi.exchange.sheet_in import NoHeading, SheetRow, WrongCell, grid_of, read_sheet
from luoshi.reading.errors import EmptySource

# 王　一 has one wide space inside; what separates names is wider, or a mark.
_BETWEEN = re.compile(r"[、，,；;\t]|[ \u3000]{3,}|\u3000{2,}| {2,}(?=\S\S)")
_NO_NAME = re.compile(r"[\d\W]+|男|女|汉族")
_NUMBER = re.compile(r"^\d{1,4}[.．、]\s*")
_DOTTED = re.compile(r"[·•‧・]")


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name as it is written, with what the list says of it: the surname, and the votes (None where it says nothing)."""

    written: str
    surname: str = ""
    votes: int | None = None
    line: int = 0


def read_names(data: bytes, *, name: str, encoding: str | None = None) -> tuple[ListedName, ...]:
    """The names of a list in its order; raises `UnreadableSource`."""
    try:
        sheet = read_sheet(data, name=name, encoding=encoding)
    except NoHeading as error:
        lines = grid_of(data, name=name, encoding=encoding)
        found = [one for at, line in enumerate(lines, 1) for one in _in_line(",".join(line), at)]
        # A table whose columns nobody named: a number or 男 is no name, and what else is none can't be told.
        if any(_NO_NAME.fullmatch(one.written) for one in found):
            raise error from None
    else:
        found = [_listed(row, name) for row in sheet.rows if row.get("name")]
    if not found:
        raise EmptySource(name, "there are no names in it", "put them under a heading 姓名, or one in a line")
    return tuple(found)


def _listed(row: SheetRow, name: str) -> ListedName:
    votes = row.get("votes")
    if votes and not votes.isdecimal():
        raise WrongCell(name, f"line {row.line}: the votes of {row.get('name')} are '{votes}'", "write a whole number")
    return ListedName(row.get("name"), row.get("surname"), int(votes) if votes else None, row.line)


def _in_line(line: str, at: int) -> Iterator[ListedName]:
    for piece in _BETWEEN.split(_NUMBER.sub("", line.strip())):
        for one in _in_piece(piece.strip()):
            yield ListedName(one, line=at)


def _in_piece(piece: str) -> list[str]:
    """One name, or several with single spaces between them; characters that stand alone belong together (王 一)."""
    parts = piece.split()
    if len("".join(parts)) <= 4 or _DOTTED.search(piece):
        return [piece] if piece else []
    names: list[str] = []
    alone = False
    for part in parts:
        if alone and len(part) == 1:
            names[-1] += f" {part}"
            alone = False
        else:
            names.append(part)
            alone = len(part) == 1
    return names
