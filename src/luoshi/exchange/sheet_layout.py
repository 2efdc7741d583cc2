"""How a plan's sheet is laid out: faces, widths, and how high a row must be to show all of its text.

Sizes are in points, widths in Excel's unit (one digit of the standard face). Neither Excel nor LibreOffice fits the height
of wrapped Chinese rows reliably, above all not where a face is replaced by another: so it is worked out here.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping

TITLE_FACE, HEADING_FACE, BODY_FACE = "方正小标宋简体", "黑体", "仿宋_GB2312"
TITLE_SIZE, HEADING_SIZE, BODY_SIZE, NOTE_SIZE = 22, 11, 10.5, 9
PLUM_TINT, PLUM, QUIET, INK, HAIRLINE, BAND = "#F3EAF6", "#7A3B8F", "#5C6670", "#1E2226", "#BDB9AE", "#F4F2EB"

WIDTHS: Mapping[str, float] = {
    "number": 6, "id": 11, "task": 30, "measures": 14, "indicators": 19, "lead": 12, "support": 14, "sponsor": 8,
    "due": 16, "weight": 6, "milestones": 22, "progress": 14, "source": 42,
}  # fmt: skip
CENTRED = frozenset({"number", "id", "sponsor", "weight"})
LINE = 1.45
# Excel shows no row higher than this.
HIGHEST_ROW = 409.0
_DIGIT_PIXELS, _PADDING_PIXELS, _PIXELS_A_POINT = 7, 8, 96 / 72
# Substituted faces have wider digits and letters than 仿宋: better a little air than a clipped line.
_NARROW = 0.58
# A stop that may not begin a line takes the character before it along.
_RAGGED = 0.7


def row_height(texts: Iterable[tuple[str, float, float]]) -> float:
    """The height in points that shows all of the texts, each given with its column's width and its size."""
    heights = (lines_of(text, width, size) * size * LINE for text, width, size in texts)
    return min(HIGHEST_ROW, math.ceil(max(heights, default=0) + 7))


def lines_of(text: str, width: float, size: float) -> int:
    """How many lines a text takes in a column of that width, wrapped."""
    room = (width * _DIGIT_PIXELS - _PADDING_PIXELS) / (size * _PIXELS_A_POINT)
    usable = max(1.0, room - _RAGGED)
    return sum(max(1, math.ceil(ems(line) / usable)) for line in text.split("\n"))


def ems(text: str) -> float:
    """How wide a text is in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else _NARROW for character in text)
