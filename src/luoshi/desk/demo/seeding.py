"""Filling an empty workspace with the invented district; a second call adds what is missing and changes nothing else."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from django.db import transaction
from django.utils import translation

from luoshi.desk import clock
from luoshi.desk.accounts.models import Membership, Person, Unit
from luoshi.desk.accounts.roles import Role
from luoshi.desk.data_folder import mark_as_demo
from luoshi.desk.demo.months import handed_out_at, let_months_pass
from luoshi.desk.demo.plan_begun import begin_plan
from luoshi.desk.documents import originals
from luoshi.desk.documents.models import Document, StoredReading, Version
from luoshi.desk.documents.reading_made import ask_for_reading
from luoshi.desk.plans.models import Plan

LOGIN = "demo-"
# The roles began well before any day the demonstration is looked at.
SINCE = date(2025, 1, 1)


class RealPeople(Exception):
    """There are people here who are not invented: the demonstration must not be mixed in."""


@dataclass(frozen=True, slots=True)
class Account:
    """One way to enter: login name, name, the roles with their units, and the password."""

    login: str
    name: str
    held: tuple[tuple[Role, str], ...]
    password: str

    def roles(self, language: Literal["zh", "en"]) -> str:
        """The roles with their units, in words."""
        with translation.override("en" if language == "en" else "zh-hans"):
            return ("; " if language == "en" else "；").join(f"{role.label} · {unit}" for role, unit in self.held)


def seed(reports: list[Path]) -> list[Account]:
    """Units, people and documents; the accounts to enter with. Raises `RealPeople`, and OSError for a report that cannot be opened."""
    told = tomllib.loads(files(__package__ or "").joinpath("qinghe.toml").read_text(encoding="utf-8"))
    if Person.objects.exclude(username__startswith=LOGIN).exists():
        raise RealPeople
    with transaction.atomic():
        units = _units(told["unit"])
        accounts = [_account(person, units, told["password"]) for person in told["person"]]
    mark_as_demo()
    desk, sponsor = (Person.objects.get(username=f"{LOGIN}{login}") for login in ("desk", "sponsor"))
    for report in reports:
        stored = _bring_in(report, units["区政府督查室"], desk)
        with clock.set_to(handed_out_at()):
            begin_plan(stored, told, units, desk, sponsor)
        for plan in Plan.objects.filter(version=stored.version):
            let_months_pass(plan, desk)
    return accounts


def _units(told: list[dict[str, Any]]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for order, one in enumerate(told, 1):
        parent = units[one["parent"]] if "parent" in one else None
        about = {"kind": one["kind"], "short_name": one.get("short", ""), "parent": parent, "order": order}
        units[one["name"]], _made = Unit.objects.get_or_create(name=one["name"], defaults=about)
    return units


def _account(told: dict[str, Any], units: dict[str, Unit], password: str) -> Account:
    login = LOGIN + told["login"]
    person = Person.objects.by_login(login)
    if person is None:
        person = Person.objects.create_person(login, told["name"], password, post=told.get("post", ""))
    for held in told["roles"]:
        Membership.objects.get_or_create(person=person, unit=units[held["unit"]], role=held["role"], from_day=SINCE)
    held = tuple((Role(one["role"]), str(one["unit"])) for one in told["roles"])
    return Account(login, told["name"], held, password)


def _bring_in(report: Path, unit: Unit, by: Person) -> StoredReading:
    name = originals.plain_name(report.name)
    there = Version.objects.filter(name=name, document__unit=unit).first()
    if there is not None:
        return ask_for_reading(there)
    with report.open("rb") as stream:
        sha256, size = originals.keep(iter(lambda: stream.read(1 << 20), b""))
    document = Document.objects.create(title=report.stem, unit=unit, open_to_units=True, brought_in_by=by)
    return ask_for_reading(document.add_version(name, sha256, size, by))
