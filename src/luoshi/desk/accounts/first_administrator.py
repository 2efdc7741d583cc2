"""The first person: somebody has to let the others in."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from luoshi.desk.accounts.models import Membership, Person, Unit
from luoshi.desk.accounts.roles import Role


class WrongPerson(Exception):
    """The person cannot be entered like this; the message is a line for whoever typed it."""


def create_administrator(username: str, name: str, password: str, unit_name: str) -> Person:
    """An administrator in the unit of this name, which is made where there is none. Raises `WrongPerson`."""
    person = Person(username=username.strip(), name=name.strip())
    try:
        if "@" in person.username:
            raise ValidationError("a login name holds no @")
        person.set_password(password)
        person.full_clean()
        validate_password(password, person)
    except ValidationError as error:
        raise WrongPerson(" ".join(error.messages)) from error
    with transaction.atomic():
        person.save()
        unit, _made = Unit.objects.get_or_create(name=unit_name.strip(), defaults={"kind": Unit.Kind.BODY, "order": 1})
        Membership.objects.create(person=person, unit=unit, role=Role.ADMINISTRATOR)
    return person
