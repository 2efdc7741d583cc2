"""What a table of an office is taken for, as lines for a person: columns with their reasons, rows that are no tasks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from luoshi.cli.layout import Cell, fold, lines_of, rendered, widths_of
from luoshi.cli.terminal import Look, printable
from luoshi.cli.words import words
from luoshi.delivery.columns import Role, why
from luoshi.delivery.mapping import ColumnMapping
from luoshi.delivery.office_rows import OfficeRow, RowProblem
from luoshi.delivery.office_table import OfficeTable
from luoshi.exchange.labels import Language, labels
from luoshi.exchange.preview import problem_line

_INDENT = "  "


def table_text(
    table: OfficeTable,
    mapping: ColumnMapping,
    rows: Sequence[OfficeRow],
    problems: Sequence[RowProblem],
    look: Look,
    language: Language,
) -> str:
    """The proposal for one table as text that ends in a line break."""
    return rendered(_Lines(table, mapping, rows, problems, look, language).all(), look)


def role_name(role: Role | None, language: Language) -> str:
    """What a role is called: as its column in a plan, where it has one."""
    said: Mapping[str, str] = words(language)
    if role is None:
        return said["role_none"]
    return labels(language).columns.get(role) or said[f"role_{role}"]


class _Lines:
    def __init__(
        self, table: OfficeTable, mapping: ColumnMapping, rows: Sequence[OfficeRow], problems: Sequence[RowProblem],
        look: Look, language: Language,
    ) -> None:  # fmt: skip
        self.table, self.mapping, self.rows, self.problems = table, mapping, rows, problems
        self.look, self.language, self.said = look, language, words(language)

    def all(self) -> Iterator[Text]:
        head = self.mapping.head
        lines = (
            self.said["heads_at"].format(self.table.line(head.first), self.table.line(head.last))
            if head.found
            else self.said["no_heads"]
        )
        yield from self._fold(f"{self.table.name}  {lines}", "bold")
        yield from self._columns()
        yield from self._fold(self.said["table_rows"].format(len(self.rows), len(self.problems)), "bold")
        for problem in self.problems:
            yield from self._fold(_INDENT + problem_line(problem, labels(self.language)), "")

    def _columns(self) -> Iterator[Text]:
        cells = [
            (
                Cell(str(one.column + 1), "dim"),
                Cell(role_name(one.role, self.language), "" if one.role else "dim"),
                Cell(f"{one.certainty:.0%}" if one.role else "", "dim"),
                Cell(why(one.rule, one.words, self.language)),
            )
            for one in self.mapping.columns
        ]
        width = self.look.width and self.look.width - len(_INDENT)
        widths = widths_of(cells, width, 3, (3, 16, 5, 200))
        return (Text(_INDENT) + line for line in lines_of(cells, widths, folded=width is not None))

    def _fold(self, told: str, style: str) -> Iterator[Text]:
        shown = printable(told)
        return (Text(line, style) for line in (fold(shown, self.look.width) if self.look.width else [shown]))
