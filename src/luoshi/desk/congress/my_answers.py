"""What became of what somebody suggested: the answers that a delegate with an account has yet to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from luoshi.desk.accounts.models import Person
from luoshi.desk.clock import today
from luoshi.desk.congress.dockets import report_state
from luoshi.desk.congress.finding_words import answer_words
from luoshi.desk.congress.hall import hall_of
from luoshi.desk.congress.models import Congress, Entry, ListedDelegate, StoredReport
from luoshi.desk.congress.motions import motions_in


@dataclass(frozen=True, slots=True)
class MyAnswer:
    """One answer for one proposer: what was wished, what is said to it, and the line that tells of having read it.

    `key` names the answer; `kind` and `data` are the line that is written once it was read.
    """

    key: str
    congress: Congress
    report: StoredReport
    wish: str
    answer: str
    reason: str
    day: date
    kind: str
    data: Mapping[str, object]


def answers_for(person: Person) -> list[MyAnswer]:
    """Every answer that this person has yet to read, the oldest first; a name that two people have is nobody's."""
    if Person.objects.filter(name=person.name, is_active=True).count() > 1:
        return []
    found: list[MyAnswer] = []
    answered = Entry.objects.filter(kind__in=("answered", "motion-answered")).values("congress")
    seats = ListedDelegate.objects.filter(name=person.name, congress__in=answered).select_related("congress")
    by_congress: dict[Congress, list[str]] = {}
    for seat in seats:
        by_congress.setdefault(seat.congress, []).append(seat.number)
    for one, numbers in by_congress.items():
        if len(numbers) == 1:
            found += [*_on_reports(one, numbers[0]), *_on_motions(one, numbers[0])]
    return sorted(found, key=lambda each: each.day)


def _on_reports(one: Congress, number: str) -> Iterator[MyAnswer]:
    hall = hall_of(one)
    for report in one.reports.select_related("document"):
        state = report_state(report, list(report.entries.select_related("by")), hall)
        for notice in state.notices:
            if notice.delegate != number:
                continue
            wish = notice.suggestion.wording or notice.before
            data = {"answer": notice.answer.number, "delegate": number, "day": today().isoformat()}
            yield MyAnswer(
                f"a{one.pk}-{notice.answer.number}-{notice.suggestion.id}", one, report, wish,
                str(answer_words(notice.answer.disposition)), notice.answer.reason, notice.answer.at, "told", data,
            )  # fmt: skip


def _on_motions(one: Congress, number: str) -> Iterator[MyAnswer]:
    for motion in motions_in(Entry.objects.filter(congress=one), today()):
        if motion.answer is None or motion.line.report is None or number not in motion.untold:
            continue
        said = motion.suggestion
        wish = said.wording or (said.anchor.quote if said.anchor else said.reason)
        data = {"motion": motion.line.number, "delegate": number, "day": today().isoformat()}
        yield MyAnswer(
            f"m{one.pk}-{motion.answer.number}", one, motion.line.report, wish, motion.line.data["unit_name"],
            motion.answer.data["said"], date.fromisoformat(motion.answer.data["day"]), "motion-told", data,
        )  # fmt: skip
