"""The hand-over list on screen and on paper, and its two signatures."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for, scope_for
from luoshi.desk.congress.downloads import docx_of
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.handing_over import SIDES, HandOverList, hand_over_list, hand_over_paper
from luoshi.desk.congress.models import Congress
from luoshi.desk.congress.sponsors import offered
from luoshi.desk.congress.standing_in_hall import may
from luoshi.desk.congress.successions import successions
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.models import Item


@allowed(Action.SEE_CONGRESS)
def hand_over_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """What is open, who answered for it and who does now; `?body=` names the body."""
    one, found = found_list(request, pk, request.GET.get("body", ""))
    runs = may(request, Action.RUN_CONGRESS, one)
    keys = [row["about"] for row in found.rows]
    items = {item.key: item for item in scope_for(request.user, Item).filter(key__in=keys)} if keys else {}
    names = {side: found.people(side) for side in SIDES}
    mine, makes_plans = _name_of_their_own(request.user), request.user.standing().may(Action.MAKE_PLANS)
    shown = {
        "congress": one, "found": found, "ended": found.succession.ended, "term": found.succession.term,
        "rows": [(row, items.get(row["about"]), item.state_name(page_language()) if (item := items.get(row["about"])) else "")
                 for row in found.rows],
        "sides": [(side, [name for name in names[side] if runs or name == mine], [each for each in found.signed if each.side == side])
                  for side in SIDES],
        "sees_plans": request.user.standing().may(Action.SEE_PLANS),
        "offered": offered(request.user, one, found) if makes_plans else [], "makes_plans": makes_plans,
    }  # fmt: skip
    return render(request, "congress/hand_over.html", shown)


@allowed(Action.SEE_CONGRESS)
def hand_over_docx(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same as a Word document, with lines to sign on."""
    _one, found = found_list(request, pk, request.GET.get("body", ""))
    return docx_of(hand_over_paper(found), found.day)


@require_POST
@allowed(Action.SEE_CONGRESS)
@entered_once
def sign_hand_over(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody signs for a side, for the list as it stands; entered by themselves or by the secretariat from the paper."""
    one, found = found_list(request, pk, request.POST.get("body", ""))
    side, name, seen = (request.POST.get(key, "") for key in ("side", "name", "list"))
    if not may(request, Action.RUN_CONGRESS, one) and name != _name_of_their_own(request.user):
        raise PermissionDenied
    if side not in SIDES or name not in found.people(side):
        messages.error(request, _("Choose who signs. Nothing was changed."))
    elif found.is_done:
        messages.info(request, _("Both sides have signed already."))
    elif seen != found.digest:
        messages.error(request, _("The list has changed since the page was opened. Look at it and sign again."))
    elif found.unheld:
        messages.error(request, _("An office is vacant, and what it answers for would pass to nobody. Fill it first."))
    else:
        data = {
            "body": found.succession.body.id, "day": found.day.isoformat(), "side": side, "name": name,
            "list": found.digest, "rows": [dict(row) for row in found.rows],
        }  # fmt: skip
        one.write("handed-over", data, request.user)
    return redirect(f"{reverse('hand-over', args=[pk])}?{urlencode({'body': found.succession.body.id})}")


def found_list(request: SignedInRequest, pk: int, body: str) -> tuple[Congress, HandOverList]:
    """The list of a body; Http404 where the body does not follow on one of an earlier congress, or can't be seen."""
    one = object_for(request.user, Congress, pk=pk)
    found = [each for each in successions(one) if each.body.id == body]
    if not found:
        raise Http404
    return one, hand_over_list(one, found[0])


def _name_of_their_own(person: Person) -> str:
    """The name by which a person signs; empty where somebody else has the same."""
    alone = Person.objects.filter(name=person.name, is_active=True).count() == 1
    return person.name if alone else ""
