"""Filing what a unit reported: each row for itself, so that one that is wrong holds up no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from luoshi.delivery.refusals import Refused
from luoshi.desk.accounts.models import Person
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.recording import Stale, record
from luoshi.desk.progress.evidence import file_evidence
from luoshi.desk.progress.report_rows import ReportRow, Told, entry_data, plain_number, with_told

Files = Sequence[UploadedFile[Any]]


@dataclass(frozen=True, slots=True)
class Filed:
    """What came of a page: how many rows were entered, how many of these had no news, and every row that was not entered."""

    entered: int
    without_news: int
    papers: int
    wrong: Mapping[str, ReportRow]


def told_in(row: ReportRow, post: QueryDict) -> Told:
    """What the form says of an item; where it was ticked to take a sheet's text, that text."""
    of = f"{row.item.pk}-"

    def text(name: str) -> str:
        return post.get(f"{of}x-{name}", post.get(of + name, "")).replace("\r\n", "\n").strip()

    return Told(
        values={one.id: said for place, one, _now in row.measures if (said := plain_number(text(f"v-{place}")))},
        line=text("line"),
        obstacle=text("obstacle"),
        help=text("help"),
        milestones=tuple(one.name for place, one, _now in row.steps if of + f"m-{place}" in post),
        done=tuple(one for place, one, _now in row.points if of + f"d-{place}" in post),
    )


def file_rows(
    rows: Sequence[ReportRow], post: QueryDict, files: MultiValueDict[str, UploadedFile[Any]], by: Person
) -> Filed:
    """Enter every row that the form holds. Items that it does not show, or that are not among the rows, are left alone."""
    entered = without_news = papers = 0
    wrong: dict[str, ReportRow] = {}
    for row in rows:
        seen = post.get(f"{row.item.pk}-seen", "")
        if not (seen.isascii() and seen.isdecimal()):
            continue
        told, given = told_in(row, post), files.getlist(f"{row.item.pk}-file")
        if told.mark == post.get(f"{row.item.pk}-was") and not given and row.filed:
            continue
        mine = with_told(row, told)
        reasons: list[str] = []
        try:
            _check_period(row, post)
            data = entry_data(mine, with_papers=bool(given))
            if data is not None:
                record(row.item, "report", by, data=data, seen=int(seen))
                entered += 1
                without_news += bool(data.get("no_news"))
        except (Refused, Stale, ValueError) as error:
            reasons.append(why(error))
        # A browser sends a paper only once: it is kept even where something else of the row is wrong.
        filed, refused = _filed_papers(row, given, by)
        papers += filed
        reasons += refused
        if reasons:
            wrong[row.item.key] = with_told(mine, told, " ".join(reasons))
    return Filed(entered, without_news, papers, wrong)


def _check_period(row: ReportRow, post: QueryDict) -> None:
    """A page that was opened last month must not be taken for a report on this one."""
    if post.get(f"{row.item.pk}-period") != row.period.key:
        raise ValueError(_("The period has changed since the page was opened. Look at it and send it again."))


def _filed_papers(row: ReportRow, files: Files, by: Person) -> tuple[int, list[str]]:
    """How many papers were filed, and why others were not."""
    filed, refused = 0, []
    for file in files:
        try:
            filed += file_evidence(row.item, file, by)
        except (Refused, ValidationError) as error:
            refused.append(why(error))
    return filed, refused


def why(error: Exception) -> str:
    """Why something was not entered, in one sentence."""
    if isinstance(error, Refused):
        return error.said(page_language())
    if isinstance(error, Stale):
        did = "; ".join(f"{one.actor_name}: {one.action_name(page_language())}" for one in error.since)
        return _("Somebody was quicker (%(did)s). Nothing of yours was entered; look at it and send it again.") % {
            "did": did
        }
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return str(error)
