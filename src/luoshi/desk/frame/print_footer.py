"""The footer of what is printed: when, and how far the ledger had come. A style sheet, for only style sheets reach the margins of a page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from luoshi.desk import clock
from luoshi.desk.accounts.models import Person

_HEADS: list[Callable[[], str]] = []


def shows_ledger_head(head: Callable[[], str]) -> Callable[[], str]:
    """Name the function that says how far the ledger has come; called when a page is made."""
    _HEADS[:] = [head]
    return head


@never_cache
def print_footer(request: HttpRequest) -> HttpResponse:
    """The margin at the bottom left of each printed page; nobody who hasn't signed in learns the ledger's head."""
    said = [_("Luoshi"), _("printed %(time)s") % {"time": localtime(clock.now()).strftime("%Y-%m-%d %H:%M")}]
    if _HEADS and isinstance(request.user, Person):
        said.append(_("ledger %(head)s") % {"head": _HEADS[0]()})
    # Inside a string of a style sheet only these would end it.
    words = " · ".join(said).replace("\\", "").replace('"', "").replace("\n", " ").replace("<", "")
    rule = f'@page {{ @bottom-left {{ content: "{words}"; font-size: 8pt; }} }}\n'
    return HttpResponse(rule, content_type="text/css; charset=utf-8")
