"""The page on which a unit reports for a period on all its items at once, and its twin as a sheet."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from luoshi.delivery.refusals import Refused
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Unit
from luoshi.desk.accounts.roles import Action
from luoshi.desk.documents import originals
from luoshi.desk.documents.sheet_limit import too_large
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.models import Item
from luoshi.desk.progress.report_rows import ReportRow, rows_of_items
from luoshi.desk.progress.report_sheet import sheet_of
from luoshi.desk.progress.report_sheet_back import SheetBack, WrongSheet, read_back
from luoshi.desk.progress.reporting import Filed, file_rows
from luoshi.desk.progress.supported import Supported, enter_note, supported_by, with_notes
from luoshi.desk.progress.working_for import unit_ids_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@allowed(Action.REPORT_PROGRESS)
def unit_report(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the page, filled in; file it. What cannot be filed stays in its row with the reason, and the rest is filed."""
    unit, running = _unit(request, pk), _is_running(request)
    rows = _rows(unit, running=running)
    if request.method != "POST":
        return _page(request, unit, rows)
    filed = file_rows(rows, request.POST, request.FILES, request.user)
    notes = _noted(request, supported_by(unit))
    _say(request, filed, notes)
    if not filed.wrong:
        return redirect(reverse("unit-report", args=[unit.pk]) + ("?running=1" if running else ""))
    fresh = [filed.wrong.get(row.item.key, row) for row in _rows(unit, running=running)]
    return _page(request, unit, fresh, status=422)


@allowed(Action.REPORT_PROGRESS)
def report_sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same page as a workbook, to be filled in elsewhere."""
    unit = _unit(request, pk)
    rows = _rows(unit, running=_is_running(request))
    answer = HttpResponse(sheet_of(rows, supported_by(unit)), content_type=_XLSX)
    period = "-".join(sorted({row.period.key for row in rows})[:1]) or f"{clock.today():%Y-%m-%d}"
    name = originals.plain_name(f"{unit.short_name or unit.name} {period}.xlsx")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return answer


@require_POST
@allowed(Action.REPORT_PROGRESS)
def sheet_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the workbook back: the page, filled in with what it says, to be looked at and filed."""
    unit = _unit(request, pk)
    file = request.FILES.get("sheet")
    if file is None:
        messages.error(request, _("Choose a file first."))
        return redirect("unit-report", pk=unit.pk)
    if line := too_large(file):
        messages.error(request, line)
        return redirect("unit-report", pk=unit.pk)
    try:
        back = read_back(file.read(), _rows(unit, running=_is_running(request)))
    except WrongSheet as error:
        messages.error(request, str(error))
        return redirect("unit-report", pk=unit.pk)
    supported = with_notes(supported_by(unit), back.notes)
    taken = len({one.row.item.key for one in back.differences}) + sum(bool(one.note) for one in supported)
    words = ngettext(
        "%(n)s row of the sheet says something new. Look at it and file the report: nothing was entered yet.",
        "%(n)s rows of the sheet say something new. Look at them and file the report: nothing was entered yet.",
        taken,
    )
    messages.info(request, words % {"n": taken})
    return _page(request, unit, back.rows, supported=supported, back=back)


def _unit(request: SignedInRequest, pk: int) -> Unit:
    if pk not in unit_ids_of(request.user):
        raise Http404
    return Unit.objects.get(pk=pk)


def _is_running(request: SignedInRequest) -> bool:
    """Is it about the period that runs, ahead of its end?"""
    return "running" in (request.POST if request.method == "POST" else request.GET)


def _rows(unit: Unit, *, running: bool = False) -> list[ReportRow]:
    items = Item.objects.filter(lead=unit).select_related("plan", "light").order_by("plan_id", "order", "pk")
    return rows_of_items(items, clock.today(), running=running)


def _noted(request: SignedInRequest, supported: list[Supported]) -> int:
    """Enter the notes of a supporting unit; the lead unit goes on answering for the item."""
    noted = 0
    for one in supported:
        try:
            noted += enter_note(one, request.POST.get(f"{one.item.pk}-note", ""), request.user)
        except Refused as error:
            messages.error(request, error.said(page_language()))
    return noted


def _say(request: SignedInRequest, filed: Filed, notes: int) -> None:
    if filed.entered:
        words = ngettext("Filed for %(n)s item", "Filed for %(n)s items", filed.entered) % {"n": filed.entered}
        quiet = _("without news: %(n)s") % {"n": filed.without_news}
        papers = _("papers: %(n)s") % {"n": filed.papers}
        messages.success(request, f"{words} · {quiet} · {papers}")
    elif filed.papers:
        messages.success(request, _("papers: %(n)s") % {"n": filed.papers})
    if notes:
        messages.success(request, ngettext("Added %(n)s note.", "Added %(n)s notes.", notes) % {"n": notes})
    if filed.wrong:
        words = ngettext(
            "%(n)s row could not be filed; the reason stands in it.",
            "%(n)s rows could not be filed; the reason stands in each.",
            len(filed.wrong),
        )
        messages.error(request, words % {"n": len(filed.wrong)})
    elif not (filed.entered or filed.papers or notes):
        messages.info(request, _("Everything was filed already. Nothing was changed."))


def _page(
    request: SignedInRequest, unit: Unit, rows: list[ReportRow], status: int = 200, *,
    supported: list[Supported] | None = None, back: SheetBack | None = None,
) -> HttpResponse:  # fmt: skip
    shown = {
        "unit": unit,
        "rows": rows,
        "periods": sorted({row.period.key for row in rows}),
        "running": _is_running(request),
        "filed": sum(row.filed is not None for row in rows),
        "unsigned": Item.objects.filter(lead=unit, workflow="issued").count(),
        "supported": supported_by(unit) if supported is None else supported,
        "back": back,
    }
    return render(request, "progress/unit_report.html", shown, status=status)
