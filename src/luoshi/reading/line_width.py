"""Was this text broken at a fixed width? Then a line of full width goes on in the next one, wherever the break fell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from luoshi.reading.text import Span

_SPACE = " \t\u3000\xa0"
_LEAST_LINES = 6
_LEAST_WIDTH = 12
_FULL_SHARE = 0.35
_LONGER_SHARE = 0.04
# A mark that may not begin a line is drawn into the one before or takes its last character along.
_TOLERANCE = 1


class LineWidth:
    """The width at which the lines of a text were broken: in characters, or in columns, of which a Latin letter has one."""

    def __init__(self, text: str, lines: Sequence[Span]) -> None:
        self._text = text
        self._in_columns, self._full = max(
            ((in_columns, self._find(lines, in_columns=in_columns)) for in_columns in (False, True)),
            key=lambda found: found[1],
        )

    def is_full(self, line: Span) -> bool:
        """Does this line reach to where the text was broken?"""
        return self._full > 0 and self._of(line, in_columns=self._in_columns) >= self._full - _TOLERANCE

    def _find(self, lines: Sequence[Span], *, in_columns: bool) -> int:
        """The width that many lines have and few exceed; 0 where the lines are as long as they come."""
        if len(lines) < _LEAST_LINES:
            return 0
        widths = Counter(self._of(line, in_columns=in_columns) for line in lines)
        full = max(widths, key=lambda width: widths[width] + widths[width - 1])
        share = widths[full] + widths[full - 1]
        longer = sum(count for width, count in widths.items() if width > full + _TOLERANCE)
        fits = full >= _LEAST_WIDTH and share >= _FULL_SHARE * len(lines) and longer <= _LONGER_SHARE * len(lines)
        return full if fits else 0

    def _of(self, line: Span, *, in_columns: bool) -> int:
        """How wide a line is, its indent included."""
        start = line.start
        while start and self._text[start - 1] in _SPACE:
            start -= 1
        if not in_columns:
            return line.end - start
        letters = self._text[start : line.end]
        return 2 * len(letters) - len(letters.encode("ascii", "ignore"))
