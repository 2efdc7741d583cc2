"""Aligned columns of Chinese and Latin text: two columns a Chinese character, no line beginning with a stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from luoshi.cli.terminal import Look, printable

GAP = 2
# Where lines are not cut, a longer cell pushes the others aside instead of widening its whole column.
_WIDEST = 60
_NOT_LAST = "（《“‘「『【([{"
_LEAST = 8
_NOT_FIRST = "，。、；：！？）》”’」』】…%％,.;:!?)]}"


class Cell(NamedTuple):
    """Words, their style (a rich style such as "bold" or "magenta"), and whether they end where their column does, as figures do."""

    text: str
    style: str = ""
    to_the_end: bool = False


def fold(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns; stops stay with what they follow, Latin words stay whole where they fit."""
    return [line for part in text.split("\n") for line in _fold_line(part, width)]


def _fold_line(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and cell_len(line) + cell_len(piece) > width:
            lines.append(line.rstrip())
            line = ""
            piece = piece.lstrip()
        while cell_len(piece) > width:
            head = _head(piece, width)
            lines.append(head)
            piece = piece[len(head) :]
        line += piece
    return [*lines, line.rstrip()] if line or not lines else lines


def lines_of(rows: Iterable[Sequence[Cell]], widths: Sequence[int], *, folded: bool) -> Iterator[Text]:
    """The rows as lines; cells are folded to their widths, or stand on one line whatever their length."""
    for row in rows:
        columns = [
            fold(printable(cell.text), width) if folded else [_flat(cell.text)]
            for cell, width in zip(row, widths, strict=True)
        ]
        for parts in zip_longest(*columns, fillvalue=""):
            line = Text()
            for part, cell, width in zip(parts, row, widths, strict=True):
                room = " " * max(0, width - cell_len(part))
                line.append(room if cell.to_the_end else "")
                line.append(part, cell.style)
                line.append(("" if cell.to_the_end else room) + " " * GAP)
            line.rstrip()
            yield line


def widths_of(rows: Sequence[Sequence[Cell]], total: int | None, wide: int, limits: Sequence[int]) -> list[int]:
    """The width of each column: as wide as its content, at most its limit; the column ``wide`` gets what is left of ``total``."""
    content = [
        max((_width(row[column], flat=total is None) for row in rows), default=0) for column in range(len(limits))
    ]
    if total is None:
        return [min(width, _WIDEST) for width in content]
    widths = [min(width, limit) for width, limit in zip(content, limits, strict=True)]
    widths[wide] = 0
    spare = total - GAP * (len(widths) - 1) - sum(widths)
    # On a narrow terminal the widest of the others give way until there is room for the words themselves.
    while spare < _LEAST and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
        spare += 1
    widths[wide] = max(_LEAST, min(content[wide], spare))
    return widths


def rendered(lines: Iterable[Text], look: Look) -> str:
    """The lines as they are written to a terminal of this look, or without any colour."""
    out = StringIO()
    # Lines are folded already: a console that folds again would break them at places of its own.
    console = Console(
        file=out,
        width=1_000_000,
        color_system=look.colours,
        force_terminal=bool(look.colours),
        highlight=False,
        legacy_windows=False,
    )
    for line in lines:
        console.print(line, soft_wrap=True)
    return out.getvalue()


def _width(cell: Cell, *, flat: bool) -> int:
    """The columns that a cell takes up on one line, or that its longest line does."""
    lines = [_flat(cell.text)] if flat else printable(cell.text).split("\n")
    return max(map(cell_len, lines))


def _flat(text: str) -> str:
    return " ".join(printable(text).split("\n"))


def _head(piece: str, width: int) -> str:
    """As much of the beginning as fits, at least one character."""
    end = 1
    while end < len(piece) and cell_len(piece[: end + 1]) <= width:
        end += 1
    return piece[:end]


def _pieces(text: str) -> Iterator[str]:
    """What may not be torn apart: a character with the brackets before and the stops behind it, a run of Latin letters and digits."""
    piece = ""
    for letter in text:
        joined = (letter in _NOT_FIRST or piece[-1:] in _NOT_LAST) or (
            letter.isascii() and letter != " " and piece[-1:].isascii() and piece[-1:] != " "
        )
        if piece and not joined:
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece
