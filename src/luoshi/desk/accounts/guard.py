"""Who may call a page: signed in, and with a role that the action is open to."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import standing_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class SignedInRequest(HttpRequest):
    """A request of somebody who has signed in; what `allowed` and `signed_in` let through."""

    user: Person


SignedInView = Callable[Concatenate[SignedInRequest, P], HttpResponseBase]


def signed_in(view: SignedInView[P]) -> View[P]:
    """The page is for whoever has signed in; others are sent to do so."""
    return cast("View[P]", login_required(cast("Callable[..., HttpResponseBase]", view)))


def allowed(action: Action) -> Callable[[SignedInView[P]], View[P]]:
    """The page is for those who may do this; others get 403, and whoever hasn't signed in is sent to do so."""

    def guarded(view: SignedInView[P]) -> View[P]:
        @wraps(view)
        def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not standing_of(cast("Person", request.user)).may(action):
                raise PermissionDenied
            return view(cast("SignedInRequest", request), *args, **kwargs)

        return cast("View[P]", login_required(checked))

    return guarded
