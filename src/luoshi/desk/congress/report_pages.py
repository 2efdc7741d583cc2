"""Pages about a report: its drafts, suggestions anchored to a passage, their answers, the difference, and the vote that locks it."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.congress.suggestions import Draft, difference
from luoshi.congress.suggestions.difference import sentences
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Unit
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.dockets import ReportState, report_state
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.finding_words import answer_words, finding_words, wish_words
from luoshi.desk.congress.hall import hall_of
from luoshi.desk.congress.models import Congress, StoredReport
from luoshi.desk.congress.report_texts import ReadFile, keep_draft, put_before, read_file
from luoshi.desk.congress.standing_in_hall import congress_to_run, may, must
from luoshi.desk.page_language import page_language
from luoshi.exchange.messages import in_chinese
from luoshi.reading.errors import UnreadableSource


@require_POST
@allowed(Action.RUN_CONGRESS)
def new_report(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put a report before the congress, with its first draft."""
    one = congress_to_run(request, pk)
    title, file = request.POST.get("title", "").strip()[:200], request.FILES.get("file")
    if not title or file is None:
        messages.error(request, _("Write a title and choose a file. Nothing was changed."))
        return redirect("congress", pk=pk)
    sent = _read(request, file)
    return redirect("congress", pk=pk) if sent is None else _put_before(request, one, title, sent)


@allowed(Action.SEE_CONGRESS)
def report(request: SignedInRequest, pk: int) -> HttpResponse:
    """One report: the newest draft, sentence by sentence, and what is wished of it."""
    stored, state = found_report(request, pk)
    draft = state.drafts[-1] if state.drafts else None
    start, end = (_number(request.GET.get(key, "")) for key in ("from", "to"))
    quote = draft.text[start:end] if draft and 0 <= start < end <= len(draft.text) else ""
    found = state.docket
    names = {row.number: row.name for row in stored.congress.delegates.all()}
    rows = [
        (row, wish_words(row.suggestion.wish), answer_words(row.answer.disposition) if row.answer else "",
         [names.get(each, each) for each in row.suggestion.proposers])
        for row in (found.rows if found else ())
    ]  # fmt: skip
    odd = [(finding_words(one.kind), one.suggestion) for one in (found.findings if found else ())]
    shown = {
        "congress": stored.congress, "report": stored, "state": state, "draft": draft, "quote": quote.strip("\n"),
        "start": start, "end": start + len(quote.rstrip("\n")), "rows": rows, "odd": odd,
        "sentences": _sentences(draft) if draft else [], "names": names,
        "notices": [(each, names.get(each.delegate, each.delegate)) for each in state.notices],
        "words": state.adoption.words(page_language()) if state.adoption else (),
        "may_run": may(request, Action.RUN_CONGRESS, stored.congress),
        "motions": {line.data["suggestion"] for line in stored.entries.filter(kind="motion")} if rows else set(),
        "units": Unit.objects.filter(closed_on=None) if rows else (),
    }  # fmt: skip
    return render(request, "congress/report.html", shown)


@allowed(Action.SEE_CONGRESS)
def report_difference(request: SignedInRequest, pk: int) -> HttpResponse:
    """Two drafts as one text: what was dropped, what was added. `old` and `new` are their numbers; the first and the last."""
    stored, state = found_report(request, pk)
    if len(state.drafts) < 2:
        raise Http404
    old = state.draft(_number(request.GET.get("old", ""))) or state.drafts[0]
    new = state.draft(_number(request.GET.get("new", ""))) or state.drafts[-1]
    parts: list[tuple[str, str, str]] = []
    for piece in difference(old.text, new.text):
        for part in piece.parts or (piece,):
            parts.append((part.kind, part.old.quote(old.text), part.new.quote(new.text)))  # noqa: PERF401 - two loops
    shown = {
        "congress": stored.congress,
        "report": stored,
        "old": old,
        "new": new,
        "parts": parts,
        "drafts": state.drafts,
    }
    return render(request, "congress/difference.html", shown)


@require_POST
@allowed(Action.RUN_CONGRESS)
def new_draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bring in a revised text; what was adopted is revised no more."""
    stored, state = found_report(request, pk, to_run=True)
    file = request.FILES.get("file")
    if state.locked:
        messages.error(request, _("The text was adopted and is locked. Nothing was changed."))
    elif file is None:
        messages.error(request, _("Choose a file first."))
    else:
        sent = _read(request, file)
        if sent is not None:
            return _bring_in(request, stored, sent)
    return redirect("report", pk=pk)


def found_report(request: SignedInRequest, pk: int, *, to_run: bool = False) -> tuple[StoredReport, ReportState]:
    """The report with its state; Http404 where it can't be seen, PermissionDenied where it is only seen."""
    stored = object_for(request.user, StoredReport, related=("congress",), pk=pk)
    if to_run:
        must(request, Action.RUN_CONGRESS, stored.congress)
    lines = list(stored.entries.select_related("by"))
    return stored, report_state(stored, lines, hall_of(stored.congress))


# A file is read before the book is held for its form: reading may take seconds, and nobody else could write meanwhile.
def _read(request: SignedInRequest, file: UploadedFile) -> ReadFile | None:  # type: ignore[type-arg]
    try:
        return read_file(file.read(), file.name or "draft")
    except UnreadableSource as error:
        messages.error(request, in_chinese(str(error)) if page_language() == "zh" else str(error))
        return None


@entered_once
def _put_before(request: SignedInRequest, one: Congress, title: str, sent: ReadFile) -> HttpResponse:
    return _kept(request, put_before(one, title, request.user), sent)


@entered_once
def _bring_in(request: SignedInRequest, stored: StoredReport, sent: ReadFile) -> HttpResponse:
    return _kept(request, stored, sent)


def _kept(request: SignedInRequest, stored: StoredReport, sent: ReadFile) -> HttpResponse:
    draft = keep_draft(stored, sent, request.user)
    messages.success(request, _("This is draft %(number)s.") % {"number": draft.number})
    return redirect("report", pk=stored.pk)


def _sentences(draft: Draft) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, said) for span in sentences(draft.text) if (said := span.quote(draft.text)).strip()]


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else 0
