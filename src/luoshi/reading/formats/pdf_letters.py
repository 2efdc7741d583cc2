"""The letters of a PDF page where they stand, turned so that they are read from left to right."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import normalize

from pdfminer.layout import LTChar, LTContainer

from luoshi.reading.formats.limits import PDF_FARTHEST

if TYPE_CHECKING:
    from pdfminer.layout import LTItem, LTPage

UNKNOWN: Final = "\ufffd"
"""Stands for a letter of which the font does not say which character it shows."""

_NO_CHARACTER: Final = "(cid:"
_TURN: Final = 90
# A drawn letter leans a little in an oblique font; writing across the page leans by a third of a right angle or more.
_LEANING: Final = 12
# Many programs say that a character is the radical that it looks like (⼯ U+2F2F for 工), or give two letters as one sign.
_LOOKS_ALIKE: Final = re.compile("[\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06\u2e9f\u2ef3]")
_RADICALS: Final = str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰", "民虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙"
)


class Box(NamedTuple):
    """A place on a page in points, from its upper left corner as it is read."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half-way down."""
        return (self.top + self.bottom) / 2


class Letter(NamedTuple):
    """A letter: what it shows, where, and how large it is in points."""

    text: str
    box: Box
    size: float


class Writing(NamedTuple):
    """Letters of a page that are read in one direction, and the size of the page as it is turned for that."""

    turns: int
    letters: list[Letter]
    width: float
    height: float


def read_writing(page: LTPage) -> tuple[list[Writing], str]:
    """The letters of a page by direction, the one of most letters first; and what is written askew across the page, or far from it."""
    straight: dict[int, list[Letter]] = {}
    askew: list[str] = []
    for char in _chars(page._objs):
        turns = _turns(char)
        text = _character(char)
        if turns is None or not all(-PDF_FARTHEST < at < PDF_FARTHEST for at in char.bbox):
            askew.append(text)
            continue
        box = turned(Box(char.x0, page.height - char.y1, char.x1, page.height - char.y0), turns, page)
        if box.bottom > box.top:
            straight.setdefault(turns, []).append(Letter(text, box, box.bottom - box.top))
    counted = Counter({turns: len(letters) for turns, letters in straight.items()})
    found = []
    for turns, _ in counted.most_common():
        sides = (page.width, page.height) if turns % 2 == 0 else (page.height, page.width)
        found.append(Writing(turns, straight[turns], *sides))
    return found, "".join(askew)


def turned(box: Box, turns: int, page: LTPage) -> Box:
    """A place on the page when it is turned so that writing in this direction is upright."""
    x0, top, x1, bottom = box
    if turns == 1:
        return Box(page.height - bottom, x0, page.height - top, x1)
    if turns == 2:
        return Box(page.width - x1, page.height - bottom, page.width - x0, page.height - top)
    if turns == 3:
        return Box(top, page.width - x1, bottom, page.width - x0)
    return box


def _chars(objects: Sequence[LTItem]) -> Iterator[LTChar]:
    """Every letter that is drawn, also inside forms."""
    waiting = [iter(objects)]
    while waiting:
        one = next(waiting[-1], None)
        if one is None:
            waiting.pop()
        elif isinstance(one, LTChar):
            yield one
        elif isinstance(one, LTContainer):
            waiting.append(iter(one._objs))


def _turns(char: LTChar) -> int | None:
    """By how many right angles against the clock the letter is turned; None where it stands askew."""
    a, b = char.matrix[:2]
    if not (math.isfinite(a) and math.isfinite(b)):
        return None
    turns, rest = divmod(math.degrees(math.atan2(b, a)) + _TURN / 2, _TURN)
    return int(turns) % 4 if abs(rest - _TURN / 2) <= _LEANING else None


def _character(char: LTChar) -> str:
    text = char.get_text()
    if text.startswith(_NO_CHARACTER) or not text:
        return UNKNOWN
    return plain_characters(text)


def plain_characters(text: str) -> str:
    """The same text with every radical as the character that it looks like, and ligatures as their letters."""
    return _LOOKS_ALIKE.sub(lambda one: normalize("NFKC", one.group()), text).translate(_RADICALS)
