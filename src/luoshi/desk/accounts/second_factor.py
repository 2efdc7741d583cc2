"""The second factor: a code from a telephone, asked of the desk and of administrators where LUOSHI_TOTP says so."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django_otp.plugins.otp_totp.models import TOTPDevice

from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.scope import standing_of

# What must be reached before the second factor is given.
_OPEN = frozenset({"sign-in", "sign-out", "second-factor", "set-language", "set-theme", "print-footer", "health"})


def ask_for_second_factor(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: whoever needs a second factor and hasn't given it is sent to do so."""

    def asked(request: HttpRequest) -> HttpResponse:
        if _lacks_second_factor(request) and not _is_open(request.path_info):
            return redirect("second-factor")
        return answer(request)

    return asked


def device_of(person: Person) -> TOTPDevice | None:
    """The person's telephone, once it was confirmed."""
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=person, confirmed=True).first()
    return found


def device_to_confirm(person: Person) -> TOTPDevice:
    """The device whose secret is shown until a first code confirms it; the same one when the page is asked for again."""
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=person, confirmed=False).first()
    return found or TOTPDevice.objects.create(user=person, confirmed=False, name="totp")


def is_code_of(device: TOTPDevice, code: str) -> bool:
    """Is this the code of the moment? Tries that come at once are looked at one after the other: each makes the next wait longer."""
    with transaction.atomic():
        held: TOTPDevice = TOTPDevice.objects.select_for_update().get(pk=device.pk)
        return bool(held.verify_token(code))


def _lacks_second_factor(request: HttpRequest) -> bool:
    user = request.user
    # django_otp adds is_verified to whoever has signed in.
    if not isinstance(user, Person) or user.is_verified():  # type: ignore[attr-defined]
        return False
    if settings.SECOND_FACTOR:
        return standing_of(user).needs_second_factor or device_of(user) is not None
    return device_of(user) is not None


def _is_open(path: str) -> bool:
    try:
        return resolve(path).url_name in _OPEN
    except Resolver404:
        return False
