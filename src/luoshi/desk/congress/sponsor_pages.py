"""Passing items on to the successors of their sponsors, below the hand-over list: ticked beforehand, and done by a person."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.handing_over import HandOverList
from luoshi.desk.congress.handing_over_pages import found_list
from luoshi.desk.congress.sponsors import PASSED, Offered, line_of, offered, pass_on
from luoshi.desk.plans.assigning import Refusals, each, seen_in
from luoshi.desk.plans.chosen import Chosen

Chose = tuple[Offered, Person]


@require_POST
@allowed(Action.MAKE_PLANS)
@entered_once
def pass_on_sponsors(request: SignedInRequest, pk: int) -> HttpResponse:
    """The rows ticked get their new sponsors, an entry of the ledger each; those shown and not ticked stay, by this person's word."""
    one, found = found_list(request, pk, request.POST.get("body", ""))
    rows = {row.item.key: row for row in offered(request.user, one, found)}
    ticked = [rows[key] for key in dict.fromkeys(request.POST.getlist("take")) if key in rows]
    chosen = [(row, to) for row in ticked if (to := _to(request, row))]
    shown = [rows[key] for key in dict.fromkeys(request.POST.getlist("shown")) if key in rows]
    left = [row for row in shown if row not in ticked and row.stays is None and not row.obstacle]
    if not found.is_done or len(chosen) < len(ticked):
        messages.error(request, _("Choose who follows for each row that is ticked. Nothing was changed."))
    elif not chosen and not left:
        messages.info(request, _("Nothing was left to pass on."))
    else:
        # The book first, then the ledger: everybody who writes into both waits in this order.
        with one.held():
            passed, refused = _passed_on(request, found, chosen)
            if passed or left:
                one.write(PASSED, line_of(found, passed, left), request.user)
        _tell(request, passed, left, refused)
    return redirect(f"{reverse('hand-over', args=[pk])}?{urlencode({'body': found.succession.body.id})}#sponsors")


def _passed_on(request: SignedInRequest, found: HandOverList, chosen: Sequence[Chose]) -> tuple[list[Chose], Refusals]:
    """Those that were given their new sponsor, and those that could not be, with the reason."""
    by_key = {row.item.key: (row, to) for row, to in chosen}

    def do(row: Chosen) -> None:
        given, to = by_key[row.item.key]
        pass_on(given, to, request.user, found, seen=row.seen)

    _done, refused = each([Chosen(row.item, _seen(request, row)) for row, _who in chosen], do)
    not_done = {item.key for item, _why in refused}
    return [(row, to) for row, to in chosen if row.item.key not in not_done], refused


def _to(request: SignedInRequest, row: Offered) -> Person | None:
    wanted = request.POST.get(f"to-{row.item.pk}", "")
    return next((person for person in row.choices if str(person.pk) == wanted), None)


def _seen(request: SignedInRequest, row: Offered) -> int:
    seen = seen_in(request, f"seen-{row.item.pk}")
    return row.item.last_entry if seen is None else seen


def _tell(request: SignedInRequest, passed: Sequence[Chose], left: Sequence[Offered], refused: Refusals) -> None:
    if passed:
        said = ngettext("%(n)s item has its new sponsor.", "%(n)s items have their new sponsors.", len(passed))
        messages.success(request, said % {"n": len(passed)})
    if left:
        said = ngettext("%(n)s item stays as it is.", "%(n)s items stay as they are.", len(left))
        messages.info(request, said % {"n": len(left)})
    for item, why in refused:
        messages.error(request, f"{item.number} {why}")
