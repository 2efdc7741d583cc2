"""Suggestions that became motions: which unit owes an answer, by when, and what it said; a fold over the lines of the book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from luoshi.congress.suggestions import Suggestion
from luoshi.congress.suggestions.clocks import Clock, Motion, clock
from luoshi.desk.congress.dockets import suggestion_in
from luoshi.desk.congress.models import Congress, Entry

KINDS = ("suggested", "motion", "motion-hard", "motion-answered", "motion-told")


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A motion in the hands of a unit: the line that handed it out, what is suggested, its clock, and the answer (None: not yet)."""

    line: Entry
    suggestion: Suggestion
    clock: Clock
    answer: Entry | None
    told: frozenset[str]

    @property
    def congress(self) -> Congress:
        """Where it was made."""
        return self.line.congress

    @property
    def unit(self) -> int:
        """The unit that owes the answer."""
        return int(self.line.data["unit"])

    @property
    def is_open(self) -> bool:
        """Is an answer owed?"""
        return self.answer is None

    @property
    def days_over(self) -> int:
        """How many days it is over; zero while it is not."""
        return max(0, -self.clock.days_left)

    @property
    def untold(self) -> list[str]:
        """The numbers of the proposers who have yet to hear of the answer."""
        return [one for one in self.suggestion.proposers if one not in self.told] if self.answer else []


def motions_in(lines: QuerySet[Entry], today: date) -> list[HandedOut]:
    """Every motion in these lines, whatever the congress: what is owed first, by its last day."""
    by_congress: dict[int, list[Entry]] = defaultdict(list)
    rows = lines.filter(kind__in=KINDS).select_related("congress", "report__document", "by")
    for line in rows.order_by("congress", "number"):
        by_congress[line.congress_id].append(line)
    found = [one for group in by_congress.values() for one in _of_congress(group, today)]
    return sorted(found, key=lambda one: (not one.is_open, one.clock.last_day, one.line.pk))


def _of_congress(lines: Iterable[Entry], today: date) -> Iterator[HandedOut]:
    suggested: dict[str, Entry] = {}
    motions: dict[int, Entry] = {}
    hard: dict[int, Entry] = {}
    answers: dict[int, Entry] = {}
    told: dict[int, set[str]] = defaultdict(set)
    for line in lines:
        match line.kind:
            case "suggested":
                suggested[str(line.number)] = line
            case "motion":
                motions[line.number] = line
            case "motion-hard":
                hard[line.data["motion"]] = line
            case "motion-answered":
                # A corrected answer is told anew.
                answers[line.data["motion"]] = line
                told[line.data["motion"]].clear()
            case _:
                told[line.data["motion"]].add(line.data["delegate"])
    for number, line in motions.items():
        suggestion, answer, why = suggested[line.data["suggestion"]], answers.get(number), hard.get(number)
        motion = Motion(
            line.data["suggestion"],
            date.fromisoformat(line.data["day"]),
            line.data["unit_name"],
            date.fromisoformat(answer.data["day"]) if answer else None,
            why.by.name if why else "",
            why.data["why"] if why else "",
        )
        yield HandedOut(line, suggestion_in(suggestion), clock(motion, today), answer, frozenset(told[number]))
