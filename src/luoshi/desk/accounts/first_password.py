"""The first password was given by somebody else: before anything else one chooses one's own."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from luoshi.desk.accounts.models import Person

_OPEN = frozenset({"own-page", "second-factor", "sign-out", "set-language", "set-theme", "print-footer", "health"})


def ask_for_own_password(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: whoever has a password that others know is sent to choose another."""

    def asked(request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, Person) and user.must_change_password and _name(request.path_info) not in _OPEN:
            messages.info(request, _("Choose a password of your own before you go on."))
            return redirect("own-page")
        return answer(request)

    return asked


def _name(path: str) -> str | None:
    try:
        return resolve(path).url_name
    except Resolver404:
        return None
