"""The text of a PDF in the making: paragraphs that run over pages, with what the page set in between put behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from luoshi.reading.formats.composing import Composer
from luoshi.reading.formats.grid import Cell, lay_out
from luoshi.reading.formats.loaded import TableMark
from luoshi.reading.formats.pdf_lines import Line
from luoshi.reading.formats.pdf_measures import Measures
from luoshi.reading.formats.pdf_paragraphs import Placed, Step, goes_on, is_contents, joint
from luoshi.reading.formats.pdf_tables import Table, TableCell
from luoshi.reading.text import Span, joined

_SAME_EDGE = 3.0


@dataclass(slots=True)
class Flow:
    """Takes lines and tables in reading order and writes them, one paragraph a line."""

    composer: Composer = field(default_factory=Composer)
    furniture: list[Span] = field(default_factory=list)
    tables: list[TableMark] = field(default_factory=list)
    _words: str = ""
    _lines: list[Placed] = field(default_factory=list)
    _step: Step = Step.PAGE
    _table: list[list[TableCell]] = field(default_factory=list)
    _edges: tuple[float, ...] = ()
    _aside: list[str] = field(default_factory=list)

    def move(self, step: Step) -> None:
        """What follows stands in another column or on another page."""
        self._step = step

    def add_line(self, line: Line, here: Measures) -> None:
        """Take a line of the author's."""
        self._end_table()
        placed = Placed(line, here)
        if self._lines and goes_on(self._lines, placed, self._step):
            self._words += joint(self._words, line.words) + line.words
        else:
            self._end_paragraph()
            self._words = line.words
        self._lines.append(placed)
        self._step = Step.DOWN

    def add_table(self, table: Table) -> None:
        """Take a table; one of the same columns right behind another, on the next page, goes on with it."""
        rows = [list(row) for row in table.rows]
        if self._table and self._step is not Step.DOWN and _alike(self._edges, table.edges):
            self._go_on(rows)
        else:
            self.end()
            self._table, self._edges = rows, table.edges
        self._step = Step.DOWN

    def put_aside(self, words: str) -> None:
        """Take words that the page set around the text: they are written where the paragraph ends."""
        self._aside.append(words)

    def end(self) -> None:
        """Write what is still open."""
        self._end_paragraph()
        self._end_table()

    def _go_on(self, rows: list[list[TableCell]]) -> None:
        """Carry a table on: its head again is the page's, and a row without its first cell is the rest of the last one."""
        head = self._table[0]
        if [cell.words for cell in rows[0]] == [cell.words for cell in head] and len(rows) > 1:
            self._aside.append("\t".join(cell.words for cell in rows.pop(0)))
        above = self._table[-1]
        if len(rows[0]) == len(above) and not rows[0][0].words and above[0].words:
            self._table[-1] = [
                TableCell(_run_on(one.words, more.words), one.across, one.down)
                for one, more in zip(above, rows.pop(0), strict=True)
            ]
        self._table += rows

    def _end_paragraph(self) -> None:
        if self._lines:
            start = self.composer.start_line()
            self.composer.write(self._words)
            if is_contents(self._words):
                self.furniture.append(Span(start, self.composer.length))
            self.composer.end_line()
            self._lines, self._words = [], ""
        if not self._table:
            self._write_aside()

    def _end_table(self) -> None:
        if not self._table:
            return
        laid: list[list[Cell]] = []
        for row in self._table:
            self.composer.start_row(first=not laid)
            laid.append([])
            for one in row:
                start = self.composer.start_cell(first=not laid[-1])
                self.composer.write(one.words)
                laid[-1].append(Cell(self.composer.end_cell(start), one.across, one.down))
        self.composer.end_table()
        mark = lay_out(laid)
        if mark is not None:
            self.tables.append(mark)
        self._table = []
        self._write_aside()

    def _write_aside(self) -> None:
        for words in self._aside:
            start = self.composer.start_line()
            self.composer.write(words)
            self.furniture.append(Span(start, self.composer.length))
            self.composer.end_line()
        self._aside = []

    @property
    def furniture_spans(self) -> tuple[Span, ...]:
        """What the page set around the text, in order."""
        return joined(self.furniture)


def _alike(one: Sequence[float], other: Sequence[float]) -> bool:
    """Have two tables the same columns? They may stand a little aside, as on left and right pages."""
    return len(one) == len(other) and all(
        abs((a - one[0]) - (b - other[0])) <= _SAME_EDGE for a, b in zip(one, other, strict=True)
    )


def _run_on(words: str, more: str) -> str:
    return words + (joint(words, more) if words and more else "") + more
