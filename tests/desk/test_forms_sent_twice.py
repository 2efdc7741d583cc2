"""A button pressed twice, a page sent again, a form that others have overtaken: one entry, and a line that says so."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from desk.handed_out import handed_out, in_hand
from desk.plans_made import item_of, plan_made, read_report
from desk.qinghe import Enter, person, unit
from desk.test_assign import FORM
from desk.test_report_page import form_of
from luoshi.desk import clock
from luoshi.desk.accounts.models import Deputy, Membership, Unit
from luoshi.desk.documents.models import Document, StoredReading
from luoshi.desk.ledger.models import Chain
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Item, Plan

pytestmark = pytest.mark.usefixtures("district")


def twice(client: Client, path: str, **form: Any) -> list[Any]:  # noqa: ANN401 - what a form holds
    """The very same form, sent two times."""
    answers = []
    for _time in range(2):
        fresh = {
            name: SimpleUploadedFile(said.name, said.data) if isinstance(said, Paper) else said
            for name, said in form.items()
        }
        answers.append(client.post(path, fresh, follow=True))
    return answers


class Paper:
    """A file in a form that is sent two times."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self.data = name, data


def test_a_remark_is_entered_once_and_the_second_is_told(enter: Enter) -> None:
    item, before = in_hand(), Chain.now().number
    first, second = twice(enter("desk"), f"/act/{item.key}/remark/", seen=item.last_entry, text="请加快")
    assert (first.status_code, second.status_code) == (200, 409)
    assert "Somebody was quicker" in second.content.decode()
    # What was typed is still there.
    assert "请加快" in second.content.decode().partition("<textarea")[2]
    assert Chain.now().number == before + 1


@pytest.mark.parametrize("action", ["sign", "return"])
def test_an_answer_of_a_unit_is_entered_once(enter: Enter, action: str) -> None:
    item, before = handed_out(), Chain.now().number
    twice(enter("housing"), f"/act/{item.key}/{action}/", seen=item.last_entry, reason="不属于我单位职责")
    assert Chain.now().number == before + 1
    assert first_difference() is None


def test_signing_for_everything_twice_signs_once(enter: Enter) -> None:
    items, before = [handed_out(1), handed_out(2)], Chain.now().number
    _first, second = twice(enter("housing"), "/inbox/sign/", item=[one.key for one in items])
    assert Chain.now().number == before + 2
    assert "Nothing was left to sign for." in second.content.decode()


def test_a_report_is_filed_once(enter: Enter) -> None:
    item, client = in_hand(), enter("housing")
    before, place = Chain.now().number, f"/reports/{unit('区住建局').pk}/"
    form = {**form_of(client, place), f"{item.pk}-line": "已开工6个"}
    twice(client, place, **form)
    assert Chain.now().number == before + 1
    assert first_difference() is None


def test_a_note_is_entered_once_and_another_one_as_well(enter: Enter) -> None:
    item, client = in_hand(support=[str(unit("区发改局").pk)]), enter("reform")
    place, before = f"/reports/{unit('区发改局').pk}/", Chain.now().number
    twice(client, place, **{f"{item.pk}-note": "资金已下达"})
    assert Chain.now().number == before + 1
    client.post(place, {f"{item.pk}-note": "第二批资金已下达"})
    assert Chain.now().number == before + 2


def test_a_reminder_goes_out_once(enter: Enter) -> None:
    item, before = handed_out(), Chain.now().number
    twice(enter("desk"), "/queue/remind/", remind=[f"{item.key} to_sign"])
    assert Chain.now().number <= before + 1


def test_a_row_is_assigned_once(enter: Enter) -> None:
    item = item_of(plan_made(), "改造老旧小区28个")
    before = Chain.now().number
    form = {**FORM, "seen": item.last_entry, "lead": str(unit("区住建局").pk), "due": "2026-11-30"}
    twice(enter("desk"), f"/items/{item.key}/assign/", **form)
    assert Chain.now().number == before + 1


def test_a_document_is_brought_in_once(enter: Enter) -> None:
    form = {"unit": str(unit("督查室").pk), "file": Paper("要点.txt", "各街道要切实抓好秋粮收购。".encode())}
    _first, second = twice(enter("desk"), "/documents/new/", **form)
    assert Document.objects.count() == StoredReading.objects.count() == 1
    assert "Nothing was entered twice." in second.content.decode()


def test_the_same_file_for_another_unit_is_another_document(enter: Enter) -> None:
    client = enter("desk")
    for name in ("督查室", "区发改局"):
        file = SimpleUploadedFile("要点.txt", "各街道要切实抓好秋粮收购。".encode())
        client.post("/documents/new/", {"unit": str(unit(name).pk), "file": file})
    assert Document.objects.count() == 2


def test_a_plan_is_made_once(enter: Enter) -> None:
    stored = read_report()
    twice(enter("desk"), f"/plans/from/{stored.pk}/")
    assert Plan.objects.count() == 1
    assert Item.objects.count() == len(set(Item.objects.values_list("key", flat=True)))


def test_people_units_roles_and_deputies_are_entered_once(enter: Enter) -> None:
    client, works = enter("admin"), person("works")
    day = clock.today().isoformat()
    twice(client, "/units/new/", name="区信访局", kind="bureau", order="9")
    assert Unit.objects.filter(name="区信访局").count() == 1
    absence = {"deputy": str(person("housing").pk), "from_day": day, "until_day": day}
    twice(client, f"/people/{works.pk}/deputies/", **absence)
    assert Deputy.objects.filter(absent=works).count() == 1
    role = {"unit": str(unit("区教育局").pk), "role": "member", "from_day": day}
    twice(client, f"/people/{works.pk}/roles/", **role)
    assert Membership.objects.filter(person=works, unit=unit("区教育局")).count() == 1
