"""督查通报, the oversight bulletin: how matters stand on a day, in sentences whose every number leads to its rows.

Units stand in the order of the plan: there is no ranking. What nobody reported is told as that and not as undone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Literal

from luoshi.delivery.percents import percent

Language = Literal["zh", "en"]
# What was put aside is neither done nor undone; what nobody was given yet cannot be.
_NOT_COUNTED = frozenset({"draft", "suspended", "dropped"})
_LATE = frozenset({"behind", "overdue"})
_STOP = re.compile(r"[，。；,;：:]|[.]\s|[.]$")
Happening = Literal["issued", "closed", "reopened", "extended", "adjusted", "dropped"]
_HAPPENINGS: tuple[Happening, ...] = ("issued", "closed", "reopened", "extended", "adjusted", "dropped")
_SCHEDULES = ("ahead", "on_pace", "not_yet_due", "behind", "overdue", "no_date")


@dataclass(frozen=True, slots=True)
class Standing:
    """How one item stands: what a bulletin has to know of it.

    ``workflow`` is its state (draft, issued, …, closed, suspended, dropped), ``schedule`` and ``freshness`` are the values
    of these axes by the same names. ``progress`` and ``obstacle`` are what its unit reported last, in its words.
    ``weight`` is what it counts for in the completion rate, ``happened`` what was done to it within the period told of.
    """

    id: str
    wording: str
    lead: str | None
    workflow: str
    schedule: str
    freshness: str
    due: str = ""
    progress: str = ""
    obstacle: str = ""
    weight: Decimal = Decimal(1)
    happened: frozenset[Happening] = frozenset()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the bulletin as it is shown, the rows that it counts, for a share those of which it is one; whose it is."""

    shown: str
    ids: tuple[str, ...]
    of: tuple[str, ...] = ()
    about: str = ""


Sentence = tuple[str | Figure, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the bulletin: its heading, its sentences, and after them rows one by one, with the ids of their items."""

    heading: str
    sentences: tuple[Sentence, ...]
    rows: tuple[Sentence, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A bulletin: its title, its day, its sections."""

    title: str
    day: str
    sections: tuple[Section, ...]

    def figures(self) -> Iterator[tuple[Figure, str]]:
        """Every number with the clause it stands in."""
        for section in self.sections:
            for sentence in (*section.sentences, *section.rows):
                for at, piece in enumerate(sentence):
                    if isinstance(piece, Figure):
                        before = _STOP.split(plain_sentence(sentence[:at]))[-1]
                        after = _STOP.split(plain_sentence(sentence[at + 1 :]))[0]
                        yield piece, f"{before}{piece.shown}{after}".strip()


def bulletin(
    items: Sequence[Standing], plan: str, today: date, *, since: date | None = None, language: Language = "zh"
) -> Bulletin:
    """The bulletin of these items, in the order of the plan; `plan` is what it is called.

    With `since`, the first day of the period told of, it also says what happened from then to `today`.
    """
    return _Writing(items, plan, today, since, bulletin_words(language)).bulletin()


def day_in_words(day: date, language: Language) -> str:
    """A day as bulletins write it."""
    return _day(day, bulletin_words(language))


def plain_sentence(sentence: Sentence) -> str:
    """The sentence as one text."""
    return "".join(piece if isinstance(piece, str) else piece.shown for piece in sentence)


@cache
def bulletin_words(language: Language) -> Mapping[str, str]:
    """Every word of a bulletin in one language, from bulletin.toml."""
    words: dict[str, dict[str, str]] = tomllib.loads(
        files(__package__ or "").joinpath("bulletin.toml").read_text("utf-8")
    )
    return words[language]


class _Writing:
    def __init__(
        self, items: Sequence[Standing], plan: str, today: date, since: date | None, words: Mapping[str, str]
    ) -> None:
        self.items, self.plan, self.words = items, plan, words
        self.day, self.since = _day(today, words), _day(since, words) if since else ""
        self.counted = [one for one in items if one.workflow not in _NOT_COUNTED]
        self.open = [one for one in self.counted if one.workflow != "closed"]

    def bulletin(self) -> Bulletin:
        title = self.words["title"].format(plan=self.plan)
        good = [one for one in self.counted if one.workflow == "closed" or one.schedule == "ahead"]
        late = [one for one in self.open if one.schedule in _LATE]
        silent = [one for one in self.open if _silent(one)]
        blocked = [one for one in self.open if one.obstacle]
        listed = (("good_title", good), ("late_title", late), ("silent_title", silent), ("help_title", blocked))
        units = tuple(self._units())
        sections = [Section(self.words["overall_title"], tuple(self._overall()))]
        sections += [Section(self.words["units_title"], units)] if units else []
        sections += [self._listing(self.words[name], rows) for name, rows in listed]
        return Bulletin(title, self.day, tuple(sections))

    def _overall(self) -> Iterator[Sentence]:
        closed = [one for one in self.counted if one.workflow == "closed"]
        values: dict[str, str | Figure] = {
            "day": self.day,
            "plan": self.plan,
            "all": _count(self.items),
            "issued": _count([one for one in self.items if one.workflow != "draft"]),
            "counted": _count(self.counted),
            "closed": _count(closed),
            "rate": _rate(closed, self.counted),
        }
        values |= {name: _count([one for one in self.open if one.schedule == name]) for name in _SCHEDULES}
        for name in ("reported", "no_news"):
            values[name] = _count([one for one in self.open if one.freshness == name])
        values["silent"] = _count([one for one in self.open if _silent(one)])
        for name in ("suspended", "dropped"):
            values[name] = _count([one for one in self.items if one.workflow == name])
        values |= {f"p_{name}": _count([one for one in self.items if name in one.happened]) for name in _HAPPENINGS}
        values["since"] = self.since
        weighted = any(one.weight != 1 for one in self.counted)
        names = ("overall_weighted" if weighted else "overall", *(("period",) if self.since else ()))
        return (self._sentence(name, values) for name in (*names, "schedule", "freshness", "at_rest"))

    def _units(self) -> Iterator[Sentence]:
        for name in dict.fromkeys(one.lead for one in self.counted if one.lead):
            own = [one for one in self.counted if one.lead == name]
            values: dict[str, str | Figure] = {
                "name": name,
                "unit_all": _count(own, name),
                "unit_closed": _count([one for one in own if one.workflow == "closed"], name),
                "unit_late": _count([one for one in own if one in self.open and one.schedule in _LATE], name),
                "unit_silent": _count([one for one in own if one in self.open and _silent(one)], name),
            }
            yield self._sentence("unit", values)

    def _listing(self, heading: str, rows: Sequence[Standing]) -> Section:
        if not rows:
            return Section(heading, ((self.words["none"],),))
        return Section(heading, (), tuple(self._row(one) for one in rows), tuple(one.id for one in rows))

    def _row(self, one: Standing) -> Sentence:
        """Which item it is, and then what is told of it."""
        words = self.words
        told = [words["lead"].format(one.lead) if one.lead else words["no_lead"]]
        for name, text in (("due", one.due), ("progress", one.progress), ("obstacle", one.obstacle)):
            told += [words[name].format(text.rstrip("。.；;"))] if text else []
        rest = "".join(words["joint"] + text for text in told) + words["end"]
        return (words["row"].format(wording=one.wording, id=one.id), rest)

    def _sentence(self, name: str, values: Mapping[str, str | Figure]) -> Sentence:
        pieces: list[str | Figure] = []
        for text, field, _, _ in Formatter().parse(self.words[name]):
            pieces += [text] if text else []
            pieces += [values[field]] if field else []
        return tuple(pieces)


def _day(day: date, words: Mapping[str, str]) -> str:
    return words["day"].format(year=day.year, month=day.month, day=day.day)


def _silent(one: Standing) -> bool:
    """Does the item owe a report that is late? One that is merely due soon doesn't."""
    return one.freshness in ("silent", "never")


def _count(rows: Sequence[Standing], about: str = "") -> Figure:
    return Figure(str(len(rows)), tuple(one.id for one in rows), about=about)


def _rate(rows: Sequence[Standing], of: Sequence[Standing]) -> Figure:
    """The share by weight in per cent; a dash of nothing."""
    done, counted = (sum((Fraction(one.weight) for one in side), Fraction(0)) for side in (rows, of))
    share = percent(done / counted if of else None)
    return Figure(share, tuple(one.id for one in rows), tuple(one.id for one in of))
