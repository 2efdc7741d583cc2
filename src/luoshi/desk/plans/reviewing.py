"""The review page, what is done on it, and what the others have done meanwhile."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.delivery.refusals import Refused
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.ledger.models import Chain, LedgerEntry
from luoshi.desk.page_language import page_language
from luoshi.desk.plans import item_shown
from luoshi.desk.plans.assigning import seen_in
from luoshi.desk.plans.history import told
from luoshi.desk.plans.models import Item, Passage, Plan
from luoshi.desk.plans.names import Names
from luoshi.desk.plans.recording import Stale, record
from luoshi.desk.plans.review_acts import ACTS, CannotDo, pull_in, put_aside
from luoshi.desk.plans.review_page import review_of


@allowed(Action.MAKE_PLANS)
def review(request: SignedInRequest, pk: int) -> HttpResponse:
    """The text with the rows beside it; ``pull`` in the address opens the form for a sentence."""
    return _page(request, object_for(request.user, Plan, pk=pk))


@require_POST
@allowed(Action.MAKE_PLANS)
def review_item(request: SignedInRequest, key: str) -> HttpResponse:
    """Confirm, reword, split, merge, leave out or take back a row; fill in a blank."""
    one, act = item_shown.found(request, key), request.POST.get("do", "")
    said = {name: str(value) for name, value in request.POST.items()}
    try:
        if act == "fill":
            blank = {"blank": said.get("blank", ""), "value": said.get("value", "").strip()}
            record(one, "fill_blank", request.user, data=blank, seen=seen_in(request))
        elif act in ACTS:
            ACTS[act](one, request.user, said, seen_in(request))
        else:
            raise CannotDo(_("Choose what shall be done with the row."))
    except Stale as stale:
        since = list(told(stale.since, page_language(), Names()))
        return _page(request, one.plan, status=409, trouble=_Trouble(key, said, since=since))
    except Refused as refused:
        return _page(request, one.plan, status=422, trouble=_Trouble(key, said, line=refused.said(page_language())))
    except CannotDo as why:
        return _page(request, one.plan, status=422, trouble=_Trouble(key, said, line=str(why)))
    return _done(request, one.plan, f"c-{key}")


@require_POST
@allowed(Action.MAKE_PLANS)
def review_sentence(request: SignedInRequest, pk: int) -> HttpResponse:
    """Pull a sentence into the plan, or put it aside with a reason."""
    passage = object_for(request.user, Passage, pk=pk)
    said = {name: str(value) for name, value in request.POST.items()}
    try:
        with transaction.atomic():
            if request.POST.get("do") == "aside":
                item = put_aside(passage, request.user, said.get("reason", "").strip())
            else:
                item = pull_in(passage, request.user, said.get("wording", ""))
    except (Refused, IntegrityError) as refused:
        # The same sentence pulled in twice at once has the same id: the second one is told.
        line = (
            refused.said(page_language()) if isinstance(refused, Refused) else _("Somebody has dealt with it already.")
        )
        return _page(request, passage.plan, status=422, trouble=_Trouble(f"s{passage.order}", said, line=line))
    return _done(request, passage.plan, f"c-{item.key}")


@allowed(Action.MAKE_PLANS)
def changes(request: SignedInRequest, pk: int) -> HttpResponse:
    """What has happened since an entry: the paragraphs that changed, and who did it; asked for by the page every few seconds."""
    one, said = object_for(request.user, Plan, pk=pk), request.GET.get("since", "")
    since = int(said) if said.isdecimal() and len(said) < 18 else 0
    head = Chain.now().number
    entries = LedgerEntry.objects.filter(number__gt=since, item__startswith=f"P{one.pk}-") if head > since else []
    others = [entry for entry in entries if entry.actor != str(request.user.pk)]
    return _parts(request, one, {entry.item for entry in entries}, others=told(others[-3:], page_language(), Names()))


class _Trouble:
    """What could not be done: at which row or sentence, what was typed, and why; shown there, with nothing lost."""

    def __init__(self, at: str, said: dict[str, str], *, line: str = "", since: Iterable[object] = ()) -> None:
        self.at, self.said, self.line, self.since = at, said, line, list(since)


def _page(request: SignedInRequest, one: Plan, *, status: int = 200, trouble: _Trouble | None = None) -> HttpResponse:
    said = request.GET.get("pull", "")
    pull = int(said) if said.isdecimal() and len(said) < 10 else None
    around = {
        "plan": one, "review": review_of(one, page_language(), pull), "trouble": trouble, "head": Chain.now().number,
    }  # fmt: skip
    return render(request, "plans/review.html", around, status=status)


def _done(request: SignedInRequest, one: Plan, at: str) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        said = request.POST.get("since", "")
        since = int(said) if said.isdecimal() and len(said) < 18 else 0
        keys = LedgerEntry.objects.filter(number__gt=since, item__startswith=f"P{one.pk}-").values_list(
            "item", flat=True
        )
        return _parts(request, one, set(keys))
    return redirect(f"{reverse('review', args=[one.pk])}#{at}")


def _parts(request: SignedInRequest, one: Plan, keys: set[str], others: Iterable[object] = ()) -> HttpResponse:
    """The paragraphs in which these rows stand, each to take its old one's place, and the line that counts."""
    review = review_of(one, page_language())
    touched = set(Item.objects.filter(key__in=keys).values_list("pk", flat=True))
    blocks = [block for block in review.blocks if any(card.item.pk in touched for card in block.cards)]
    around = {"plan": one, "review": review, "blocks": blocks, "head": Chain.now().number, "others": list(others)}
    return render(request, "plans/review_parts.html", around)
