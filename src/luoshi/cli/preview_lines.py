"""What a sheet that comes back would change, as lines for a person: row by row, conflicts with both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rich.text import Text

from luoshi.cli.layout import Cell, fold, lines_of, rendered, widths_of
from luoshi.cli.terminal import Look, printable
from luoshi.cli.words import words
from luoshi.delivery.plan import Plan
from luoshi.exchange.labels import Language, labels
from luoshi.exchange.preview import Preview, PreviewRow, problem_line

_INDENT = "  "
_STATES = ("changed", "conflict", "new", "missing", "gone", "problem", "unchanged")


def preview_text(plan: Plan, found: Preview, look: Look, language: Language) -> str:
    """The rows that are not as they went out, and a line of counts; ends in a line break."""
    return rendered(_Lines(plan, found, look, language).all(), look)


def counts_line(found: Preview, language: Language) -> str:
    """How many rows are in which state."""
    said, count = words(language), Counter[str](row.state for row in found.rows)
    return said["joint"].join(f"{said[f'state_{state}']} {count[state]}" for state in _STATES if count[state])


class _Lines:
    def __init__(self, plan: Plan, found: Preview, look: Look, language: Language) -> None:
        self.found, self.look, self.language = found, look, language
        self.said: Mapping[str, str] = words(language)
        self.items = {item.id: item for item in plan.items()}

    def all(self) -> Iterator[Text]:
        for problem in self.found.problems:
            yield from self._fold(problem_line(problem, labels(self.language)), "")
        for row in self.found.rows:
            if row.state != "unchanged":
                yield from self._row(row)
        yield from self._fold(counts_line(self.found, self.language), "bold")

    def _row(self, row: PreviewRow) -> Iterator[Text]:
        where = labels(self.language).words["sheet_line"].format(row.line) if row.line else ""
        item = self.items.get(row.id)
        named = item.wording if item else dict(row.cells).get("task", "")
        yield from self._fold(f"{where}{self.said[f'state_{row.state}']}  {row.id}  {named}".rstrip(), "")
        columns, pattern, nothing = labels(self.language).columns, self.said["turned"], self.said["nothing"]
        cells = [(one, "") for one in row.changes] + [(one, "magenta") for one in row.conflicts]
        shown = [
            (Cell(columns[one.column]), Cell(pattern.format(one.ours or nothing, one.theirs or nothing), style))
            for one, style in cells
        ]
        width = self.look.width and self.look.width - 2 * len(_INDENT)
        for line in lines_of(shown, widths_of(shown, width, 1, (14, 200)), folded=width is not None):
            yield Text(2 * _INDENT) + line
        for problem in row.problems:
            yield from self._fold(2 * _INDENT + problem_line(problem, labels(self.language)), "")

    def _fold(self, told: str, style: str) -> Iterator[Text]:
        shown = printable(told)
        return (Text(line, style) for line in (fold(shown, self.look.width) if self.look.width else [shown]))
