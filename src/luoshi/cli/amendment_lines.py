"""An amendment as lines for a person: what was added, changed, moved and dropped, each match with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from luoshi.cli.layout import Cell, fold, lines_of, rendered, widths_of
from luoshi.cli.terminal import Look, printable
from luoshi.cli.words import words
from luoshi.delivery.amend import AmendedRow, Amendment
from luoshi.delivery.amendment_json import counts
from luoshi.delivery.items import Item
from luoshi.delivery.plan import Plan
from luoshi.delivery.row_changes import RowChange
from luoshi.exchange.labels import Language

_INDENT = "  "
_TITLE, _QUIET = "bold", "dim"
# A sign beside the word: colours say nothing by themselves.
_SIGNS = {"added": ("+", "green"), "dropped": ("−", "red"), "changed": ("±", "yellow"), "moved": ("→", "cyan")}


def amendment_text(old: Plan, new: Plan, found: Amendment, look: Look, language: Language) -> str:
    """The list as text that ends in a line break."""
    return rendered(_Lines(old, new, found, look, language).all(), look)


class _Lines:
    def __init__(self, old: Plan, new: Plan, found: Amendment, look: Look, language: Language) -> None:
        self.found, self.look = found, look
        self.said: Mapping[str, str] = words(language)
        self.before, self.after = ({item.id: item for item in plan.items()} for plan in (old, new))

    def all(self) -> Iterator[Text]:
        found = self.found
        changed = [row for row in found.changed() if {one.kind for one in row.changes} != {"moved"}]
        moved = [row for row in found.changed() if row not in changed]
        yield from self._rows("added", [self.after[row_id] for row_id in found.added])
        yield from self._matches("changed", changed)
        yield from self._matches("moved", moved)
        yield from self._rows("dropped", [self.before[row_id] for row_id in found.dropped])
        total = counts(found)
        yield from self._fold(self.said["amended"].format(**total), _TITLE)

    def _rows(self, kind: str, items: Sequence[Item]) -> Iterator[Text]:
        if items:
            yield from self._title(kind, len(items))
            sign, style = _SIGNS[kind]
            yield from self._lines([(Cell(sign, style), Cell(one.id, _QUIET), Cell(one.wording)) for one in items])
            yield Text()

    def _matches(self, kind: str, rows: Sequence[AmendedRow]) -> Iterator[Text]:
        if not rows:
            return
        yield from self._title(kind, len(rows))
        sign, style = _SIGNS[kind]
        for row in rows:
            why = self.said["matched"].format(row.match.rule, round(100 * row.match.likeness))
            shown = [(Cell(sign, style), Cell(row.match.old, _QUIET), Cell(self.after[row.match.new].wording))]
            shown += [(Cell(""), Cell(self.said[f"change_{one.kind}"]), Cell(self._turn(one))) for one in row.changes]
            yield from self._lines([*shown, (Cell(""), Cell(""), Cell(why, _QUIET))])
        yield Text()

    def _turn(self, change: RowChange) -> str:
        was, now = change.was, change.now
        if change.kind == "firmness":
            was, now = (
                self.said["joint"].join(self.said[f"firmness.{one}"] for one in side.split("、")) for side in (was, now)
            )
        return self.said["turned"].format(was or self.said["nothing"], now or self.said["nothing"])

    def _title(self, kind: str, count: int) -> Iterator[Text]:
        return self._fold(self.said["count"].format(title=self.said[f"rows_{kind}"], count=count), _TITLE)

    def _lines(self, rows: Sequence[Sequence[Cell]]) -> Iterator[Text]:
        width = self.look.width and self.look.width - len(_INDENT)
        widths = widths_of(rows, width, 2, (2, 12, 200))
        return (Text(_INDENT) + line for line in lines_of(rows, widths, folded=width is not None))

    def _fold(self, told: str, style: str) -> Iterator[Text]:
        shown = printable(told)
        return (Text(line, style) for line in (fold(shown, self.look.width) if self.look.width else [shown]))
