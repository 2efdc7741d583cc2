"""How many strokes a character has and in which order they are written (横竖撇点折), as far as the published list tells."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Key = tuple[int, str]
"""The number of strokes, then the strokes: 1 横, 2 竖, 3 撇, 4 点, 5 折."""

_LEAST: Key = (0, "")
_MOST: Key = (99, "")
# Sorts behind every order of strokes.
_BEHIND = "6"


@dataclass(frozen=True, slots=True)
class Strokes:
    """What is known of a character: its key lies between `low` and `high`, which are one where it is known.

    `level` and `place` say where the 通用规范汉字表 has it (level 0: nowhere); inside a level its order decides. `shared`:
    a character outside of that level is written with the same strokes, so that not every comparison can be decided.
    """

    char: str
    low: Key
    high: Key
    level: int = 0
    place: int = 0
    shared: bool = False

    @property
    def count(self) -> int | None:
        """How many strokes, or None where that isn't known."""
        return self.low[0] if self.low[0] == self.high[0] else None

    @property
    def order(self) -> str | None:
        """The strokes one after the other, or None where that isn't known."""
        return self.low[1] if self.low == self.high else None

    @property
    def sort_key(self) -> tuple[Key, int, int, str]:
        """Agrees with `compare` wherever that decides; what it adds is no order of names, only the same one each time."""
        return self.low, self.level, self.place, self.char


def compare(first: Strokes, second: Strokes) -> int | None:
    """-1 where the first character stands before the second, 1 where behind, 0 where they are one, None where nothing tells."""
    if first.char == second.char:
        return 0
    if first.level and first.level == second.level:
        return -1 if first.place < second.place else 1
    if first.high < second.low:
        return -1
    return 1 if second.high < first.low else None


@cache
def strokes_of(char: str) -> Strokes:
    """What is known of a character; nothing at all, where it stands in no list."""
    level, place = _places().get(char, (0, 0))
    order = _orders().get(char)
    if order is not None:
        return Strokes(char, _key(order), _key(order), level, place, char in _sharing())
    if level:
        low, high = _neighbours(level, place)
        return Strokes(char, low, high, level, place)
    count = _counts().get(char)
    return Strokes(char, *(((count, ""), (count, _BEHIND)) if count else (_LEAST, _MOST)))


def _key(order: str) -> Key:
    return len(order), order


@cache
def _file() -> dict[str, str]:
    return tomllib.loads(files(__package__ or "").joinpath("strokes.toml").read_text(encoding="utf-8"))


@cache
def _orders() -> dict[str, str]:
    return {char: order for order, chars in _lines("orders") for char in chars}


@cache
def _counts() -> dict[str, int]:
    return {char: int(count) for count, chars in _lines("counts") for char in chars}


@cache
def _places() -> dict[str, tuple[int, int]]:
    levels = ((level, _file()[f"level{level}"]) for level in (1, 2, 3))
    return {char: (level, place) for level, listed in levels for place, char in enumerate(listed, 1)}


@cache
def _sharing() -> frozenset[str]:
    """The characters whose strokes are also those of one outside of their level."""
    places = _places()
    alike = [
        # Outside of the list each is on its own: nothing says which of two comes first.
        (chars, {places[char][0] if char in places else char for char in chars})
        for _, chars in _lines("orders")
    ]
    return frozenset(char for chars, levels in alike if len(levels) > 1 for char in chars)


def _neighbours(level: int, place: int) -> tuple[Key, Key]:
    """Between which strokes a place of a level lies, by the nearest characters on either side whose strokes are known."""
    listed, orders = _file()[f"level{level}"], _orders()
    before = (orders[char] for char in reversed(listed[: place - 1]) if char in orders)
    behind = (orders[char] for char in listed[place:] if char in orders)
    low, high = next(before, None), next(behind, None)
    return _key(low) if low else _LEAST, _key(high) if high else _MOST


def _lines(table: str) -> list[tuple[str, str]]:
    return [(head, chars) for head, _, chars in (line.partition(" ") for line in _file()[table].split("\n") if line)]
