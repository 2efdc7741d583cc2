"""Names in their order as lines for a person: place, name, strokes, reason, and what somebody has to confirm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from luoshi.cli.layout import Cell, lines_of, rendered, widths_of
from luoshi.cli.terminal import Look
from luoshi.cli.words import words
from luoshi.congress.names import Ordered
from luoshi.congress.names.rules import name_rules
from luoshi.congress.names.stroke_order import Doubt
from luoshi.exchange.labels import Language

_LIMITS = (5, 24, 40, 200)
_REASON = 3
# So many others fit in a line that somebody reads.
_MOST_OTHERS = 3


def names_table(found: Sequence[Ordered], look: Look, language: Language) -> str:
    """The table as text; it ends in a line break."""
    said = words(language)
    head = [Cell(said[key], "bold") for key in ("names_place", "names_name", "names_strokes", "names_reason")]
    rows = [head, *(_row(at, one, said, language) for at, one in enumerate(found, 1))]
    widths = widths_of(rows, look.width, _REASON, _LIMITS)
    return rendered(lines_of(rows, widths, folded=look.width is not None), look)


def _row(at: int, one: Ordered, said: Mapping[str, str], language: Language) -> list[Cell]:
    strokes = " ".join(f"{part.char}{'?' if part.count is None else part.count}" for part in one.strokes)
    reason = name_rules()[one.rule][language] if one.rule != "first" else ""
    if any(one.chars):
        reason = f"{one.chars[0]}→{one.chars[1]} {reason}"
    doubts = _doubts(one.doubts, said)
    return [
        Cell(str(at)),
        Cell(one.name.written, "magenta" if one.to_confirm else ""),
        Cell(strokes),
        Cell(f"{reason} {doubts}".strip(), "magenta" if doubts else "dim"),
    ]


def _doubts(doubts: Sequence[Doubt], said: Mapping[str, str]) -> str:
    told = []
    for why in dict.fromkeys(doubt.why for doubt in doubts):
        others = [doubt.other for doubt in doubts if doubt.why == why]
        shown = said["joint"].join(others[:_MOST_OTHERS]) + ("…" if len(others) > _MOST_OTHERS else "")
        told.append(said[f"names_doubt_{why}"].format(shown))
    return " ".join(told)
