"""Who may do what in one congress: a role counts where it is held, not everywhere."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from luoshi.desk.accounts.guard import SignedInRequest
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.models import Congress


def may(request: SignedInRequest, action: Action, congress: Congress) -> bool:
    """May whoever asks do this in this congress?"""
    return request.user.standing().may_in(action, congress.unit_id)


def congress_to_run(request: SignedInRequest, pk: int) -> Congress:
    """The congress, for whoever runs it; Http404 where it can't be seen, PermissionDenied where it is only seen."""
    one = object_for(request.user, Congress, pk=pk)
    must(request, Action.RUN_CONGRESS, one)
    return one


def must(request: SignedInRequest, action: Action, congress: Congress) -> None:
    """Raises PermissionDenied where whoever asks may not do this here."""
    if not may(request, action, congress):
        raise PermissionDenied
