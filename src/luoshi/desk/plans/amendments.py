"""The page on which a plan is amended from a revised text: what would change, row by row, and the button that enters it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from luoshi.delivery.matching import Said
from luoshi.delivery.refusals import Refused
from luoshi.delivery.rules import match_rules
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for, scope_for
from luoshi.desk.documents.models import StoredReading
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.amending import Revision, revision_of, take_revision
from luoshi.desk.plans.models import Plan
from luoshi.desk.plans.pairing import choices_for, mark_of, said_in, ticket_of, told_apart, told_same
from luoshi.reading.errors import UnreadableSource


@allowed(Action.MAKE_PLANS)
def amend_plan(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose a later version, see what it would change, and enter what is ticked."""
    one = object_for(request.user, Plan, pk=pk)
    newer, old = _newer(request, one), _read_from(one)
    asked = request.POST.get("reading", "") or request.GET.get("reading", "")
    chosen = next((stored for stored in newer if str(stored.pk) == asked), None)
    if chosen is None or old is None:
        return render(request, "plans/amend_choice.html", {"plan": one, "newer": newer})
    try:
        said = said_in(request.POST)
        revision = revision_of(one, old, chosen, said)
    except UnreadableSource as error:
        messages.error(request, str(error))
        return redirect("plan", pk=one.pk)
    if request.method != "POST":
        return _shown(request, one, revision, chosen, said)
    reason = request.POST.get("reason", "").strip()
    # What was ticked was ticked in a list that looked otherwise: the new one is shown before anything is entered.
    looked_at = request.POST.get("looked_at", mark_of(Said()))
    if request.POST.get("do") == "look" or looked_at != mark_of(said):
        return _shown(request, one, revision, chosen, said, reason=reason)
    try:
        take_revision(one, revision, chosen, set(request.POST.getlist("take")), request.user, reason)
    except Refused as refused:
        return _shown(
            request, one, revision, chosen, said, refused=refused.said(page_language()), reason=reason, status=422
        )
    messages.success(
        request, _("The plan now stands on the new version. What was not taken over is unaccounted for in the review.")
    )
    return redirect("plan", pk=one.pk)


def _newer(request: SignedInRequest, one: Plan) -> list[StoredReading]:
    """The newest reading of each later version of the plan's document."""
    if one.version is None:
        return []
    later = scope_for(request.user, StoredReading).filter(
        version__document=one.version.document_id,
        version__number__gt=one.version.number,
        state=StoredReading.State.DONE,
    )
    found: dict[int, StoredReading] = {}
    for stored in later.select_related("version").order_by("-version__number", "-pk"):
        found.setdefault(stored.version_id, stored)
    return list(found.values())


def _read_from(one: Plan) -> StoredReading | None:
    """The reading that the plan stands on."""
    done = StoredReading.objects.filter(version=one.version, state=StoredReading.State.DONE)
    return done.select_related("version").order_by("-pk").first()


def _shown(
    request: SignedInRequest, one: Plan, revision: Revision, chosen: StoredReading, said: Said, *, status: int = 200,
    **more: object,
) -> HttpResponse:  # fmt: skip
    rules = match_rules()
    changed = [
        (
            row,
            list(dict.fromkeys((change.was, change.now) for change in row.changes)),
            rules[row.rule][page_language()],
            "" if (row.item.row, row.row.id) in said.pairs else ticket_of(row),
        )
        for row in revision.changed
    ]
    around = {
        "plan": one, "revision": revision, "changed": changed, "chosen": chosen, "looked_at": mark_of(said),
        "dropped": [(item, choices_for(item, revision.added)) for item in revision.dropped],
        "same": told_same(said, revision), "apart": told_apart(said, revision), **more,
    }  # fmt: skip
    return render(request, "plans/amend.html", around, status=status)
