"""How many strokes a character has and in which order they are written (横竖撇点折), as far as the published list tells."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
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


def strokes_of(char: str) -> Strokes:
    """What is known of a character; nothing at all, where it stands in no list."""
    return _table().get(char) or Strokes(char, _LEAST, _MOST)


@cache
def _table() -> dict[str, Strokes]:
    read = tomllib.loads(files(__package__ or "").joinpath("strokes.toml").read_text(encoding="utf-8"))
    keys = {char: (len(order), order) for order, char in _by_head(read["orders"])}
    found = {char: Strokes(char, key, key) for char, key in keys.items()}
    for count, char in _by_head(read["counts"]):
        found[char] = Strokes(char, (int(count), ""), (int(count), _BEHIND))
    for level in (1, 2, 3):
        found.update(_placed(read[f"level{level}"], level, keys))
    return found | _sharing(found, keys)


def _sharing(found: dict[str, Strokes], keys: dict[str, Key]) -> dict[str, Strokes]:
    """The characters whose strokes are also those of one outside of their level."""
    levels: dict[Key, set[int | str]] = {}
    for char, key in keys.items():
        # Outside of the list each is on its own: nothing says which of two comes first.
        levels.setdefault(key, set()).add(found[char].level or char)
    return {char: replace(found[char], shared=True) for char, key in keys.items() if len(levels[key]) > 1}


def _by_head(lines: str) -> list[tuple[str, str]]:
    pairs = (line.split(" ") for line in lines.split("\n") if line)
    return [(head, char) for head, chars in pairs for char in chars]


def _placed(listed: str, level: int, keys: dict[str, Key]) -> dict[str, Strokes]:
    """The characters of one level; where the strokes aren't known, the neighbours are the bounds."""
    low, lows = _LEAST, []
    for char in listed:
        low = keys.get(char, low)
        lows.append(low)
    high, found = _MOST, {}
    for place in range(len(listed) - 1, -1, -1):
        char = listed[place]
        high = keys.get(char, high)
        found[char] = Strokes(char, lows[place], high, level, place + 1)
    return found
