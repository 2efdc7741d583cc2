"""What somebody can do with an item now, and the page on which they do it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from luoshi.delivery.acting import actions_open_to
from luoshi.delivery.lifecycle import ACTIONS, Action, transitions
from luoshi.delivery.permissions import can_role
from luoshi.delivery.policies import check_now
from luoshi.delivery.refusals import NotPermitted, Refused
from luoshi.delivery.state import Adjustment, ItemState
from luoshi.desk.accounts.guard import SignedInRequest, signed_in
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.scope import object_for, scope_for
from luoshi.desk.ledger.models import LedgerEntry
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import Stale, record
from luoshi.desk.plans.roles import roles_towards
from luoshi.desk.progress.action_forms import ELSEWHERE, ActionForm, is_plain, words_of
from luoshi.desk.progress.breaking_down import SubItemForm, break_down
from luoshi.desk.progress.evidence import file_evidence
from luoshi.desk.progress.reporting import why


class Open(NamedTuple):
    """An action that is open: its name, its words, whether one click does it, and its page where that is one of its own."""

    action: Action
    words: str
    plain: bool
    url: str = ""


def actions_open(person: Person, item: Item) -> list[Open]:
    """What this person can do with the item now, in the order of the table; what has a page of its own is left out."""
    if not item.last_entry:
        return []
    state = item.item_state()
    found = {
        one for role in roles_towards(person.standing(), item) for one in actions_open_to(state, role, str(person.pk))
    }
    return [Open(one, words_of(one), is_plain(one)) for one in transitions() if one in found - ELSEWHERE]


@signed_in
def act_page(request: SignedInRequest, key: str, action: str) -> HttpResponse:
    """The form of an action; what is refused says why, and what was typed stays."""
    item = object_for(request.user, Item, key=key)
    if action not in ACTIONS or action in ELSEWHERE or not item.last_entry:
        raise Http404
    done: Action = action
    _check_role(request.user, item, done)
    if done == "break_down":
        return _broken_down(request, item)
    state, actor = item.item_state(), str(request.user.pk)
    if request.method != "POST":
        return _page(request, item, ActionForm(done, state, actor))
    form = ActionForm(done, state, actor, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, item, form, status=422)
    try:
        _do(item, done, form, request.user)
    except NotPermitted as error:
        raise PermissionDenied from error
    except (Refused, Stale, ValidationError) as error:
        # The form is shown against what stands now, so that a second look is enough to send it again.
        item.refresh_from_db()
        fresh = request.POST.copy()
        fresh["seen"] = str(item.last_entry)
        again = ActionForm(done, item.item_state(), actor, fresh)
        again.is_valid()
        again.add_error(None, why(error))
        return _page(request, item, again, status=409 if isinstance(error, Stale) else 422)
    messages.success(request, _("Done: %(what)s.") % {"what": words_of(done)})
    # What was sent back is not in the unit's hands any more, and out of its sight.
    still = scope_for(request.user, Item).filter(pk=item.pk).exists()
    return redirect("item", item.key) if still else redirect("inbox")


def _check_role(person: Person, item: Item, action: Action) -> None:
    """Whoever may never do this gets no form for it either."""
    if not any(can_role(role, action) for role in roles_towards(person.standing(), item)):
        raise PermissionDenied


def _broken_down(request: SignedInRequest, item: Item) -> HttpResponse:
    form = SubItemForm(item, item.item_state(), request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, item, form, status=422 if form.errors else 200)
    try:
        break_down(item, form, request.user)
    except NotPermitted as error:
        raise PermissionDenied from error
    except (Refused, Stale) as error:
        form.add_error(None, why(error))
        return _page(request, item, form, status=409 if isinstance(error, Stale) else 422)
    messages.success(request, _("Done: %(what)s.") % {"what": words_of("break_down")})
    return redirect("item", item.key)


def _do(item: Item, action: Action, form: ActionForm, by: Person) -> None:
    said: dict[str, Any] = form.cleaned_data
    if action == "add_evidence":
        if not file_evidence(item, said["file"], by, said.get("about") or ""):
            raise ValidationError(_("The item has this very file already. Nothing was changed."))
        return
    record(item, action, by, data=form.data_of_entry, reason=said.get("reason", "").strip(), seen=said["seen"])


def _page(request: SignedInRequest, item: Item, form: ActionForm | SubItemForm, status: int = 200) -> HttpResponse:
    state = item.item_state()
    shown = {
        "item": item, "state": state, "form": form, "what": words_of(form.action), "action": form.action,
        "adjustments": _adjustments(state) if form.action != "ask_adjustment" else [],
        "asked_because": _asked_because(item, form.action), "refusal": _refusal(form.action),
        "not_now": "" if form.is_bound else _why_not_now(state, form.action, request.user),
    }  # fmt: skip
    return render(request, "progress/act.html", shown, status=status)


def _adjustments(state: ItemState) -> list[tuple[str, Adjustment]]:
    """The targets that somebody asked to adjust and that wait for an answer, by the name of their measure."""
    names = {one.id: one.name for one in state.measures}
    return [(names.get(one.measure, one.measure), one) for one in state.adjustments if not one.outcome]


def _asked_because(item: Item, action: Action) -> LedgerEntry | None:
    """The request that the action answers: who asked, and why."""
    request = transitions()[action].answers
    asking = next((one.action for one in transitions().values() if request and one.asks == request), None)
    return item.history().filter(action=asking).last() if asking else None


def _refusal(action: Action) -> Open | None:
    """The other answer to the same request, for whoever would rather say no."""
    row = transitions()[action]
    others = (
        one for one in transitions().values() if row.answers and one.answers == row.answers and one.action != action
    )
    other = next(others, None)
    return Open(other.action, words_of(other.action), plain=False) if other and not row.reason else None


def _why_not_now(state: ItemState, action: Action, person: Person) -> str:
    """Why it cannot be done now, whatever would be filled in; empty where it can."""
    try:
        check_now(state, action, str(person.pk))
    except Refused as error:
        return error.said(page_language())
    return ""
