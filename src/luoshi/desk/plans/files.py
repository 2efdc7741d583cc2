"""A plan as a file, and its workbook back again: first shown row by row, then only what was ticked is entered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from luoshi.delivery.merging import CellChange
from luoshi.delivery.refusals import Refused
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for, scope_for
from luoshi.desk.documents import originals
from luoshi.desk.documents.sheet_limit import too_large
from luoshi.desk.ledger.models import Chain
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.as_table import as_table
from luoshi.desk.plans.assigning import seen_in
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.names import Names
from luoshi.desk.plans.recording import Stale
from luoshi.desk.plans.sheet_shown import Telling, row_shown
from luoshi.desk.plans.sheet_taken import TAKEN, NotKnown, add_row, take_row
from luoshi.exchange.labels import labels
from luoshi.exchange.preview import Preview, preview, problem_line
from luoshi.exchange.sheet_back import PlanSheet, read_plan_sheet
from luoshi.exchange.word_plan import plan_to_docx
from luoshi.exchange.xlsx import plan_to_xlsx
from luoshi.reading.errors import UnreadableSource

_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class SheetForm(forms.Form):
    """The workbook as it came back."""

    file = forms.FileField(label=gettext_lazy("Workbook"), widget=forms.FileInput(attrs={"accept": ".xlsx"}))

    def clean_file(self) -> object:
        """Not larger than a plan can be."""
        given = self.cleaned_data["file"]
        if line := too_large(given):
            raise ValidationError(line)
        return given


@allowed(Action.SEE_PLANS)
def plan_file(request: SignedInRequest, pk: int, form: str) -> HttpResponse:
    """The rows one may see as a workbook or a Word document."""
    one = object_for(request.user, Plan, pk=pk)
    if form not in _TYPES:
        raise Http404
    table = as_table(one, scope_for(request.user, Item).filter(plan=one), Names())
    head = Chain.now()
    foot = _("ledger %(head)s") % {"head": head.short} if head.number else ""
    data = (
        plan_to_xlsx(table, language=page_language())
        if form == "xlsx"
        else plan_to_docx(table, language=page_language(), footer=foot)
    )
    answer = HttpResponse(data, content_type=_TYPES[form])
    name = originals.plain_name(f"{one.title}.{form}")
    answer.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return answer


@allowed(Action.MAKE_PLANS)
def sheet_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bring a workbook back: what it would change is shown, nothing is changed yet."""
    one = object_for(request.user, Plan, pk=pk)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            sheet = read_plan_sheet(data, originals.plain_name(file.name))
        except UnreadableSource as error:
            form.add_error("file", str(error))
        else:
            sha256, _size = originals.keep([data])
            return _previewed(request, one, sheet, sha256, file.name)
    return render(request, "plans/sheet_back.html", {"plan": one, "form": form}, status=422 if form.errors else 200)


@require_POST
@allowed(Action.MAKE_PLANS)
def take_sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter what was ticked in the preview; rows that somebody changed since are named and left as they are."""
    one = object_for(request.user, Plan, pk=pk)
    sha256, name = request.POST.get("sha256", ""), request.POST.get("name", "")
    try:
        sheet = read_plan_sheet(originals.path_of(sha256).read_bytes(), originals.plain_name(name))
    except (ValueError, OSError, UnreadableSource) as error:
        raise Http404 from error
    done, refused = _taken(request, one, sheet)
    if done:
        messages.success(request, ngettext("%(n)s row was changed.", "%(n)s rows were changed.", done) % {"n": done})
    if refused:
        return _previewed(request, one, sheet, sha256, name, refused=refused, status=409)
    if not done:
        messages.info(request, _("Nothing was ticked. Nothing was changed."))
    return redirect("plan", pk=one.pk)


def _taken(request: SignedInRequest, one: Plan, sheet: PlanSheet) -> tuple[int, list[tuple[str, str]]]:
    ticked, names, words = set(request.POST.getlist("take")), Names(), labels(sheet.language)
    shown = _preview(one, sheet, names)
    by_row: dict[str, list[CellChange]] = defaultdict(list)
    decided = (CellChange(one.id, one.column, one.ours, one.theirs) for one in shown.conflicts())
    for cell in (*shown.changes(), *decided):
        if f"{cell.id}|{cell.column}" in ticked and cell.column in TAKEN:
            by_row[cell.id].append(cell)
    acts: list[tuple[str, int, Callable[[], object]]] = []
    for item in one.items.filter(key__in=by_row):
        seen = seen_in(request, f"seen-{item.key}") or 0
        act = partial(take_row, item, by_row[item.key], request.user, names, words, seen)
        acts.append((item.number, sheet.lines[item.key], act))
    for line, cells in sheet.added:
        if f"line|{line}" in ticked:
            acts.append(("+", line, partial(add_row, one, line, cells, request.user, names, words)))
    where = labels(page_language()).words["sheet_line"]
    refused = [(number, where.format(line) + why) for number, line, act in acts if (why := _why_not(act))]
    return len(acts) - len(refused), refused


def _why_not(act: Callable[[], object]) -> str:
    """Do it; the reason where it cannot be done, else nothing."""
    try:
        act()
    except NotKnown as why:
        return str(why)
    except Refused as why:
        return why.said(page_language())
    except Stale:
        return _("Somebody has changed the row since the preview. Look again.")
    return ""


def _preview(one: Plan, sheet: PlanSheet, names: Names) -> Preview:
    return preview(as_table(one, one.items.all(), names), sheet)


def _previewed(
    request: SignedInRequest, one: Plan, sheet: PlanSheet, sha256: str, name: str, *,
    refused: Iterable[tuple[str, str]] = (), status: int = 200,
) -> HttpResponse:  # fmt: skip
    words, names = labels(page_language()), Names()
    shown = _preview(one, sheet, names)
    items = {item.key: item for item in one.items.all()}
    told = Telling(one, names, labels(sheet.language))
    rows = [row_shown(row, items.get(row.id), words.columns, told) for row in shown.rows if row.state != "unchanged"]
    around = {
        "plan": one, "rows": rows, "sha256": sha256, "name": name, "refused": list(refused),
        "problems": [problem_line(one_problem, words) for one_problem in shown.problems],
        "notes": [problem_line(found, words) for row in shown.rows for found in row.problems],
        "unchanged": sum(row.state == "unchanged" for row in shown.rows), "columns": words.columns,
    }  # fmt: skip
    return render(request, "plans/sheet_preview.html", around, status=status)
