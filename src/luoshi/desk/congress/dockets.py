"""Where a report stands: its drafts, what was suggested, merged, answered and told, and the vote; a fold over the lines of the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from luoshi.congress.suggestions import Anchor, Answer, Docket, Draft, Merge, Notice, Suggestion, Told, docket, notices
from luoshi.congress.suggestions.adoption import Adoption, Locked, lock
from luoshi.desk.congress.hall import Hall
from luoshi.desk.congress.minutes import adoption_of
from luoshi.desk.congress.models import Entry, StoredReport
from luoshi.desk.congress.report_texts import drafts_of
from luoshi.reading.text import Span


@dataclass(frozen=True, slots=True)
class ReportState:
    """Everything that is known of a report; `adoption` is the last vote on it, None while there was none."""

    drafts: tuple[Draft, ...]
    suggestions: tuple[Suggestion, ...] = ()
    merges: tuple[Merge, ...] = ()
    answers: tuple[Answer, ...] = ()
    told: tuple[Told, ...] = ()
    adoption: Adoption | None = None
    votes: tuple[Adoption, ...] = field(default=())

    @property
    def locked(self) -> Locked | None:
        """The lock on the text that was adopted, None where none was."""
        return next((found for vote in self.votes if (found := lock(vote))), None)

    @property
    def docket(self) -> Docket | None:
        """All suggestions with what became of each; None where there is no draft yet."""
        return docket(self.drafts, self.suggestions, self.merges, self.answers) if self.drafts else None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Who has yet to be told of an answer."""
        found = self.docket
        return notices(found, self.told) if found else ()

    def draft(self, number: int) -> Draft | None:
        """The draft with this number."""
        return next((one for one in self.drafts if one.number == number), None)


def report_state(report: StoredReport, lines: Sequence[Entry], hall: Hall) -> ReportState:
    """The report after these lines of the book."""
    drafts = tuple(drafts_of(report))
    votes = tuple(
        adoption_of(line, hall, draft)
        for line in lines
        if line.kind == "voted" and (draft := next((one for one in drafts if one.number == line.data["version"]), None))
    )
    return ReportState(
        drafts,
        tuple(suggestion_in(line) for line in lines if line.kind == "suggested"),
        tuple(_merge(line) for line in lines if line.kind == "merged"),
        tuple(_answer(line) for line in lines if line.kind == "answered"),
        tuple(_told(line) for line in lines if line.kind == "told"),
        votes[-1] if votes else None,
        votes,
    )


def suggestion_in(line: Entry) -> Suggestion:
    """The suggestion that a line of the book tells of; it is called after the number of the line."""
    data, at = line.data, line.data["anchor"]
    anchor = Anchor(at["version"], Span(at["start"], at["end"]), at["quote"]) if at else None
    return Suggestion(
        str(line.number), date.fromisoformat(data["day"]), tuple(data["proposers"]), data["wish"], anchor,
        data["wording"], data["reason"], data["group"],
    )  # fmt: skip


def _merge(line: Entry) -> Merge:
    return Merge(line.number, line.data["one"], line.data["into"], line.by.name, line.data["reason"])


def _answer(line: Entry) -> Answer:
    data = line.data
    day = date.fromisoformat(data["day"])
    return Answer(
        line.number, data["suggestion"], data["disposition"], data["version"], line.by.name, day, data["reason"]
    )


def _told(line: Entry) -> Told:
    return Told(line.data["answer"], line.data["delegate"], date.fromisoformat(line.data["day"]))
