"""The page of one item: its sentence, where it stands, its measures, its parts and its whole history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import render

from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.documents.models import StoredReading, Version
from luoshi.desk.documents.origins import origins_of
from luoshi.desk.ledger.models import LedgerEntry
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.assign_form import AssignForm
from luoshi.desk.plans.history import told
from luoshi.desk.plans.measures_shown import measure_rows
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.names import Names
from luoshi.desk.plans.rolled_up import rolled_up
from luoshi.desk.plans.suggestions import suggestions_for


class Part(NamedTuple):
    """A part of the page that another room adds: its template, what that is made from (as ``part``), and what of it stands at the head."""

    template: str
    part: Mapping[str, Any]
    head: str = ""


# So many of the newest entries are shown; the older ones are folded away.
_LATEST = 5
Maker = Callable[[Person, Item], Part | None]
_PARTS: list[Maker] = []


def adds_to_item_page(maker: Maker) -> Maker:
    """Add a function that makes a part of every item's page, below its state; None where it has nothing to say."""
    if maker not in _PARTS:
        _PARTS.append(maker)
    return maker


@allowed(Action.SEE_PLANS)
def item(request: SignedInRequest, key: str) -> HttpResponse:
    """Everything of one item on one page."""
    return shown(request, found(request, key))


def found(request: SignedInRequest, key: str) -> Item:
    """The item, with what its page shows of other tables; 404 where it is not theirs."""
    mine = scope_for(request.user, Item).select_related("plan__version", "parent", "lead", "sponsor")
    one = mine.filter(key=key).first()
    if one is None:
        raise Http404
    return one


def shown(
    request: SignedInRequest, one: Item, *, status: int = 200, since: list[LedgerEntry] | None = None, **more: object
) -> HttpResponse:
    """The page; ``since`` are entries of others that a form had not seen, ``more`` holds forms that could not be taken."""
    said, names, state = page_language(), Names(), one.item_state()
    may = request.user.standing().may(Action.MAKE_PLANS)
    entries = list(told(reversed(list(one.history())), said, names, state.measures))
    below = _below(request, one)
    around: dict[str, object] = {
        "item": one, "plan": one.plan, "state": state, "state_name": one.state_name(said), "may_make": may,
        "latest": entries[:_LATEST], "older": entries[_LATEST:], "since": list(told(since or (), said, names, state.measures)),
        "measures": list(measure_rows(state, clock.today())),
        "sub_items": [(sub, sub.state_name(said)) for sub in below], "rolled": rolled_up(one, below, clock.today()),
        "support": sorted(names.units.get(unit, unit) for unit in state.support),
        "reading": _reading(request, one), "sentence": _parted(one),
        "parts": [part for make in _PARTS if (part := make(request.user, one))],
        "missing": state.open_blanks(), "is_own": one.lead_id in request.user.standing().units_below,
        "origins": origins_of(request.user, one.plan.version),
    }  # fmt: skip
    if may and one.workflow in {"draft", "issued", "signed", "in_progress", "suspended"}:
        around |= {"form": AssignForm(state, names), "suggested": suggestions_for(one, names)}
    around |= more
    # Once it was handed out, giving it something else is rare: the form is folded away, unless it could not be taken.
    around["unfolded"] = one.workflow == "draft" or status != 200
    return render(request, "plans/item.html", around, status=status)


def _below(request: SignedInRequest, one: Item) -> list[Item]:
    return list(scope_for(request.user, Item).filter(parent=one).select_related("lead").order_by("order", "pk"))


def _reading(request: SignedInRequest, one: Item) -> StoredReading | None:
    """The annotated page that the item's sentence stands in, where this person may see it."""
    if one.plan.version_id is None:
        return None
    mine = scope_for(request.user, Version).filter(pk=one.plan.version_id)
    done = StoredReading.objects.filter(version__in=mine, state=StoredReading.State.DONE)
    return done.order_by("asked_at").first()


def _parted(one: Item) -> tuple[str, str, str]:
    """The sentence before, at and after the words of the row; all of it before where they cannot be found in it."""
    first = state_wording(one)
    at = one.sentence.find(first) if first else -1
    if at < 0:
        return one.sentence, "", ""
    return one.sentence[:at], first, one.sentence[at + len(first) :]


def state_wording(one: Item) -> str:
    """The words that the text itself has for the row, as it was opened."""
    return str(one.state.get("first_wording", "")).strip()
