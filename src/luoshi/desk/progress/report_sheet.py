"""The report page as a workbook: out with all that is known, and back in as a page that is filled in but not yet filed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from luoshi.desk.progress.report_rows import ReportRow, plain_number, shown_number, with_told
from luoshi.exchange.cell_text import cell_text
from luoshi.exchange.sheet_in import grid_of
from luoshi.reading.errors import UnreadableSource

# Headings in both languages at once: a sheet may be filled in by somebody who reads the other one.
HEADS: Mapping[str, str] = {
    "key": "编号 Key",
    "wording": "事项 Item",
    "due": "时限 Due",
    "period": "周期 Period",
    "measure": "指标 Measure",
    "target": "目标 Target",
    "value": "数值 Figure",
    "line": "进展一句话 In one line",
    "obstacle": "困难 Obstacle",
    "help": "需协调事项 Help wanted",
    "id": "标识 Id",
}
_WIDTHS = (14, 50, 12, 12, 24, 12, 12, 40, 30, 30, 10)
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class WrongSheet(Exception):
    """The file is not a sheet of this page; the message names the cause and the cure."""


def sheet_of(rows: Sequence[ReportRow]) -> bytes:
    """The rows as an xlsx workbook, one line for each measure of an item; every cell is text, so that nothing is run as a formula."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, dict(_OPTIONS)) as book:
        sheet = book.add_worksheet("进展")
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for place, (title, width) in enumerate(zip(HEADS.values(), _WIDTHS, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, title, head)
        for line, cells in enumerate(_lines(rows), 1):
            for place, text in enumerate(cells):
                sheet.write_string(line, place, cell_text(text), cell)
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)
    return out.getvalue()


def rows_from_sheet(data: bytes, rows: Sequence[ReportRow]) -> tuple[list[ReportRow], int]:
    """The rows as the sheet fills them in, and how many of them it changes. Lines about other items are left aside.

    Raises `WrongSheet`.
    """
    try:
        lines = grid_of(data, name=_("The sheet"))
    except UnreadableSource as error:
        raise WrongSheet(str(error)) from error
    by_key: dict[str, list[dict[str, str]]] = {}
    for cells in _cells(lines):
        by_key.setdefault(cells.get("key", ""), []).append(cells)
    filled = [_filled(row, by_key.get(row.item.key, [])) for row in rows]
    return filled, sum(one.told != row.told for one, row in zip(filled, rows, strict=True))


def _lines(rows: Sequence[ReportRow]) -> Iterator[list[str]]:
    for row in rows:
        told, first = row.told, [row.item.key, row.item.wording, str(row.state.due or ""), row.period.key]
        last = [told.line, told.obstacle, told.help]
        if not row.measures:
            yield [*first, "", "", "", *last, ""]
        for place, measure, value in row.measures:
            target = "" if measure.target is None else f"{shown_number(measure.target)}{measure.unit or ''}"
            words = last if place == 0 else ["", "", ""]
            yield [*first, measure.name, target, value, *words, measure.id]


def _cells(lines: Sequence[Sequence[str]]) -> Iterator[dict[str, str]]:
    names = {title: name for name, title in HEADS.items()}
    at = next((place for place, line in enumerate(lines[:5]) if HEADS["key"] in line), None)
    if at is None:
        message = _("The sheet has no column “%(head)s”. Fill in the sheet that this page gives out.")
        raise WrongSheet(message % {"head": HEADS["key"]})
    columns = {place: names[title] for place, title in enumerate(lines[at]) if title in names}
    for line in lines[at + 1 :]:
        yield {columns[place]: cell for place, cell in enumerate(line) if place in columns}


def _filled(row: ReportRow, lines: Sequence[Mapping[str, str]]) -> ReportRow:
    """The row as the sheet has it; an empty cell takes nothing away of what is known."""
    if not lines:
        return row
    said = {name: next((one[name] for one in lines if one.get(name)), "") for name in ("line", "obstacle", "help")}
    values = dict(row.told.values)
    for one in lines:
        figure = plain_number(one.get("value", ""))
        if figure and row.state.measure(one.get("id", "")):
            values[one["id"]] = figure
    told = replace(
        row.told, values=values, line=said["line"] or row.told.line, obstacle=said["obstacle"] or row.told.obstacle,
        help=said["help"] or row.told.help,
    )  # fmt: skip
    return with_told(row, told)
