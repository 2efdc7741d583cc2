"""The texts that a congress adopted: drafts of reports and resolutions, each with its vote, and the line by which it was issued."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from luoshi.congress.record.minutes import resolution_title
from luoshi.congress.suggestions import Draft
from luoshi.congress.suggestions.adoption import Adoption, lock
from luoshi.desk.congress.hall import Hall
from luoshi.desk.congress.minutes import adoption_of, resolution_in
from luoshi.desk.congress.models import DraftText, Entry

KINDS = ("voted", "resolved", "issued")
# What a draft is called while it is one; the adopted text is none any more.
_WHILE_A_DRAFT = (
    "（草案）",
    "（审议稿）",
    "（讨论稿）",
    "（征求意见稿）",
    "(草案)",
    "(审议稿)",
    "(讨论稿)",
    "(征求意见稿)",
)


@dataclass(frozen=True, slots=True)
class AdoptedText:
    """A text and the line of the book that tells of its vote; `issue` is the line by which it was issued, None while it waits.

    `draft` is the version of a report that was voted on; None for a resolution, whose words stand in the line itself.
    """

    title: str
    vote: Entry
    adoption: Adoption
    draft: DraftText | None = None
    issue: Entry | None = None

    @property
    def is_as_voted(self) -> bool:
        """Does the text still have the digest that was written down with the vote?"""
        return bool(self.vote.data.get("digest", self.adoption.digest) == self.adoption.digest)

    @property
    def url(self) -> str:
        """The page where its vote stands."""
        return vote_url(self.vote)


def adopted_texts(hall: Hall, lines: Iterable[Entry]) -> list[AdoptedText]:
    """Every text that was adopted, in the order of the votes; `lines` are those of the book, or its votes and issues (`KINDS`)."""
    given = list(lines)
    issues = {line.data["vote"]: line for line in given if line.kind == "issued"}
    found = [
        *_reports(hall, [line for line in given if line.kind == "voted"], issues),
        *_resolutions(hall, given, issues),
    ]
    return sorted(found, key=lambda one: one.vote.number)


def vote_url(line: Entry) -> str:
    """The page where a vote stands, at its place."""
    if line.kind == "voted":
        return f"{reverse('report', args=[line.report_id])}#vote"
    return f"{reverse('minutes', args=[line.congress_id])}#r{line.number}"


def _reports(hall: Hall, votes: Sequence[Entry], issues: dict[int, Entry]) -> Iterator[AdoptedText]:
    """The first vote that adopted a draft of a report locks it: what follows on it is no vote any more."""
    if not votes:
        return
    drafts = DraftText.objects.filter(report__congress=hall.congress).select_related("version", "report__document")
    by_number = {(one.report_id, one.number): one for one in drafts}
    locked: set[int | None] = set()
    for line in votes:
        draft = by_number.get((line.report_id or 0, line.data["version"]))
        if draft is None or line.report_id in locked:
            continue
        adoption = adoption_of(line, hall, Draft(draft.number, draft.text))
        if lock(adoption):
            locked.add(line.report_id)
            title = without_draft_mark(draft.report.document.title)
            yield AdoptedText(title, line, adoption, draft, issues.get(line.number))


def _resolutions(hall: Hall, lines: Sequence[Entry], issues: dict[int, Entry]) -> Iterator[AdoptedText]:
    for line in lines:
        found = resolution_in(line, hall) if line.kind == "resolved" else None
        if found is not None and found.vote is not None and found.adopted:
            title = resolution_title(hall.congress.title, found.about)
            yield AdoptedText(title, line, found.vote, None, issues.get(line.number))


def without_draft_mark(title: str) -> str:
    """The title of a report once it is no draft any more."""
    for mark in _WHILE_A_DRAFT:
        title = title.replace(mark, "")
    return title.strip()
