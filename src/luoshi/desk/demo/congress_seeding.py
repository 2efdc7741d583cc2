"""An invented congress beside the invented district: its roll, its door, its agenda, an election that waits for its first round."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.utils.timezone import make_aware

from luoshi.congress.roll import Delegate
from luoshi.desk.accounts.models import Membership, Person, Unit
from luoshi.desk.accounts.roles import Role
from luoshi.desk.congress.candidates import in_order, kept
from luoshi.desk.congress.contest_book import record
from luoshi.desk.congress.hall import on_the_wall
from luoshi.desk.congress.models import Congress, StoredContest, StoredItem
from luoshi.desk.congress.report_texts import bring_in_draft, put_before
from luoshi.desk.congress.roll_pages import keep_roll
from luoshi.desk.congress.set_up import keep
from luoshi.desk.demo.seeding import LOGIN, SINCE, Account

_UNIT = "青禾区人民政府"


def seed_congress() -> list[Account]:
    """The congress with its people; the accounts to enter with. The district must be there; a second call changes nothing."""
    told = tomllib.loads(files(__package__ or "").joinpath("congress.toml").read_text(encoding="utf-8"))
    district = tomllib.loads(files(__package__ or "").joinpath("qinghe.toml").read_text(encoding="utf-8"))
    unit = Unit.objects.get(name=_UNIT)
    with transaction.atomic():
        accounts = [
            _account(one, Unit.objects.get(name=one["unit"]) if "unit" in one else unit, district["password"])
            for one in told["person"]
        ]
        if not Congress.objects.filter(title=told["title"]).exists():
            _congress(told, unit)
    return accounts


def roll_of(told: dict[str, Any]) -> Iterator[Delegate]:
    """The delegates in the order of the roll: each surname with each given name, a unit after the other, then a guest."""
    names = [surname + given for surname in told["surnames"] for given in told["given"]]
    places = [unit for unit, allotted in told["units"] for _ in range(allotted)]
    for number, (name, unit) in enumerate(zip(names, places, strict=True), 1):
        sex = "女" if number % 3 == 0 else "男"
        yield Delegate(str(number), name, unit, traits=(("sex", sex), ("nation", "汉族")))
    yield Delegate(str(len(names) + 1), told["guest"], told["units"][-1][0], voting=False, valid=None)


def _account(told: dict[str, Any], unit: Unit, password: str) -> Account:
    login = LOGIN + told["login"]
    person = Person.objects.by_login(login)
    if person is None:
        person = Person.objects.create_person(login, told["name"], password, post=told["post"])
    Membership.objects.get_or_create(person=person, unit=unit, role=told["role"], from_day=SINCE)
    return Account(login, told["name"], ((Role(told["role"]), unit.name),), password)


def _congress(told: dict[str, Any], unit: Unit) -> None:
    one = Congress.objects.create(
        title=told["title"], body=told["body"], place=told["place"], quorum_rule=told["quorum_rule"], unit=unit
    )
    by = Person.objects.get(username=f"{LOGIN}hall")
    roll = list(roll_of(told))
    keep_roll(one, roll, dict(told["units"]))
    for number, sitting in enumerate(told["sitting"], 1):
        _sitting(one, number, sitting)
    # The last one is late: the first click at the door is left to whoever tries it.
    for each in roll[:-2]:
        one.write("in", {"delegate": each.id, "at": _before_now().isoformat()}, by)
    election = told["election"]
    item = StoredItem.objects.get(sitting__congress=one, kind=StoredItem.Kind.ELECTION)
    contest = StoredContest.objects.create(
        congress=one, item=item, ruleset=election["ruleset"], office=election["office"], seats=election["seats"]
    )
    record(contest, "nominated", {"candidates": kept(in_order(election["candidates"]))}, by)
    for person in told["person"]:
        if person["role"] in {"teller", "scrutineer"}:
            known = Person.objects.get(username=LOGIN + person["login"])
            record(contest, "appointed", {"name": known.name, "office": person["role"], "person": known.pk}, by)
    keep(one, by)
    report = put_before(one, "工作报告（草案）", by)
    for draft in told["draft"]:
        bring_in_draft(report, draft["text"].strip().encode(), "工作报告.txt", by)


def _sitting(one: Congress, number: int, told: dict[str, Any]) -> None:
    begins = make_aware(datetime.combine(one.first_day + timedelta(days=told["day"]), time(told["hour"])))
    sitting = one.sittings.create(number=number, begins=begins, place=one.place, chair=told["chair"])
    for at, (kind, title) in enumerate(told["items"], 1):
        sitting.items.create(number=at, kind=kind, title=title)


def _before_now() -> datetime:
    """Half an hour ago by the clock of the hall: whoever tries it finds the delegates in their seats at any hour."""
    return on_the_wall() - timedelta(minutes=30)
