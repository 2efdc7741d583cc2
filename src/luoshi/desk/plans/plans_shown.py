"""The list of plans, one plan as table and tree, and making a plan of a document that was read."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for, scope_for
from luoshi.desk.documents.models import StoredReading
from luoshi.desk.documents.origins import origins_of
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.bulk_forms import BulkForm
from luoshi.desk.plans.item_shown import Part
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.names import Names
from luoshi.desk.plans.opening import open_plan
from luoshi.desk.plans.rows import rows_of
from luoshi.desk.plans.sieve import MISSING, Sieve
from luoshi.desk.plans.words import states_named
from luoshi.reading.errors import UnreadableSource

A_PAGE = 100
Maker = Callable[[Person, Plan], Part | None]
_PARTS: list[Maker] = []


def adds_to_plan_page(maker: Maker) -> Maker:
    """Add a function that makes a part of every plan's page, above its rows; None where it has nothing to say."""
    if maker not in _PARTS:
        _PARTS.append(maker)
    return maker


@allowed(Action.SEE_PLANS)
def plans(request: SignedInRequest) -> HttpResponse:
    """The plans one may see, the newest first, each with how far it has come."""
    alive = ~Q(items__workflow="dropped")
    found = scope_for(request.user, Plan).values_list("pk", flat=True)
    counted = Plan.objects.filter(pk__in=found).select_related("unit", "version__document")
    counted = counted.annotate(
        rows=Count("items", filter=alive),
        drafts=Count("items", filter=Q(items__workflow="draft")),
        closed=Count("items", filter=Q(items__workflow="closed")),
    )
    return render(
        request, "plans/plans.html", {"plans": counted, "may_make": request.user.standing().may(Action.MAKE_PLANS)}
    )


@allowed(Action.SEE_PLANS)
def plan(request: SignedInRequest, pk: int) -> HttpResponse:
    """One plan: its rows as a tree in the order of the text, or sorted as a table, narrowed down as one types."""
    one = object_for(request.user, Plan, related=("version",), pk=pk)
    return shown(request, one)


def shown(
    request: SignedInRequest, one: Plan, *, form: BulkForm | None = None, status: int = 200, **more: object
) -> HttpResponse:
    """The page of a plan; ``form`` is what was entered for several rows and could not be taken."""
    sieve, may = Sieve.read(request.GET), request.user.standing().may(Action.MAKE_PLANS)
    # A row may be one's by two ways: its key is looked for, not the row itself, so that nothing is shown twice.
    mine = scope_for(request.user, Item).filter(plan=one).order_by().values_list("pk", flat=True)
    found = sieve.narrow(Item.objects.filter(pk__in=mine)).distinct()
    page = Paginator(found.select_related("lead", "sponsor"), A_PAGE).get_page(request.GET.get("page"))
    around = {
        "plan": one, "page": page, "sieve": sieve, "may_make": may,
        "may_oversee": request.user.standing().may(Action.OVERSEE),
        "rows": rows_of(page.object_list, page_language(), tree=sieve.order == "plan"), **more,
    }  # fmt: skip
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "plans/plan_rows.html", around)
    around |= {
        "units": Unit.objects.filter(led_items__plan=one).distinct(),
        "states": states_named(page_language()), "missing": [(name, words) for name, (words, _how) in MISSING.items()],
        "bulk": form or (BulkForm(Names()) if may else None), "counts": _counts(one, mine), "origins": origins_of(request.user, one.version),
        "parts": [part for make in _PARTS if (part := make(request.user, one))],
    }  # fmt: skip
    return render(request, "plans/plan.html", around, status=status)


def _counts(one: Plan, mine: QuerySet[Item, int]) -> dict[str, int]:
    live = ~Q(workflow="dropped")
    counts: dict[str, int] = Item.objects.filter(plan=one, pk__in=mine).aggregate(
        rows=Count("pk", filter=live),
        drafts=Count("pk", filter=Q(workflow="draft")),
        without_lead=Count("pk", filter=live & Q(lead=None)),
        without_due=Count("pk", filter=live & Q(due=None)),
        with_blank=Count("pk", filter=live & Q(blanks__gt=0)),
        closed=Count("pk", filter=Q(workflow="closed")),
    )
    return counts


@require_POST
@allowed(Action.MAKE_PLANS)
def make_plan(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make the plan of a document as it was read; pressed a second time, it leads to the same plan."""
    stored = object_for(request.user, StoredReading, pk=pk)
    if stored.state != StoredReading.State.DONE:
        return redirect("reading", pk=stored.pk)
    try:
        one = open_plan(stored, request.user)
    except UnreadableSource as error:
        messages.error(request, str(error))
        return redirect("reading", pk=stored.pk)
    messages.success(request, _("Every row is a draft. Review them, give them units and days, then hand them out."))
    return redirect("plan", pk=one.pk)
