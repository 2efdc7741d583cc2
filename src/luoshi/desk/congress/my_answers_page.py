"""The page on which a delegate reads what became of their suggestions; reading it is written into the book."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.my_answers import answers_for


@allowed(Action.SEE_CONGRESS)
def my_answers(request: SignedInRequest) -> HttpResponse:
    """Every answer that one has yet to read."""
    return render(request, "congress/my_answers.html", {"answers": answers_for(request.user)})


@require_POST
@allowed(Action.SEE_CONGRESS)
@entered_once
def read_answers(request: SignedInRequest) -> HttpResponse:
    """They were read: whoever suggested it counts as told, in their own name."""
    read, done = set(request.POST.getlist("read")), set()
    for one in answers_for(request.user):
        written = (one.congress.pk, one.kind, *one.data.values())
        # Two suggestions that were merged have one answer: it is told once.
        if one.key in read and written not in done:
            one.congress.write(one.kind, one.data, request.user, report=one.report)
            done.add(written)
    return redirect("my-answers")
