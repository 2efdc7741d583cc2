"""Signing in with a name or an e-mail address, and what becomes of too many tries."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luoshi.desk.accounts.models import Person

_COUNTED_LETTERS = 200


class NameOrMail(BaseBackend):
    """Lets people in by login name or e-mail address, and password."""

    def authenticate(
        self,
        request: HttpRequest | None,  # noqa: ARG002 - as Django has it
        username: str | None = None,
        password: str | None = None,
        **_more: Any,  # noqa: ANN401 - as Django has it
    ) -> Person | None:
        """The person, if the password is theirs and the account is open."""
        if username is None or password is None:
            return None
        person = Person.objects.by_login(username)
        if person is None:
            # As long as it takes to check a password: the time must not tell whether there is such a person.
            Person().set_password(password)
            return None
        return person if person.check_password(password) and person.is_active else None

    def get_user(self, user_id: int) -> Person | None:
        """The person of a session; None once the account is closed."""
        return Person.objects.filter(pk=user_id, is_active=True).first()


def counted_as(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Under what the tries of a name are counted: the person whom it lets in, so that writing it in capitals or as an address gives no more of them."""
    said = str((credentials or {}).get("username") or request.POST.get("username", ""))
    person = Person.objects.by_login(said)
    return str(person.pk) if person else said.strip().lower()[:_COUNTED_LETTERS]


def is_without_password(request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:  # noqa: ARG001 - as django-axes has it
    """Does somebody come through the provider, which counts its own tries? An office shares one address: nobody must be locked out with it."""
    return "username" not in (credentials or {})


def locked_out(request: HttpRequest, *_args: object, **_more: object) -> HttpResponse:
    """The page for somebody who tried too often."""
    return render(request, "accounts/locked_out.html", {"minutes": round(settings.AXES_COOLOFF_TIME * 60)}, status=429)


def client_address(request: HttpRequest) -> str:
    """Where a request came from: behind a proxy of ours (LUOSHI_PROXY) the last address it wrote down, else the caller's."""
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
        if forwarded:
            return str(forwarded[-1])
    return str(request.META.get("REMOTE_ADDR", ""))
