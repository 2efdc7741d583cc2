"""Composer: a text in the making, one paragraph a line, table cells parted by tabs, for formats that are trees."""

from __future__ import annotations

from luoshi.reading.text import Span


class Composer:
    """Grows a text piece by piece and knows where it is, so that marks can be set while it grows.

    A paragraph's line break is written only when more text follows, so that a cell or a text never ends in one.
    """

    def __init__(self) -> None:
        self.length = 0
        self.last = ""
        self.fresh = True
        self._pieces: list[str] = []
        self._pending = False
        self._labelled = False

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self._pieces)

    @property
    def at_start(self) -> bool:
        """Will the next words be the first of their line or cell?"""
        return self.fresh or self._pending

    def write(self, words: str) -> None:
        """Add ``words`` to the line as they are."""
        if not words:
            return
        if self._pending:
            self._break()
        self._append(words)
        self.fresh = self._labelled = False

    def write_label(self, label: str, gap: str) -> Span:
        """Add the number or bullet of a paragraph that follows on the same line; where the label stands."""
        self.start_line()
        start = self.length
        self.write(label + gap)
        self.fresh = self._labelled = True
        return Span(start, start + len(label))

    def start_line(self) -> int:
        """Stand at the beginning of a line or of a cell; its position."""
        if self._pending or not self.fresh:
            self._break()
        return self.length

    def end_line(self) -> None:
        """What is written next stands on a line of its own."""
        self._pending = self._pending or self._labelled or not self.fresh

    def start_row(self, *, first: bool) -> None:
        """Stand where a table row begins."""
        if first:
            self.start_line()
        else:
            self._break()

    def start_cell(self, *, first: bool) -> int:
        """Stand where a table cell begins, a tab after the one before; its position."""
        if not first:
            self._append("\t")
        self._rest()
        return self.length

    def end_cell(self, start: int) -> Span:
        """Close the cell that began at ``start``."""
        self._rest()
        return Span(start, self.length)

    def end_table(self) -> None:
        """What is written next stands below the table."""
        self._pending = True

    def _append(self, words: str) -> None:
        self._pieces.append(words)
        self.length += len(words)
        self.last = words[-1]

    def _break(self) -> None:
        if self.last not in ("", "\n"):
            self._append("\n")
        self._rest()

    def _rest(self) -> None:
        self.fresh, self._pending, self._labelled = True, False, False
