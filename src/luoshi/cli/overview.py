"""Many documents at a glance: a line for each with how much was found in it, and totals."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len

from luoshi.cli.layout import GAP, Cell, lines_of, rendered
from luoshi.cli.outputs import Output
from luoshi.cli.terminal import Look, printable
from luoshi.cli.words import words
from luoshi.exchange.labels import Language

_COLUMNS = ("characters", "targets", "tasks", "decisions", "defects")
_LEAST, _WIDEST = 16, 60
_NUMBER = 9


class ToOverview:
    """Takes the counts of each document and puts out a line; the totals come last."""

    def __init__(self, output: Output, names: Sequence[str], look: Look, language: Language) -> None:
        self.output, self.look, self.said = output, look, words(language)
        self.numbers = [max(_NUMBER, cell_len(self.said[column])) for column in _COLUMNS]
        widest = max((cell_len(printable(name)) for name in names), default=0)
        room = look.width - sum(width + GAP for width in self.numbers) if look.width else _WIDEST
        self.name = max(_LEAST, min(widest, room))
        self.totals = Counter[str]()
        self.documents = 0

    @property
    def in_order(self) -> bool:
        """As what it writes to."""
        return self.output.in_order

    def put(self, file: str, data: bytes) -> None:
        """The line of one document, given its counts."""
        if not self.documents:
            self._line("", self.said["documents"], [self.said[column] for column in _COLUMNS], "bold")
        counts = json.loads(data)
        self.documents += 1
        self.totals.update({column: counts[column] for column in _COLUMNS})
        self._line(file, counts["name"], [f"{counts[column]:,}" for column in _COLUMNS])

    def finish(self) -> Sequence[Path]:
        """The totals, then what the output itself has to do."""
        if self.documents:
            title = self.said["total"].format(self.documents)
            self._line("", title, [f"{self.totals[column]:,}" for column in _COLUMNS], "bold")
        return self.output.finish()

    def leave(self) -> str:
        """As what it writes to."""
        return self.output.leave()

    def _line(self, file: str, name: str, numbers: Sequence[str], style: str = "") -> None:
        padded = (
            Cell(" " * (width - cell_len(shown)) + shown, style)
            for shown, width in zip(numbers, self.numbers, strict=True)
        )
        row = (Cell(name, style), *padded)
        lines = lines_of([row], [self.name, *self.numbers], folded=self.look.width is not None)
        self.output.put(file, rendered(lines, self.look).encode("utf-8", "replace"))
