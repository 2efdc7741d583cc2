"""Letters of a column → lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from luoshi.reading.formats.pdf_letters import Box, Letter

_SPACES: Final = " \t\u3000\xa0\r\n"
_LATIN: Final = re.compile(r"[!-~]")
# Measured in letters: how far apart two may stand and still belong together.
_LATIN_GAP: Final = 0.18
_HAN_GAP: Final = 0.9
# The same letter again within this much of its width is a letter drawn bold by drawing it twice.
_TWICE: Final = 0.3
_SAME_ROW: Final = 0.45
# What is not broken at the end of a line, so that the line before it may end early.
_FIRST_WORD: Final = re.compile(
    r"[0-9A-Za-z.,%％／/-]{1,30}[，。、；：！？）》”％]{0,2}|[《“（【]?.[，。、；：！？）》”】]{0,2}"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on the page: its words without the blanks around them, where, and its usual letter's size."""

    words: str
    box: Box
    size: float


def read_lines_of(letters: Sequence[Letter]) -> list[Line]:
    """The lines that these letters form, from top to bottom."""
    return [line for row in _rows(letters) if (line := _line(row)) is not None]


def _rows(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Letters that stand on one line; small ones that are raised or lowered go with the large ones beside them."""
    row: list[Letter] = []
    middle = size = 0.0
    for letter in sorted(letters, key=lambda one: one.box.middle):
        if row and letter.box.middle - middle > _SAME_ROW * max(size, letter.size):
            yield row
            row = []
        if not row or letter.size > size:
            middle, size = letter.box.middle, letter.size
        row.append(letter)
    if row:
        yield row


def _line(row: list[Letter]) -> Line | None:
    row.sort(key=lambda letter: letter.box.x0)
    inked = [letter for letter in row if letter.text.strip(_SPACES)]
    if not inked:
        return None
    box = Box(
        inked[0].box.x0,
        min(letter.box.top for letter in inked),
        max(letter.box.x1 for letter in inked),
        max(letter.box.bottom for letter in inked),
    )
    return Line(_words(row).strip(_SPACES), box, median(letter.size for letter in inked))


def _words(row: Sequence[Letter]) -> str:
    """The letters in a row, with a space where the page leaves room for one."""
    parts: list[str] = []
    last: Letter | None = None
    for letter in row:
        if last is not None:
            if _is_drawn_twice(last, letter):
                continue
            parts.append(_gap(last, letter))
        parts.append(letter.text)
        last = letter
    return "".join(parts)


def _is_drawn_twice(last: Letter, letter: Letter) -> bool:
    return letter.text == last.text and letter.box.x0 - last.box.x0 < _TWICE * (letter.box.x1 - letter.box.x0)


def _gap(last: Letter, letter: Letter) -> str:
    gap = (letter.box.x0 - last.box.x1) / max(last.size, letter.size)
    if last.text[-1] in _SPACES or letter.text[0] in _SPACES:
        return ""
    latin = _LATIN.match(last.text[-1]) and _LATIN.match(letter.text[0])
    return " " if gap > (_LATIN_GAP if latin else _HAN_GAP) else ""


def first_word_width(line: Line) -> float:
    """How much wider than one letter, in points, the first word of a line is: it may not have fitted into the line before."""
    found = _FIRST_WORD.match(line.words)
    letters = found.group() if found else ""
    return line.size * max(sum(0.55 if one.isascii() else 1.0 for one in letters) - 1, 0)
