"""Pages about units: the tree, one unit, and what an administrator does with them."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.desk import clock
from luoshi.desk.accounts.forms import UnitForm
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Membership, Unit
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for, scope_for


@allowed(Action.SEE_PEOPLE)
def units(request: SignedInRequest) -> HttpResponse:
    """The units one may see, as a tree, with how many people work in each today."""
    today = clock.today()
    working = Q(memberships__from_day__lte=today) & (
        Q(memberships__until_day=None) | Q(memberships__until_day__gte=today)
    )
    found = scope_for(request.user, Unit).annotate(people=Count("memberships__person", filter=working, distinct=True))
    return render(request, "accounts/units.html", {"rows": Unit.in_tree_order(found)})


@allowed(Action.SEE_PEOPLE)
def unit(request: SignedInRequest, pk: int) -> HttpResponse:
    """One unit: what it is, what belongs to it, who works there."""
    one = object_for(request.user, Unit, pk=pk)
    people = Membership.on(clock.today()).filter(unit=one).select_related("person").order_by("person__name")
    below = scope_for(request.user, Unit).filter(parent=one)
    return render(request, "accounts/unit.html", {"unit": one, "memberships": people, "below": below})


@allowed(Action.MANAGE_PEOPLE)
def new_unit(request: SignedInRequest) -> HttpResponse:
    """Enter a new unit."""
    form = UnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        one = form.save()
        messages.success(request, _("Saved."))
        return redirect("unit", pk=one.pk)
    return render(request, "accounts/unit_form.html", {"form": form})


@allowed(Action.MANAGE_PEOPLE)
def edit_unit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what a unit is or belongs to."""
    one = object_for(request.user, Unit, pk=pk)
    form = UnitForm(request.POST or None, instance=one)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("unit", pk=one.pk)
    return render(request, "accounts/unit_form.html", {"form": form, "unit": one})


@require_POST
@allowed(Action.MANAGE_PEOPLE)
def close_unit(request: SignedInRequest, pk: int) -> HttpResponse:
    """A unit that was merged or dissolved: it takes no more people, its history stays; pressed again, it is open as before."""
    one = object_for(request.user, Unit, pk=pk)
    one.closed_on = None if one.closed_on else clock.today()
    one.save(update_fields=["closed_on"])
    messages.success(request, _("The unit is closed.") if one.closed_on else _("The unit is open again."))
    return redirect("unit", pk=one.pk)
