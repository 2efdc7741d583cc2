"""Which objects a person may see: every list and every single object of the workspace goes through here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, Q, QuerySet
from django.http import Http404

from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.standing import NOBODY, Standing

M = TypeVar("M", bound=Model)


class Scoped(Protocol):
    """A model that says which of its rows a person may see; every model that has pages does."""

    @classmethod
    def seen_by(cls, who: Standing) -> Q:
        """The rows that somebody of this standing may see."""


def standing_of(user: Person | AnonymousUser) -> Standing:
    """What somebody is today; nobody in particular where they haven't signed in or have left."""
    return user.standing() if isinstance(user, Person) and user.is_active else NOBODY


def scope_for(user: Person | AnonymousUser, model: type[M]) -> QuerySet[M]:
    """The rows of a model that this person may see; none for whoever hasn't signed in. Raises TypeError for a model without a rule."""
    rule: Any = getattr(model, "seen_by", None)
    if rule is None:
        raise TypeError(f"{model.__name__} does not say who may see it: it needs seen_by(standing)")
    rows = model._default_manager.all()
    who = standing_of(user)
    return rows.none() if who.person_id is None else rows.filter(rule(who)).distinct()


def object_for(user: Person | AnonymousUser, model: type[M], *, related: Sequence[str] = (), **which: object) -> M:
    """The one row that this person may see, with what is ``related`` fetched along.

    `Http404` where there is none or it is not theirs, so that nobody learns which.
    """
    found = scope_for(user, model).filter(**which)
    row = (found.select_related(*related) if related else found).first()
    if row is None:
        raise Http404
    return row
