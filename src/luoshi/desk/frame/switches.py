"""Language and theme: two switches that work without a script and lead back to where one was."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from luoshi.desk.accounts.models import Person
from luoshi.desk.frame.around import THEMES

_A_YEAR = 365 * 24 * 3600
# Those that we speak: Django knows many more.
_LANGUAGES = dict(settings.LANGUAGES)


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Speak another language from now on, in this browser; and in letters, for whoever has signed in."""
    said = request.POST.get("to", "")
    if isinstance(request.user, Person) and said in _LANGUAGES:
        Person.objects.filter(pk=request.user.pk).update(language=said)
    return _remembered(request, settings.LANGUAGE_COOKIE_NAME, known=_LANGUAGES.__contains__)


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the machine has it."""
    return _remembered(request, "theme", known=THEMES.__contains__)


def _remembered(request: HttpRequest, cookie: str, known: object) -> HttpResponse:
    said = request.POST.get("to", "")
    if not callable(known) or not known(said):
        return HttpResponseBadRequest("")
    answer = HttpResponseRedirect(_way_back(request))
    answer.set_cookie(
        cookie, said, max_age=_A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE, httponly=True
    )
    return answer


def _way_back(request: HttpRequest) -> str:
    """Where one came from, as long as that is a page of ours."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else reverse("home")
