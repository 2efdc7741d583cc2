"""The public's page: what was promised, who answers for it, by when, and how far it is; nothing of what was said in confidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from luoshi.delivery.lifecycle import STATES, state_words
from luoshi.delivery.verdicts import verdict_of
from luoshi.desk.frame.asked import words_asked
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.models import Item
from luoshi.desk.progress import axis_words

_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Promise:
    """One item as the public sees it. The first date stays visible beside the one that holds now; ``result`` is empty until it is closed."""

    wording: str
    sentence: str
    unit: str
    due: date | None
    first_due: date | None
    state: str
    result: str


@require_safe
def portal(request: HttpRequest) -> HttpResponse:
    """The items of the plans, parts within their whole, narrowed down by words and by state."""
    handed_out = Item.objects.exclude(workflow="draft").filter(state__issued_at__isnull=False, parent=None)
    words, state = words_asked(request), request.GET.get("state", "")
    named = handed_out.filter(wording__icontains=words) if words else handed_out
    counts = Counter(named.values_list("workflow", flat=True))
    found = named.filter(workflow=state) if state in STATES else named
    page = Paginator(found.select_related("lead").order_by("plan_id", "order", "pk"), _A_PAGE).get_page(
        request.GET.get("page")
    )
    states = [(one, state_words(one)[page_language()], counts[one]) for one in STATES if counts[one]]
    shown = {"page": page, "rows": [_promise(item) for item in page], "words": words, "state": state, "states": states}
    return render(request, "portal/portal.html", {**shown, "total": sum(counts.values())})


def _promise(item: Item) -> Promise:
    verdict = verdict_of(item.item_state())
    return Promise(
        item.wording, item.sentence, item.lead.name if item.lead else "", item.due, item.first_due,
        item.state_name(page_language()), str(axis_words.OUTCOMES[verdict.result]) if verdict else "",
    )  # fmt: skip
