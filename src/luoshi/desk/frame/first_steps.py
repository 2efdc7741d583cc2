"""What has to be done before anything can wait for anybody: in an empty workspace the first page names the next step."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Exists, QuerySet

from luoshi.desk.accounts.models import Person
from luoshi.desk.finders import Finders


class Step(NamedTuple):
    """One step: words, where it is taken, and what is there once somebody has taken it."""

    what: str
    url: str
    makes: QuerySet[Any]


class Told(NamedTuple):
    """A step as it is shown."""

    what: str
    url: str
    done: bool


finds_first_steps = Finders[[Person], Step]()
"""Adds a function that says what a person has to do first in a room."""


def first_steps(person: Person) -> list[Told]:
    """The steps that are this person's to take, in their order; none once all of them were taken. The database is asked once."""
    steps = list(finds_first_steps.found(person))
    if not steps:
        return []
    made = Person.objects.filter(pk=person.pk).values_list(*(Exists(step.makes) for step in steps)).get()
    told = [Told(step.what, step.url, done) for step, done in zip(steps, made, strict=True)]
    return [] if all(made) else told
