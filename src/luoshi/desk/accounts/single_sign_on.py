"""Signing in through an OpenID Connect provider: only people who are known here already."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from jwt import PyJWTError
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView

from luoshi.desk.accounts.models import Person

_LOG = logging.getLogger(__name__)


class KnownPeople(OIDCAuthenticationBackend):  # type: ignore[misc]
    """Matches the address that the provider has verified with a person; makes nobody new and gives no role."""

    def verify_token(self, token: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - as the library has it
        """What a signed token says; raises SuspiciousOperation for one that was made for another client of the provider."""
        said: dict[str, Any] = super().verify_token(token, **more)
        meant = said.get("aud", [])
        if self.OIDC_RP_CLIENT_ID not in ([meant] if isinstance(meant, str) else meant):
            raise SuspiciousOperation("the token was made for somebody else")
        return said

    def get_userinfo(self, access_token: str, id_token: str, payload: dict[str, Any]) -> dict[str, Any]:
        """What the provider knows of the person; raises SuspiciousOperation where it speaks of another one than the token."""
        said: dict[str, Any] = super().get_userinfo(access_token, id_token, payload)
        if not said.get("sub") or said["sub"] != payload.get("sub"):
            raise SuspiciousOperation("the token and the account are of two people")
        return said

    def filter_users_by_claims(self, claims: dict[str, Any]) -> QuerySet[Person]:
        """The person with the verified e-mail address and an open account, if there is one."""
        mail = claims.get("email")
        # A provider that does not verify addresses would let anybody in as anybody.
        if not mail or claims.get("email_verified") is not True:
            return Person.objects.none()
        return Person.objects.filter(email__iexact=mail, is_active=True)

    def create_user(self, claims: dict[str, Any]) -> None:  # noqa: ARG002 - as the library has it
        """Nobody is made here: an administrator enters people and what they may do."""
        return

    def update_user(self, user: Person, claims: dict[str, Any]) -> Person:  # noqa: ARG002 - as the library has it
        """What we know of the person stays as it is."""
        return user


class ComeBack(OIDCAuthenticationCallbackView):  # type: ignore[misc]
    """The way back from the provider: in, or to the sign-in page with a line that says why not."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Whatever the provider answers, or doesn't, nobody is shown an error of the program."""
        try:
            answer: HttpResponse = super().get(request)
        except (SuspiciousOperation, PyJWTError, OSError, LookupError, TypeError, ValueError) as error:
            _LOG.warning("sign-in through the provider failed: %s: %s", type(error).__name__, error)
            return self.login_failure()
        return answer

    def login_failure(self) -> HttpResponse:
        """Back to where one can sign in with a password."""
        said = _(
            "Your organisation's sign-in did not let you in. Try again, or ask an administrator whether your e-mail address is entered here."
        )
        messages.error(self.request, said)
        return redirect("sign-in")
