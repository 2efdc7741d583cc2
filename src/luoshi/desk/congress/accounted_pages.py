"""The screen on which nothing gets lost: what the adopted texts decided, what it lacks in the plan, and where that is mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from luoshi.congress.record.orphans import Missing
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.accounted import Accounted, Row, accounted
from luoshi.desk.congress.adopted_texts import KINDS, AdoptedText, adopted_texts
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.hall import hall_of
from luoshi.desk.congress.models import Congress
from luoshi.desk.congress.standing_in_hall import may
from luoshi.desk.plans.models import Passage

_MISSING: Mapping[Missing, Promise] = {
    "owner": gettext_lazy("an owner"),
    "due": gettext_lazy("a due date"),
    "evidence": gettext_lazy("what will show it"),
    "reason": gettext_lazy("a reason"),
}


class Shown(NamedTuple):
    """A row as the page shows it: what it lacks in words, and where that is mended (empty: one may not mend it)."""

    row: Row
    missing: list[Promise]
    mend: str


class Tally(NamedTuple):
    """How many decisions and tasks there are, how many need nothing, how many lack something, how many texts wait to be issued."""

    rows: int
    marked: int
    missing: int
    waiting: int


@allowed(Action.SEE_CONGRESS)
def accounted_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """What lacks something, text by text; `?all=1` shows every decision and task."""
    one = object_for(request.user, Congress, pk=pk)
    everything, makes_plans = bool(request.GET.get("all")), request.user.standing().may(Action.MAKE_PLANS)
    texts = accounted(one)
    adopted = adopted_texts(hall_of(one), one.entries.filter(kind__in=KINDS))
    orders = _orders(texts) if makes_plans else {}
    shown = {
        "congress": one,
        "texts": [(each, [_shown(each, row, orders, makes_plans) for row in (each.rows if everything else each.missing)])
                  for each in texts],
        "tally": tally_of(texts, adopted), "waiting": [each for each in adopted if each.issue is None],
        "everything": everything, "makes_plans": makes_plans, "sees_plans": request.user.standing().may(Action.SEE_PLANS),
        "may_mark": makes_plans or may(request, Action.RUN_CONGRESS, one),
    }  # fmt: skip
    return render(request, "congress/accounted.html", shown)


@require_POST
@allowed(Action.SEE_CONGRESS)
@entered_once
def mark(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody says that the rows ticked need nothing further, and why; or takes that back."""
    one = object_for(request.user, Congress, pk=pk)
    if not request.user.standing().may(Action.MAKE_PLANS) and not may(request, Action.RUN_CONGRESS, one):
        raise PermissionDenied
    rows = {row.about: row for text in accounted(one) for row in text.rows}
    about = [each for each in dict.fromkeys(request.POST.getlist("about")) if each in rows]
    why, again = request.POST.get("why", "").strip()[:200], request.POST.get("again", "")
    if again in rows and rows[again].marked and not rows[again].marked.dropped:  # type: ignore[union-attr]
        one.write("needs-again", {"about": [again]}, request.user)
    elif not about or not why:
        messages.error(request, _("Tick what needs nothing further, and say why. Nothing was changed."))
    else:
        one.write("needs-none", {"about": about, "why": why}, request.user)
    return redirect(f"{reverse('accounted', args=[pk])}?{urlencode({'all': 1}) if again else ''}")


def tally_of(texts: Iterable[Accounted], adopted: Iterable[AdoptedText] = ()) -> Tally:
    """All texts together."""
    given = list(texts)
    return Tally(
        sum(len(each.rows) for each in given),
        sum(each.marked for each in given),
        sum(len(each.missing) for each in given),
        sum(each.issue is None for each in adopted),
    )


def _shown(text: Accounted, row: Row, orders: Mapping[int, Sequence[Passage]], makes_plans: bool) -> Shown:
    return Shown(row, [_MISSING[each] for each in row.missing], _mend(text, row, orders) if makes_plans else "")


def _mend(text: Accounted, row: Row, orders: Mapping[int, Sequence[Passage]]) -> str:
    """The row's own page, where it is assigned; a decision that the plan lacks is pulled in beside the text."""
    if row.item is not None:
        return reverse("item", args=[row.item.key])
    if text.plan is None or row.start is None:
        return ""
    within = [one.order for one in orders.get(text.plan.pk, ()) if one.start <= row.start < one.end]
    return f"{reverse('review', args=[text.plan.pk])}{f'?pull={within[0]}#c-s{within[0]}' if within else ''}"


def _orders(texts: Iterable[Accounted]) -> dict[int, list[Passage]]:
    plans = [text.plan.pk for text in texts if text.plan and any(row.item is None for row in text.missing)]
    found: dict[int, list[Passage]] = {}
    for passage in Passage.objects.filter(plan__in=plans).only("plan_id", "order", "start", "end") if plans else ():
        found.setdefault(passage.plan_id, []).append(passage)
    return found
