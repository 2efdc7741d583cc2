"""The oversight bulletin as a page, and as the Word document that is sent round: both are made from the same bulletin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from luoshi.delivery.bulletin import Bulletin, Figure, Language, bulletin_words, plain_sentence
from luoshi.delivery.numbering import chinese_number
from luoshi.delivery.reporting_periods import Period, period_of
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.documents import originals
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.progress.bulletin_made import make_bulletin, period_asked, periods_offered
from luoshi.exchange.labels import labels
from luoshi.exchange.word_bulletin import bulletin_to_docx

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence: its words, and for a number its line in the list of numbers (0: it counts nothing)."""

    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of the bulletin as the page sets it; a row is the id of its item, which item it is, and what is told of it."""

    heading: str
    sentences: list[list[Piece]]
    rows: list[tuple[str, str, str]]


@allowed(Action.OVERSEE)
def bulletin_page(request: SignedInRequest) -> HttpResponse:
    """Choose a plan and a period; the bulletin stands below. Without a choice: the newest plan, and the month that runs."""
    plans = _plans(request.user)
    if not plans:
        return render(request, "progress/bulletin.html", {"plans": plans})
    asked = request.GET.get("plan", "")
    plan = next((one for one in plans if str(one.pk) == asked), None if asked else plans[0])
    if plan is None:
        raise Http404
    period = period_asked(request.GET.get("period", ""))
    made = make_bulletin(plan, period or _this_month())
    shown = {
        "plans": plans, "plan": plan, "made": made, "periods": list(periods_offered(plan)),
        "unknown": bool(request.GET.get("period")) and period is None,
        "sections": list(_sections(made.bulletin, page_language())),
        "numbers": [(clause, figure) for figure, clause in _leading(made.bulletin)],
        "words": bulletin_words(page_language()), "running": made.day < made.period.last,
    }  # fmt: skip
    return render(request, "progress/bulletin.html", shown)


@allowed(Action.OVERSEE)
def bulletin_docx(request: SignedInRequest, pk: int, period: str) -> HttpResponse:
    """The same bulletin as a Word document, with the head of the ledger at its foot."""
    plan = next((one for one in _plans(request.user) if one.pk == pk), None)
    asked = period_asked(period)
    if plan is None or asked is None:
        raise Http404
    made = make_bulletin(plan, asked)
    foot = _("ledger %(head)s") % {"head": made.head} if made.head else ""
    answer = HttpResponse(bulletin_to_docx(made.bulletin, language=page_language(), footer=foot), content_type=_DOCX)
    name = originals.plain_name(f"{made.bulletin.title} {made.day.isoformat()}.docx")
    answer.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return answer


def _plans(person: Person) -> list[Plan]:
    """The plans of which something was handed out, the newest first."""
    mine = scope_for(person, Plan).values_list("pk", flat=True)
    return list(Plan.objects.filter(pk__in=mine, items__in=Item.objects.exclude(workflow="draft")).distinct())


def _this_month() -> Period:
    period = period_of(clock.today(), "monthly")
    if period is None:
        raise AssertionError("every day lies in a month")
    return period


def _leading(bulletin: Bulletin) -> Iterator[tuple[Figure, str]]:
    """The numbers that count something, in their order."""
    return ((figure, clause) for figure, clause in bulletin.figures() if figure.ids)


def _sections(bulletin: Bulletin, language: Language) -> Iterator[Shown]:
    lines, pattern = count(1), labels(language).words["top_number"]

    def piece(one: str | Figure) -> Piece:
        if isinstance(one, str):
            return Piece(one)
        return Piece(one.shown, next(lines) if one.ids else 0)

    for at, section in enumerate(bulletin.sections, 1):
        rows = zip(section.ids, section.rows, strict=True)
        yield Shown(
            pattern.format(number=at, chinese=chinese_number(at)) + section.heading,
            [[piece(one) for one in sentence] for sentence in section.sentences],
            [(key, plain_sentence(row[:1]), plain_sentence(row[1:])) for key, row in rows],
        )
