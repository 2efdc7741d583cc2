"""The same form sent twice, by a double click or by a page that is sent again, is entered once; the second answer says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from luoshi.desk.accounts.guard import SignedInRequest
from luoshi.desk.congress.hall import on_the_wall
from luoshi.desk.congress.sent_form import MARK, SentForm, digest_of, lines_written

P = ParamSpec("P")
Entering = Callable[Concatenate[SignedInRequest, P], HttpResponse]


def entered_once(enter: Entering[P]) -> Entering[P]:
    """Enter what was sent, and keep its form in the same transaction; the very same form leads to where the first one led.

    A form that came to nothing (refused, a field left out) is not kept, nor one without a mark: a page from before there were any.
    """

    @wraps(enter)
    def once(request: SignedInRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "POST" or not request.POST.get(MARK):
            return enter(request, *args, **kwargs)
        with transaction.atomic():
            # Of two at the same moment the second waits here, at the latest for the digest to be free or taken.
            sent, new = SentForm.objects.get_or_create(digest=digest_of(request, request.user), by=request.user)
            if not new:
                return _told(request, sent)
            with lines_written() as lines:
                answer = enter(request, *args, **kwargs)
            if lines:
                sent.line, sent.led_to = lines[0], answer.get("Location", "")
                sent.save()
            else:
                sent.delete()
        return answer

    return cast("Entering[P]", once)


def _told(request: SignedInRequest, sent: SentForm) -> HttpResponse:
    line = sent.line
    if line is None:
        raise RuntimeError("a form was kept without its line")
    told = {"line": line.number, "at": f"{on_the_wall(line.at):%H:%M:%S}"}
    messages.info(
        request, _("This was entered already at %(at)s: line %(line)s of the book. Nothing was entered twice.") % told
    )
    return redirect(sent.led_to or "congress", *(() if sent.led_to else (line.congress_id,)))
