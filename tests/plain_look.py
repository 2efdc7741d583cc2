"""What a plain look finds in a text, without the grammar of the reading: five-year plans and the growth of the economy."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from luoshi.reading.explain import Trace, retrace
from luoshi.reading.reading import Reading

# Names that are hardly ever a number, and short ones in quotation marks.
_LONG = re.compile("(?<![〇零一二三四五六七八九十百])十(?P<nth>[一二三四五六])五(?![岁个])")
_QUOTED = re.compile('[“‘"] ?(?P<nth>十|[一二三四五六七八九])五 ?[”’"](?P<law>普\n?法)?(?![大届])')
_NUMERALS = "一二三四五六七八九十"
_FIRST_YEARS = {1: 1953, 2: 1958, 3: 1966, 4: 1971, 5: 1976}

_ECONOMY = re.compile("生产总值|GDP")
_GROWTH = re.compile(
    r"(?:增长|增长率|增幅|增速|递增|提高)[^，。；\d百]{0,12}?(?P<figure>\d+(?:\.\d+)?(?:[%％]|个百分点)|百分之[一二三四五六七八九十点至]+)"
)
_STOP = re.compile("[。；;\n]")
_REACH = 40


def plans_unresolved(reading: Reading) -> Iterator[str]:
    """Mentions of a five-year plan for which the reading has no years, or others than those of the plan's number."""
    for found in (*_LONG.finditer(reading.text), *_QUOTED.finditer(reading.text)):
        place = next((one for one in reading.plans if one.start < found.end() and found.start() < one.end), None)
        first = _first_year(found)
        if place is None or not first <= place.period_from.year <= place.period_to.year <= first + 4:
            yield f"{found.start()} {found.group()}: {place}"


def _first_year(found: re.Match[str]) -> int:
    nth = _NUMERALS.index(found["nth"]) + 1 + (10 if found.re is _LONG else 0)
    if found.groupdict().get("law"):
        return 1986 + 5 * (nth - 1)
    return _FIRST_YEARS.get(nth, 1951 + 5 * nth)


def growth_figures(text: str) -> Iterator[int]:
    """Where the figures stand that say by how much the economy grows, each within the sentence of its 生产总值."""
    for found in _ECONOMY.finditer(text):
        stop = _STOP.search(text, found.end())
        end = min(stop.start() if stop else len(text), found.end() + _REACH)
        figure = _GROWTH.search(text, found.end(), end)
        if figure and not _ECONOMY.search(text, found.end(), figure.start()):
            yield figure.start("figure")


def growth_unexplained(reading: Reading) -> Iterator[str]:
    """Such figures that are no target, and for which no rule says what they are instead."""
    places = [
        at for at in growth_figures(reading.text) if not any(one.start <= at < one.end for one in reading.targets)
    ]
    trace = retrace(reading) if places else None
    for at in places:
        if trace and not _explained(trace, at):
            yield f"{at} {reading.text[max(0, at - 20) : at + 8]}"


def _explained(trace: Trace, at: int) -> bool:
    """Is the figure refused by a rule, or of a sentence that only explains what it repeats?"""
    if any(one.start <= at < one.end for one in trace.refused):
        return True
    number = bisect_right(trace.outline.clauses, at, key=lambda one: one.start) - 1
    return trace.verdicts[number].rule in ("explains-itself", "heading-in-paragraph", "call-or-thanks")
