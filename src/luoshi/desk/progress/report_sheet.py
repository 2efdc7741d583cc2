"""The report page as a workbook: filled in with what is known, to be filled in elsewhere and brought back (`report_sheet_back`)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from luoshi.desk.progress.report_cells import DONE, VALUE, cells_of
from luoshi.desk.progress.report_rows import ReportRow, shown_number
from luoshi.desk.progress.supported import Supported
from luoshi.exchange.cell_text import cell_text

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
    "done": "节点和清单 Steps done",
    "notes": "配合单位情况 Supporting units",
    "id": "标识 Id",
}
NOTE_HEADS: Mapping[str, str] = {
    "key": "编号 Key",
    "wording": "事项 Item",
    "lead": "牵头单位 Lead unit",
    "said": "已写情况 Said already",
    "note": "配合情况 Note",
}
# As the rows went out: what comes back is held against it, and against what stands here by then.
WENT_OUT, WENT_OUT_HEADS = "_went_out", ("key", "period", "field", "text")
REPORTS, NOTES = "进展", "配合情况"
_WIDTHS = (14, 50, 12, 12, 24, 12, 12, 40, 30, 30, 30, 40, 10)
_NOTE_WIDTHS = (14, 50, 24, 50, 50)
_TO_FILL = frozenset({"value", "line", "obstacle", "help", "done", "note"})
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def sheet_of(rows: Sequence[ReportRow], supported: Sequence[Supported] = ()) -> bytes:
    """The rows as an xlsx workbook, one line for each measure of an item; every cell is text, so that nothing is run as a formula.

    What the unit supports stands on a sheet of its own; a hidden one keeps how everything went out.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, dict(_OPTIONS)) as book:
        if rows or not supported:
            _write(book, REPORTS, HEADS, _WIDTHS, _lines(rows))
        if supported:
            _write(book, NOTES, NOTE_HEADS, _NOTE_WIDTHS, _note_lines(supported))
        hidden = book.add_worksheet(WENT_OUT)
        hidden.hide()
        for line, cells in enumerate([WENT_OUT_HEADS, *_as_sent(rows)]):
            for place, text in enumerate(cells):
                hidden.write_string(line, place, cell_text(text))
    return out.getvalue()


def _write(book: Any, title: str, heads: Mapping[str, str], widths: Sequence[int], lines: Iterator[list[str]]) -> None:  # noqa: ANN401 - xlsxwriter has no types
    sheet = book.add_worksheet(title)
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "vcenter"})
    plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "font_color": "#5c6670"})
    to_fill = book.add_format(
        {"text_wrap": True, "valign": "top", "num_format": "@", "bg_color": "#fff8e1", "border": 4}
    )
    for place, (name, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(place, place, width, to_fill if name in _TO_FILL else plain)
        sheet.write_string(0, place, heads[name], head)
    for line, cells in enumerate(lines, 1):
        for place, (name, text) in enumerate(zip(heads, cells, strict=True)):
            sheet.write_string(line, place, cell_text(text), to_fill if name in _TO_FILL else plain)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    # Printed, a line of a report stays one line: columns on another page would have lost their item.
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer("&L&A&R— &P —")


def _lines(rows: Sequence[ReportRow]) -> Iterator[list[str]]:
    for row in rows:
        cells, first = cells_of(row), [row.item.key, row.item.wording, str(row.state.due or ""), row.period.key]
        notes = "\n".join(one.line for one in row.notes)
        last = [cells["line"], cells["obstacle"], cells["help"], cells.get(DONE, ""), notes]
        if not row.measures:
            yield [*first, "", "", "", *last, ""]
        for place, measure, _value in row.measures:
            target = "" if measure.target is None else f"{shown_number(measure.target)}{measure.unit or ''}"
            words = last if place == 0 else [""] * len(last)
            yield [*first, measure.name, target, cells[VALUE + measure.id], *words, measure.id]


def _note_lines(supported: Sequence[Supported]) -> Iterator[list[str]]:
    for one in supported:
        said = "\n".join(f"{note.day} {note.text}" for note in one.own)
        yield [one.item.key, one.item.wording, str(one.item.lead or ""), said, one.note]


def _as_sent(rows: Sequence[ReportRow]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield from ((row.item.key, row.period.key, field, text) for field, text in cells_of(row).items())
