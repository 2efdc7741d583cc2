"""Automatic numbering of a .docx, counted as Word counts it: 一、（一）1. are nowhere in the document's text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from luoshi.reading.formats.ordinals import ordinal
from luoshi.reading.formats.wordml import attribute, child, switched_on, tag, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
# Word draws bullets with letters of symbol fonts, which mean nothing outside of them.
_SYMBOLS: Final = re.compile(r"[\ue000-\uf8ff]")
_LINK_DEPTH: Final = 4


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, what is written around the number ("第%1章")."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    gap: str = "tab"
    restarts_after: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A number as shown before a paragraph, and what stands between the two: "", or a space where Word has a tab."""

    text: str
    gap: str


@dataclass(slots=True)
class _List:
    """A list as paragraphs refer to it: whose counters it shares, its levels, where it starts anew."""

    shared: int
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class _Counters:
    """Where the lists that share one definition stand."""

    at: dict[int, int] = field(default_factory=dict)
    begun: set[tuple[int, int]] = field(default_factory=set)


class Numbering:
    """The lists of a document and where each stands; ask for labels in document order."""

    def __init__(self, root: _Element | None, links: dict[str, int] | None = None) -> None:
        """``links`` tells which list a numbering style uses (style id → number id)."""
        self._abstract: dict[int, _Element] = {}
        self._nums: dict[int, _Element] = {}
        self._links = links or {}
        for element in root if root is not None else ():
            if tag(element) == "w:abstractNum":
                self._abstract.setdefault(whole(element, "abstractNumId") or 0, element)
            elif tag(element) == "w:num":
                self._nums.setdefault(whole(element, "numId") or 0, element)
        self._lists: dict[int, _List | None] = {}
        self._counters: dict[int, _Counters] = {}

    def level_of_style(self, num_id: int, style_ids: set[str]) -> int | None:
        """The level of a list that is tied to one of these styles."""
        found = self._list(num_id)
        levels = found.levels if found else {}
        return next((number for number, level in sorted(levels.items()) if level.style in style_ids), None)

    def label(self, num_id: int, at: int) -> Label | None:
        """Count one paragraph of the list at level ``at`` (0 is the highest) and give its label; None for no list."""
        found = self._list(num_id)
        if found is None:
            return None
        at = min(max(at, 0), _LEVELS - 1)
        counters = self._counters.setdefault(found.shared, _Counters())
        self._count(found, counters, num_id, at)
        level = found.levels.get(at, Level())
        text = _PLACE.sub(lambda place: _written(found, counters, int(place[1]) - 1, legal=level.legal), level.pattern)
        text = _SYMBOLS.sub("•", text) if level.form == "bullet" else text
        return Label(text, _gap(text, level.gap)) if text.strip() else None

    def _count(self, found: _List, counters: _Counters, num_id: int, at: int) -> None:
        level = found.levels.get(at, Level())
        anew = found.starts.get(at) if (num_id, at) not in counters.begun else None
        counters.begun.add((num_id, at))
        if anew is not None:
            counters.at[at] = anew
        else:
            counters.at[at] = counters.at[at] + 1 if at in counters.at else found.starts.get(at, level.start)
        for deeper in range(at + 1, _LEVELS):
            after = found.levels.get(deeper, Level()).restarts_after
            if after is None or at < after:
                counters.at.pop(deeper, None)

    def _list(self, num_id: int) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id, _LINK_DEPTH)
        return self._lists[num_id]

    def _read_list(self, num_id: int, depth: int) -> _List | None:
        num = self._nums.get(num_id)
        shared = whole(child(num, "w:abstractNumId"))
        abstract = self._abstract.get(shared) if shared is not None else None
        if num is None or shared is None or abstract is None or num_id == 0:
            return None
        link = attribute(child(abstract, "w:numStyleLink"))
        if link in self._links and depth:
            linked = self._read_list(self._links[link], depth - 1)
            if linked is not None:
                shared, levels = linked.shared, dict(linked.levels)
                return _overridden(num, _List(shared, levels, {}))
        return _overridden(num, _List(shared, _levels_of(abstract), {}))


def _levels_of(abstract: _Element) -> dict[int, Level]:
    return {whole(one, "ilvl") or 0: _read_level(one) for one in abstract if tag(one) == "w:lvl"}


def _overridden(num: _Element, found: _List) -> _List:
    """A list with what this use of it changes."""
    for override in num:
        if tag(override) != "w:lvlOverride":
            continue
        at = whole(override, "ilvl") or 0
        if (level := child(override, "w:lvl")) is not None:
            found.levels[at] = _read_level(level)
            found.starts[at] = found.levels[at].start
        if (start := whole(child(override, "w:startOverride"))) is not None:
            found.starts[at] = start
    return found


def _read_level(element: _Element) -> Level:
    alternative = child(element, "mc:AlternateContent")
    form = child(element, "w:numFmt")
    if form is None:
        form = child(alternative, "mc:Fallback", "w:numFmt")
    start = whole(child(element, "w:start"))
    return Level(
        start=0 if start is None else start,
        form=attribute(form) or "decimal",
        pattern=attribute(child(element, "w:lvlText")) or "",
        gap=attribute(child(element, "w:suff")) or "tab",
        restarts_after=whole(child(element, "w:lvlRestart")),
        legal=bool(switched_on(child(element, "w:isLgl"))),
        style=attribute(child(element, "w:pStyle")),
    )


def _written(found: _List, counters: _Counters, at: int, *, legal: bool) -> str:
    """The number of one level as it shows in a label; a level that was not used yet shows where it would start."""
    level = found.levels.get(at, Level())
    number = counters.at.get(at, found.starts.get(at, level.start))
    return ordinal(number, "decimal" if legal and level.form != "none" else level.form)


def _gap(label: str, gap: str) -> str:
    """Typed text has no space after 一、 or （一）; after 1. or 第一章 it has one."""
    return "" if gap == "nothing" or label[-1] in "、，。．）】〕》：" else " "
