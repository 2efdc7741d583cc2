"""What has to be done before anything can wait for anybody: in an empty workspace the first page names the next step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db.models import Exists, QuerySet

from luoshi.desk.accounts.models import Person


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


Finder = Callable[[Person], Iterable[Step]]
_FINDERS: list[Finder] = []


def finds_first_steps(finder: Finder) -> Finder:
    """Add a function that says what a person has to do first in a room; rooms stand in the order of their apps."""
    if finder not in _FINDERS:
        _FINDERS.append(finder)
    return finder


def first_steps(person: Person) -> list[Told]:
    """The steps that are this person's to take, in their order; none once all of them were taken. The database is asked once."""
    steps = [step for finder in _FINDERS for step in finder(person)]
    if not steps:
        return []
    made = Person.objects.filter(pk=person.pk).values_list(*(Exists(step.makes) for step in steps)).get()
    told = [Told(step.what, step.url, done) for step, done in zip(steps, made, strict=True)]
    return [] if all(made) else told
