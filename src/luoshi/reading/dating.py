"""When was this text written? Every clue allows some days; the days that the weightiest clues agree on are the answer.

Clues are read by `clues/`, one kind a module. Each has a weight (1 weak … 6 decisive). The interval is the stretch of days with
the greatest weight behind it; where a second stretch, less than two years off, has all but as much behind it, the interval
holds both and the contradiction is stated. What lies outside the interval, or contradicts an equally strong clue, is listed
in plain words with both sides. Clues about the season only trim the ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from luoshi.reading.clues.clue import DECISIVE, FAIR, STRONG, read_page
from luoshi.reading.clues.meetings import read_meetings
from luoshi.reading.clues.named_years import read_named_years
from luoshi.reading.clues.people_and_words import read_people_and_words
from luoshi.reading.clues.seasons import Season, days_of, read_seasons
from luoshi.reading.clues.stated import read_stated
from luoshi.reading.clues.year_mentions import read_year_mentions
from luoshi.reading.entries import Dating, Evidence
from luoshi.reading.text import Span

_READERS = (read_stated, read_meetings, read_year_mentions, read_named_years, read_people_and_words)
# What a page says of the document: its dates, its number, and its title, which may stand behind a label (标题：).
_OF_THE_PAGE = frozenset({"issue-date", "sent-date", "shown-date", "document-number", "title-year", "title-years"})
# What is merely likely contradicts nothing.
_LIKELY = frozenset({"year-most-told", "goal-year"})
# Two readings this close may both be kept; a title that is twenty years off is simply wrong.
_NEAR = timedelta(days=731)
_MOST_CONFLICTS = 8
_OPEN_START, _OPEN_END = date.min, date.max


class _Stretch(NamedTuple):
    earliest: date
    latest: date
    weight: int


def date_document(text: str, *, furniture: Sequence[Span], title: Span | None, today: date | None) -> Dating:
    """Date `text` from what it says: an interval (either end may be open), the evidence, and the contradictions.

    `furniture` (page chrome) is no evidence but for its dates of publication, which are weak; `title` is the span of the
    title; nothing is dated after `today` (None: no bound). A text without a clue has no interval.
    """
    page = read_page(text, furniture, title, today)
    clues = [
        clue
        for reader in _READERS
        for clue in reader(page)
        if (clue.earliest is None or clue.earliest <= page.today) and not _in_furniture(clue, furniture)
    ]
    if not clues:
        return Dating(None, None)
    agreed = _agreed(clues, page.today)
    yearly = list(clues)
    for season in read_seasons(page):
        fits = _fitting(agreed, season)
        clues += fits
        agreed = _trimmed(agreed, fits)
    clues.sort(key=lambda clue: (clue.start, clue.end))
    bounded = any(clue.latest is not None and clue.latest >= agreed.latest for clue in clues if clue.weight > 1)
    return Dating(
        None if agreed.earliest == _OPEN_START else agreed.earliest,
        agreed.latest if agreed.latest < page.today or bounded else None,
        tuple(clues),
        _conflicts(text, yearly, agreed),
    )


def _in_furniture(clue: Evidence, furniture: Sequence[Span]) -> bool:
    """Words that are not the author's say nothing; only what a page says of the document does."""
    if clue.rule in _OF_THE_PAGE:
        return False
    at = bisect_right(furniture, clue.start, key=lambda span: span.start) - 1
    return at >= 0 and furniture[at].end >= clue.end


def _ends(clue: Evidence) -> tuple[date, date]:
    return clue.earliest or _OPEN_START, clue.latest or _OPEN_END


def _agreed(clues: Sequence[Evidence], today: date) -> _Stretch:
    """The stretch with the most weight, joined with what is nearly as good and near."""
    stretches = _stretches(clues, today)
    best = max(stretches, key=lambda one: (one.weight, -(one.latest - one.earliest).days))
    earliest, latest = best.earliest, best.latest
    for other in stretches:
        if other.weight < best.weight - 1 or not _strongly_backed(other, best, clues):
            continue
        if other.earliest - latest <= _NEAR and earliest - other.latest <= _NEAR:
            earliest, latest = min(earliest, other.earliest), max(latest, other.latest)
    return _Stretch(earliest, latest, best.weight)


def _strongly_backed(other: _Stretch, best: _Stretch, clues: Sequence[Evidence]) -> bool:
    """Is there a strong clue for the other stretch that the best one contradicts, and none decisive against it?"""
    if any(
        clue.weight >= DECISIVE
        and _meets(clue, best.earliest, best.latest)
        and not _meets(clue, other.earliest, other.latest)
        for clue in clues
    ):
        return False
    if other.weight == best.weight:
        return True
    return any(
        clue.weight >= STRONG
        and _allows(clue, other.earliest, other.latest)
        and not _meets(clue, best.earliest, best.latest)
        for clue in clues
    )


def _allows(clue: Evidence, earliest: date, latest: date) -> bool:
    first, last = _ends(clue)
    return first <= earliest and latest <= last


def _meets(clue: Evidence, earliest: date, latest: date) -> bool:
    first, last = _ends(clue)
    return first <= latest and earliest <= last


def _stretches(clues: Sequence[Evidence], today: date) -> list[_Stretch]:
    """Time up to `today`, cut wherever a clue begins or ends, with the weight behind each piece; equal neighbours are joined."""
    one = timedelta(days=1)
    starts = {_OPEN_START}
    for clue in clues:
        first, last = _ends(clue)
        starts.add(first)
        if last < _OPEN_END:
            starts.add(last + one)
    cuts = sorted(start for start in starts if start <= today)
    found: list[_Stretch] = []
    for index, start in enumerate(cuts):
        end = cuts[index + 1] - one if index + 1 < len(cuts) else today
        weight = sum(clue.weight for clue in clues if _allows(clue, start, end))
        if found and found[-1].weight == weight:
            found[-1] = _Stretch(found[-1].earliest, end, weight)
        else:
            found.append(_Stretch(start, end, weight))
    return found


def _fitting(agreed: _Stretch, season: Season) -> list[Evidence]:
    """The days in the interval that fit the season, one clue a year; none where the interval is too wide to tell."""
    if agreed.earliest == _OPEN_START or agreed.latest.year - agreed.earliest.year > 5:
        return []
    return [
        Evidence(season.start, season.end, season.says, *days, season.rule, FAIR)
        for year in range(agreed.earliest.year - 1, agreed.latest.year + 1)
        if (days := days_of(season, year)) and days[0] <= agreed.latest and days[1] >= agreed.earliest
    ]


def _trimmed(agreed: _Stretch, fits: Sequence[Evidence]) -> _Stretch:
    days = [_ends(fit) for fit in fits]
    if not days:
        return agreed
    return _Stretch(max(agreed.earliest, days[0][0]), min(agreed.latest, days[-1][1]), agreed.weight)


def _conflicts(text: str, clues: Sequence[Evidence], agreed: _Stretch) -> tuple[str, ...]:
    """Each clue that the interval or a clue at least as strong contradicts, with the other side beside it."""
    ranked = sorted((clue for clue in clues if clue.rule not in _LIKELY), key=lambda clue: (-clue.weight, clue.start))
    told: list[str] = []
    for index, clue in enumerate(ranked):
        outside = not _meets(clue, agreed.earliest, agreed.latest)
        against = [other for other in ranked if other is not clue and not _meets(other, *_ends(clue))]
        if outside:
            against = [other for other in against if _meets(other, agreed.earliest, agreed.latest)]
        else:
            against = [
                other for other in against if other.weight >= clue.weight >= FAIR and ranked.index(other) < index
            ]
            against = [other for other in against if _meets(other, agreed.earliest, agreed.latest)]
        if against:
            told.append(f"{_side(text, clue)}；而{'，且'.join(_side(text, other) for other in against[:2])}")
    return tuple(told[:_MOST_CONFLICTS])


def _side(text: str, clue: Evidence) -> str:
    words = " ".join(text[clue.start : clue.end].split())
    words = words if len(words) <= 40 else words[:18] + "…" + words[-18:]
    return f"“{words}”：{clue.says}"
