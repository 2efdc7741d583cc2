"""Signing in and out, the second factor, and one's own page."""

from __future__ import annotations

from typing import cast

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django_otp import login as otp_login

from luoshi.desk import clock
from luoshi.desk.accounts.forms import CodeForm, DeputyForm, LanguageForm, OwnPasswordForm, SignInForm
from luoshi.desk.accounts.guard import SignedInRequest, signed_in
from luoshi.desk.accounts.models import Deputy, Membership, Person
from luoshi.desk.accounts.second_factor import device_of, device_to_confirm, is_code_of

_BACKEND = "luoshi.desk.accounts.signing_in.NameOrMail"


class _SignIn(LoginView):
    """Django's own, with our form: it checks where one is sent afterwards."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


def sign_in(request: HttpRequest) -> HttpResponse:
    """The page where one signs in; in a demonstration it offers the invented people as well."""
    people = demo_people() if settings.DEMO else []
    extra = {"demo_people": people, "single_sign_on": bool(settings.OIDC_RP_CLIENT_ID)}
    return cast("HttpResponse", _SignIn.as_view(extra_context=extra)(request))


def demo_people() -> list[tuple[Person, list[Membership]]]:
    """The people of the demonstration with what they are today, administrators first."""
    found: dict[Person, list[Membership]] = {}
    held = Membership.on(clock.today()).filter(person__is_active=True, person__username__startswith="demo-")
    for one in held.select_related("person", "unit").order_by("person_id", "unit__order"):
        found.setdefault(one.person, []).append(one)
    return list(found.items())


@require_POST
def enter_as(request: HttpRequest) -> HttpResponse:
    """Enter a demonstration as one of the invented people; elsewhere there is no such page."""
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(
        Person, username=request.POST.get("username"), username__startswith="demo-", is_active=True
    )
    login(request, person, backend=_BACKEND)
    return redirect("home")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    messages.success(request, _("You have signed out."))
    return redirect("sign-in")


@never_cache
@signed_in
def second_factor(request: SignedInRequest) -> HttpResponse:
    """Give the code from the telephone, or make the telephone known first."""
    known = device_of(request.user)
    device = known or device_to_confirm(request.user)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if is_code_of(device, form.cleaned_data["code"]):
            device.refresh_from_db()
            if not known:
                device.confirmed = True
                device.save(update_fields=["confirmed"])
            otp_login(request, device)
            return redirect("home")
        form.add_error(
            "code",
            _("This code isn't right, or it is too old, or one was tried too soon before. Wait for the next one."),
        )
    shown = None if known else segno.make(device.config_url, micro=False).svg_data_uri(scale=5, border=2, light="white")
    secret = None if known else device.config_url.partition("secret=")[2].partition("&")[0]
    return render(request, "accounts/second_factor.html", {"form": form, "picture": shown, "secret": secret})


@signed_in
def own_page(request: SignedInRequest) -> HttpResponse:
    """What one may change about oneself: the password, who stands in, the telephone."""
    person = request.user
    form = OwnPasswordForm(person, request.POST if "old_password" in request.POST else None)
    deputy = DeputyForm(request.POST if "deputy" in request.POST else None, absent=person)
    letters = LanguageForm(request.POST if "language" in request.POST else None, instance=person)
    if letters.is_bound and letters.is_valid():
        Person.objects.filter(pk=person.pk).update(language=letters.cleaned_data["language"])
        messages.success(request, _("Saved."))
        return redirect("own-page")
    if form.is_bound and form.is_valid():
        form.save()
        Person.objects.filter(pk=person.pk).update(must_change_password=False)
        update_session_auth_hash(request, person)
        messages.success(request, _("Your password was changed. Other browsers are signed out."))
        return redirect("own-page")
    if deputy.is_bound and deputy.is_valid():
        deputy.save()
        messages.success(request, _("%(name)s stands in for you.") % {"name": deputy.instance.deputy.name})
        return redirect("own-page")
    held = person.memberships.select_related("unit")
    away = person.deputies.filter(until_day__gte=clock.today()).select_related("deputy")
    instead = Deputy.on(clock.today()).filter(deputy=person).select_related("absent")
    shown = {
        "form": form,
        "deputy_form": deputy,
        "memberships": held,
        "deputies": away,
        "stands_in": instead,
        "letters": letters,
    }
    return render(request, "accounts/own_page.html", {**shown, "device": device_of(person), "today": clock.today()})


@require_POST
@signed_in
def end_deputy(request: SignedInRequest, pk: int) -> HttpResponse:
    """One is back: nobody stands in any more. The day it ends stays known."""
    deputy = get_object_or_404(Deputy, pk=pk, absent=request.user)
    end_absence(deputy)
    messages.success(request, _("Nobody stands in for you any more."))
    return redirect("own-page")


def end_absence(deputy: Deputy) -> None:
    """End it as of yesterday; what had not begun by then is removed."""
    yesterday = clock.today().fromordinal(clock.today().toordinal() - 1)
    if deputy.from_day > yesterday:
        deputy.delete()
    else:
        deputy.until_day = min(deputy.until_day, yesterday)
        deputy.save(update_fields=["until_day"])
