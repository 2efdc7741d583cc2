"""The people and units of the invented district, by short names."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from luoshi.desk.accounts.models import Person, Unit

Enter = Callable[..., Client]


def person(login: str) -> Person:
    """Somebody of the district: admin 程远, desk 顾明, sponsor 陆川, housing 方琳, works 田野, reform 宋岚, farm 姜禾, auditor 谭衡, public."""
    return Person.objects.get(username=f"demo-{login}")


def unit(name: str) -> Unit:
    """A unit of the district, by its full or short name."""
    return Unit.objects.filter(name=name).first() or Unit.objects.get(short_name=name)
