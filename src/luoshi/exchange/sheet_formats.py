"""The cell formats of a plan's sheet, made once each: a workbook with a format per cell gets large and slow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.exchange import sheet_layout as layout

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_SMALL = 9


class SheetFormats:
    """Formats by what a cell is."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Format] = {}
        centred = {"align": "center", "valign": "vcenter", "text_wrap": True}
        self.title = self._format(layout.TITLE_FACE, layout.TITLE_SIZE, **centred)
        self.note = self._format(layout.BODY_FACE, layout.NOTE_SIZE, font_color=layout.QUIET, **centred)
        framed = {"border": 1, "border_color": layout.HAIRLINE, "bg_color": layout.BAND, "bold": False}
        self.head = self._format(layout.HEADING_FACE, layout.HEADING_SIZE, **centred, **framed)

    def band(self, depth: int) -> Format:
        """A row with a group's heading; the second level is set in."""
        edges = {
            "top": 1,
            "bottom": 1,
            "border_color": layout.HAIRLINE,
            "bg_color": layout.BAND if depth == 0 else "#FFFFFF",
        }
        return self._format(layout.HEADING_FACE, layout.HEADING_SIZE, valign="vcenter", indent=depth, **edges)

    def size(self, column: str) -> float:
        """The size of a column's text in points; what only names or quotes the row is smaller."""
        return _SMALL if column in ("id", "source") else layout.BODY_SIZE

    def body(self, column: str, status: str, kind: str) -> Format:
        """A cell of an item; blanks to fill are tinted, what repeats the row above is quiet."""
        look: dict[str, Any] = {"font_color": layout.INK}
        if status == "to_fill":
            look = {"font_color": layout.PLUM, "bg_color": layout.PLUM_TINT}
        elif status == "with_parent" or column in ("id", "source"):
            look = {"font_color": layout.QUIET}
        if column in layout.CENTRED:
            look["align"] = "center"
        elif column == "task" and kind == "part":
            look["indent"] = 1
        edges = {
            "border": 1,
            "border_color": layout.HAIRLINE,
            "valign": "vcenter",
            "text_wrap": True,
            "num_format": "@",
        }
        return self._format(layout.BODY_FACE, self.size(column), **edges, **look)

    def _format(self, face: str, size: float, **look: Any) -> Format:  # noqa: ANN401
        properties = {"font_name": face, "font_size": size, **look}
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]
