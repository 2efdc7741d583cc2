"""Which row of an old plan is which row of a new one: certain rules first, each match with the name of its own.

Numbering never counts, for it changes with every row put in. The text that both plans come from may be the same (read again
by another engine): then where a row stands in it says most. Else its words do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from luoshi.delivery.alike import bare, containment, likeness, without_figures
from luoshi.delivery.items import Item
from luoshi.delivery.row_places import same_place

_ALIKE, _SHORT_ALIKE, _SHORT = 0.7, 0.8, 8
_WITHIN, _LEAST_WITHIN = 0.9, 8
_BETWEEN = 0.4
_CANDIDATES = 5
Key = Callable[[Item], Hashable]


@dataclass(frozen=True, slots=True)
class Match:
    """Two rows that are one: the old id, the new id, the rule that says so, how alike their words are (0 to 1)."""

    old: str
    new: str
    rule: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Said:
    """What a person has said about rows, as pairs of old and new id: these are one, those are two."""

    pairs: tuple[tuple[str, str], ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()


def match_rows(
    old: Sequence[Item], new: Sequence[Item], *, same_text: bool, said: Said | None = None
) -> tuple[Match, ...]:
    """The matches in the order of the old rows; no row is in two of them. What a person said comes before every rule."""
    matching = _Matching(old, new, said or Said())
    matching.by_person()
    if same_text:
        matching.by_place()
    matching.by_key(
        "same-words-same-heading", lambda item: (_kind(item), bare(item.wording), _names(item), heading_of(item))
    )
    matching.by_key("same-words", lambda item: (_kind(item), bare(item.wording), _names(item)))
    matching.by_key(
        "same-but-figures", lambda item: (_kind(item), without_figures(item.wording), _names(item)), alone=True
    )
    matching.by_key("same-indicator", lambda item: (_kind(item), _names(item)) if _names(item) else None, alone=True)
    matching.by_likeness()
    matching.by_neighbours()
    return matching.found()


def heading_of(item: Item) -> str:
    """The words of the heading right above a row, without its number."""
    return bare(item.place.path[-1]) if item.place.path else ""


def _kind(item: Item) -> str:
    """What can be the same row: a figure may become part of a task, a decision stays one."""
    return "decision" if item.kind == "decision" else "work"


def _names(item: Item) -> tuple[str, ...]:
    """The indicators of a row that is nothing but figures: 分别增长5%和7% are two rows with the same words."""
    return tuple(sorted({target.indicator for target in item.targets})) if item.kind == "target" else ()


class _Matching:
    """Rows of both sides that are still free, and the matches so far; rows are known by their index."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item], said: Said) -> None:
        self.old, self.new, self.said = old, new, said
        self.to_new: dict[int, int] = {}
        self.to_old: dict[int, int] = {}
        self.rules: dict[int, str] = {}

    def found(self) -> tuple[Match, ...]:
        pairs = sorted(self.to_new.items())
        return tuple(Match(self.old[a].id, self.new[b].id, self.rules[a], self._likeness(a, b)) for a, b in pairs)

    def by_person(self) -> None:
        places = [{item.id: at for at, item in enumerate(side)} for side in (self.old, self.new)]
        for one, other in self.said.pairs:
            if one in places[0] and other in places[1]:
                self._join(places[0][one], places[1][other], "paired-by-person", told=True)

    def by_place(self) -> None:
        for a, b, rule in same_place([item.place for item in self.old], [item.place for item in self.new]):
            if _kind(self.old[a]) == _kind(self.new[b]):
                self._join(a, b, rule)

    def by_key(self, rule: str, key: Key, *, alone: bool = False) -> None:
        """Rows with the same key in their order, if there are as many on both sides; `alone`: only where each has one."""
        sides: list[dict[Hashable, list[int]]] = []
        for rows, taken in ((self.old, self.to_new), (self.new, self.to_old)):
            side = defaultdict(list)
            for at, item in enumerate(rows):
                if at not in taken and (value := key(item)) is not None:
                    side[value].append(at)
            sides.append(side)
        for value, olds in sides[0].items():
            news = sides[1].get(value, [])
            if len(olds) == len(news) and (len(olds) == 1 or not alone):
                for a, b in zip(olds, news, strict=True):
                    self._join(a, b, rule)

    def by_likeness(self) -> None:
        """The most alike first; of equals those under the same heading, then the earlier."""
        for _, _, a, b, rule in sorted(self._candidates()):
            self._join(a, b, rule)

    def by_neighbours(self) -> None:
        """One row alone between two matched ones, on both sides, is the same row rewritten, if anything of it is left."""
        for a in range(len(self.old)):
            before = self.to_new.get(a - 1) if a else -1
            after = self.to_new.get(a + 1) if a + 1 < len(self.old) else len(self.new)
            if a in self.to_new or before is None or after != before + 2:
                continue
            if self._may(a, before + 1) and self._likeness(a, before + 1) >= _BETWEEN:
                self._join(a, before + 1, "between-the-same-rows")

    def _candidates(self) -> Iterator[tuple[float, bool, int, int, str]]:
        from rapidfuzz import fuzz, process

        free = {b: bare(item.wording) for b, item in enumerate(self.new) if b not in self.to_old}
        for a, item in enumerate(self.old):
            if a in self.to_new:
                continue
            words = bare(item.wording)
            wanted = 100 * (_SHORT_ALIKE if len(words) < _SHORT else _ALIKE)
            for _, score, b in process.extract(words, free, scorer=fuzz.ratio, score_cutoff=wanted, limit=_CANDIDATES):
                if self._may(a, b):
                    yield -round(score, 1), heading_of(item) != heading_of(self.new[b]), a, b, "like-words"
            if len(words) >= _LEAST_WITHIN:
                yield from self._within(a, words, free)

    def _within(self, a: int, words: str, free: dict[int, str]) -> Iterator[tuple[float, bool, int, int, str]]:
        """New rows that hold the old words, or the other way round: a sentence was added or cut."""
        from rapidfuzz import fuzz, process

        found = process.extract(words, free, scorer=fuzz.partial_ratio, score_cutoff=100 * _WITHIN, limit=_CANDIDATES)
        for other, _, b in found:
            if len(other) >= _LEAST_WITHIN and self._may(a, b):
                # Less certain than being alike as a whole, however exactly the shorter one stands in the longer.
                score = 60 * containment(words, other) + 10 * likeness(words, other)
                yield -round(score, 1), heading_of(self.old[a]) != heading_of(self.new[b]), a, b, "words-within"

    def _may(self, a: int, b: int) -> bool:
        """Two figures with names of their own are two rows, however alike the words around them."""
        one, other = self.old[a], self.new[b]
        if _kind(one) != _kind(other):
            return False
        names = _names(one), _names(other)
        return not (all(names) and names[0] != names[1] and likeness(*("".join(side) for side in names)) < _ALIKE)

    def _likeness(self, a: int, b: int) -> float:
        return round(likeness(bare(self.old[a].wording), bare(self.new[b].wording)), 2)

    def _join(self, a: int, b: int, rule: str, *, told: bool = False) -> None:
        if a in self.to_new or b in self.to_old:
            return
        if not told and (self.old[a].id, self.new[b].id) in self.said.apart:
            return
        self.to_new[a], self.to_old[b], self.rules[a] = b, a, rule
