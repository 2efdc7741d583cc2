"""Signing in through an OpenID Connect provider: only people who are known here already."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from mozilla_django_oidc.auth import OIDCAuthenticationBackend

from luoshi.desk.accounts.models import Person


class KnownPeople(OIDCAuthenticationBackend):  # type: ignore[misc]
    """Matches the address that the provider has verified with a person; makes nobody new and gives no role."""

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
