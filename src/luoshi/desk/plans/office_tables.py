"""Bringing in a table that an office made: choose the file, confirm what each column is, look at the rows, take them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from luoshi.delivery.columns import ROLES, why
from luoshi.delivery.due_days import due_meaning
from luoshi.delivery.items import Item as Row
from luoshi.delivery.mapping import ColumnMapping
from luoshi.delivery.office_table import OfficeTable
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Unit
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.documents import originals
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.files import SheetForm
from luoshi.desk.plans.names import Names
from luoshi.desk.plans.opening_table import mapping_as_told, open_table, table_as_plan, year_named
from luoshi.exchange.labels import labels
from luoshi.exchange.office_tables import read_office_tables
from luoshi.reading.errors import UnreadableSource

_SHOWN, _MOST, _PREVIEWED = 5, 5000, 100


class TableForm(SheetForm):
    """A file with a table of tasks in it."""

    file = forms.FileField(
        label=gettext_lazy("File with the table"), help_text=gettext_lazy("xlsx, xls, csv, docx, html or pdf")
    )


@allowed(Action.MAKE_PLANS)
def new_table(request: SignedInRequest) -> HttpResponse:
    """Choose a file; its tables are read, and what each column is is proposed."""
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data, name = file.read(), originals.plain_name(file.name)
        try:
            found = read_office_tables(data, name)
        except UnreadableSource as error:
            form.add_error("file", str(error))
        else:
            sha256, _size = originals.keep([data])
            # The table with the most rows is the likeliest; the others can be chosen.
            largest = max(range(len(found.tables)), key=lambda at: len(found.tables[at].rows))
            return _shown(request, list(found.tables), largest, sha256, name, {})
    return render(request, "plans/new_table.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@allowed(Action.MAKE_PLANS)
def map_table(request: SignedInRequest) -> HttpResponse:
    """Look again with the columns as they were told, or take the rows."""
    sha256, name = request.POST.get("sha256", ""), originals.plain_name(request.POST.get("name", ""))
    try:
        tables = list(read_office_tables(originals.path_of(sha256).read_bytes(), name).tables)
    except (ValueError, OSError, UnreadableSource) as error:
        raise Http404 from error
    at = _whole(request.POST.get("table", ""), len(tables) - 1)
    other = _whole(request.POST.get("was", ""), len(tables) - 1) != at
    told = {} if other else {
        column: request.POST[f"column-{column}"] for column in range(tables[at].width) if f"column-{column}" in request.POST
    }  # fmt: skip
    if request.POST.get("do") != "take":
        return _shown(request, tables, at, sha256, name, told)
    year = _year(request.POST.get("year", ""))
    made, _problems = table_as_plan(tables[at], mapping_as_told(tables[at], told), name, sha256, year)
    rows = sum(1 for _row in made.items())
    title, unit = request.POST.get("title", "").strip()[:200], _unit(request)
    line = _trouble(request.POST.get("year", ""), year, title, rows)
    if line or rows > _MOST or unit is None:
        return _shown(request, tables, at, sha256, name, told, trouble=line, status=422)
    one = open_table(made, title, year, unit, request.user)
    messages.success(request, _("Every row is a draft. Review them, give them units and days, then hand them out."))
    return redirect("plan", pk=one.pk)


def _shown(
    request: SignedInRequest, tables: list[OfficeTable], at: int, sha256: str, name: str, told: dict[int, str], *,
    status: int = 200, trouble: str = "",
) -> HttpResponse:  # fmt: skip
    table = tables[at]
    mapping = mapping_as_told(table, told)
    proposed = str(
        year_named(table.name, *(text for row in table.rows[:5] for text in row), name) or clock.today().year
    )
    said = request.POST.get("year", proposed)
    made, problems = table_as_plan(table, mapping, name, sha256, _year(said))
    words, names = labels(page_language()), Names()
    rows = list(made.items())
    around = {
        "tables": [(number, one.name, len(one.rows)) for number, one in enumerate(tables)], "at": at, "sha256": sha256, "name": name,
        "columns": _columns(mapping, table), "roles": [(role, words.columns.get(role, _other(role))) for role in ROLES],
        "rows": [(row, due_meaning(row.due.words or "", _year(said)), _strangers(row, names)) for row in rows[:_PREVIEWED]], "count": len(rows),
        "more": max(0, len(rows) - _PREVIEWED), "trouble": trouble, "dues": _dues(rows, _year(said)),
        "title": request.POST.get("title") or made.title or name.rpartition(".")[0], "year": said,
        "problems": [(one.line, words.problems[one.kind].format(what=one.what)) for one in problems],
    }  # fmt: skip
    return render(request, "plans/map_table.html", around, status=status)


def _other(role: str) -> str:
    return {"group": _("Group"), "remark": _("Remark")}.get(role, role)


def _columns(mapping: ColumnMapping, table: OfficeTable) -> list[dict[str, Any]]:
    first = mapping.head.last + 1
    return [
        {
            "column": one.column, "heading": one.heading, "role": one.role or "",
            "why": why(one.rule, one.words, page_language()) if one.rule else "",
            "cells": [text for row in table.rows[first : first + _SHOWN] if (text := row[one.column])][:3],
        }
        for one in mapping.columns
    ]  # fmt: skip


def _unit(request: SignedInRequest) -> Unit | None:
    return scope_for(request.user, Unit).filter(pk__in=request.user.standing().units).order_by("order").first()


def _strangers(row: Row, names: Names) -> list[str]:
    """The units that the row names and that are not known here: they stay beside it as words."""
    return [said for said in (*row.lead.values, *row.support.values) if names.unit(said) is None]


def _trouble(said: str, year: int | None, title: str, rows: int) -> str:
    """What is wrong with what was said of the plan as a whole; empty where nothing is."""
    if not rows:
        return _("There is no row to take: choose the column of the tasks.")
    if not title:
        return _("Give the plan a title.")
    if said.strip() and year is None:
        return _("“%(said)s” is no year; write it like 2026.") % {"said": said.strip()[:20]}
    return ""


def _year(said: str) -> int | None:
    said = said.strip().removesuffix("年")
    return int(said) if said.isascii() and said.isdecimal() and 1949 <= int(said[:5]) <= 2200 else None


def _dues(rows: Iterable[Row], year: int | None) -> dict[str, int]:
    """How many rows get a day, are standing duties, and say something that is no day."""
    meant = [(row.due.words, due_meaning(row.due.words, year)) for row in rows if row.due.words]
    return {
        "days": sum(one.day is not None for _words, one in meant), "standing": sum(one.standing for _words, one in meant),
        "unknown": sum(one.day is None and not one.standing for _words, one in meant),
    }  # fmt: skip


def _whole(said: str, most: int) -> int:
    return min(int(said), most) if said.isdecimal() and len(said) < 8 else 0
