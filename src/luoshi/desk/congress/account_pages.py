"""The page of the account for the next congress: every figure leads to its rows, every row to its sentence; and as a document."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.account import account_paper, accounts_of
from luoshi.desk.congress.accounted import accounted
from luoshi.desk.congress.downloads import docx_of
from luoshi.desk.congress.models import Congress


@allowed(Action.SEE_CONGRESS)
def account(request: SignedInRequest, pk: int) -> HttpResponse:
    """What became of what was adopted, as it stands today."""
    one = object_for(request.user, Congress, pk=pk)
    shown = {
        "congress": one, "texts": accounts_of(accounted(one), clock.today()), "today": clock.today(),
        "sees_plans": request.user.standing().may(Action.SEE_PLANS),
    }  # fmt: skip
    return render(request, "congress/account.html", shown)


@allowed(Action.SEE_CONGRESS)
def account_docx(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same as a Word document."""
    one = object_for(request.user, Congress, pk=pk)
    today = clock.today()
    return docx_of(account_paper(one.title, one.body, accounts_of(accounted(one), today), today), today)
