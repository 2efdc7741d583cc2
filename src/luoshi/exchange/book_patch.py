"""Cells written into a workbook that somebody else made: only these cells change, every other part stays byte for byte."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from luoshi.exchange.book_limits import check_book
from luoshi.exchange.cell_text import cell_text
from luoshi.reading.errors import DamagedSource

if TYPE_CHECKING:
    from lxml.etree import _Element

Cells = Mapping[tuple[int, int], str]
"""Row and column, from 1 → text; "" empties the cell."""

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_PLACE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
# What a reader takes for an escaped character has its underscore escaped itself.
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CURE: Final = "open it in Excel or WPS and save it again as .xlsx"


def patch_book(data: bytes, name: str, sheets: Mapping[str, Cells]) -> tuple[bytes, tuple[tuple[str, int, int], ...]]:
    """The workbook with these cells as texts (never as formulas), by sheet; and the places left alone for they hold a formula.

    Looks, widths, other cells, pictures and whatever else the book has stay. Raises `UnreadableSource`; KeyError for a
    sheet that is not there.
    """
    check_book(data, name)
    kept: list[tuple[str, int, int]] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            paths = _paths(old)
            patched = {}
            for title, cells in sheets.items():
                part, formulas = _patched(old.read(paths[title]), cells)
                patched[paths[title]] = part
                kept += [(title, *place) for place in formulas]
            return _packed(old, patched), tuple(kept)
    except (SyntaxError, ValueError, zipfile.BadZipFile) as error:
        raise DamagedSource(name, "is damaged inside", _CURE) from error


def _packed(old: zipfile.ZipFile, patched: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info, patched.get(info.filename) or old.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _paths(book: zipfile.ZipFile) -> dict[str, str]:
    """Where the part of each sheet stands in the package."""
    targets = {one.get("Id"): one.get("Target") or "" for one in _root(book.read("xl/_rels/workbook.xml.rels"))}
    sheets = _root(book.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    found = {one.get("name") or "": targets.get(one.get(_RELATION), "") for one in sheets}
    return {title: posixpath.normpath(posixpath.join("/xl", target)).lstrip("/") for title, target in found.items()}


def _root(part: bytes) -> _Element:
    from lxml import etree

    return etree.fromstring(
        part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    )


def _patched(part: bytes, cells: Cells) -> tuple[bytes, list[tuple[int, int]]]:
    from lxml import etree

    root = _root(part)
    data = root.find(f"{_MAIN}sheetData")
    if data is None:
        message = "a sheet without data"
        raise ValueError(message)
    kept = []
    rows = _Line([(_number(row.get("r"), at), row) for at, row in enumerate(data, 1)], data, f"{_MAIN}row")
    lines: dict[int, _Line] = {}
    for (line, column), text in sorted(cells.items()):
        row = rows.at(line, str(line))
        if line not in lines:
            places = [(_column(cell.get("r"), at), cell) for at, cell in enumerate(row, 1)]
            lines[line] = _Line(places, row, f"{_MAIN}c")
        cell = lines[line].at(column, f"{_letters(column)}{line}")
        if cell.find(f"{_MAIN}f") is not None:
            kept.append((line, column))
        else:
            _fill(cell, text)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True), kept


class _Line:
    """The rows of a sheet, or the cells of a row, in their order; one that is missing is put in where it belongs."""

    def __init__(self, there: Sequence[tuple[int, _Element]], parent: _Element, tag: str) -> None:
        self.numbers = [number for number, _ in there]
        self.elements = [element for _, element in there]
        self.parent, self.tag = parent, tag

    def at(self, number: int, reference: str) -> _Element:
        index = bisect_left(self.numbers, number)
        if index == len(self.numbers) or self.numbers[index] != number:
            made = self.parent.makeelement(self.tag, {"r": reference})
            self.parent.insert(index, made)
            self.numbers.insert(index, number)
            self.elements.insert(index, made)
        return self.elements[index]


def _fill(cell: _Element, text: str) -> None:
    """The cell as a text in its own look."""
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if text:
        cell.set("t", "inlineStr")
        inline = cell.makeelement(f"{_MAIN}is", {})
        piece = inline.makeelement(f"{_MAIN}t", {_SPACE: "preserve"})
        piece.text = _ESCAPE.sub("_x005F_", cell_text(text))
        inline.append(piece)
        cell.append(inline)


def _number(given: str | None, otherwise: int) -> int:
    return int(given) if given else otherwise


def _column(reference: str | None, otherwise: int) -> int:
    found = _PLACE.fullmatch(reference or "")
    if not found:
        return otherwise
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
