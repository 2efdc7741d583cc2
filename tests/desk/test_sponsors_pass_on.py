"""After both sides have signed the hand-over list, items of sponsors who left are offered for their successors; a person passes them on."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from desk.plans_made import issued, item_of, plan_made
from desk.qinghe import Enter, person, unit
from desk.test_adopted_texts import page
from desk.test_hand_over import place, sign, two_terms
from luoshi.desk import clock
from luoshi.desk.accounts.models import Membership, Person
from luoshi.desk.accounts.roles import Role
from luoshi.desk.congress.book_seal import first_difference_in_books
from luoshi.desk.congress.handing_over import hand_over_list
from luoshi.desk.congress.models import Congress
from luoshi.desk.congress.sponsors import Offered, offered
from luoshi.desk.congress.successions import successions
from luoshi.desk.ledger.models import Chain
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record

pytestmark = pytest.mark.usefixtures("district")
TOLD = "Sponsors who have left"


def sponsor(name: str) -> Person:
    """Somebody of this name who is a sponsor from today on."""
    one = Person.objects.create(username=f"s-{Person.objects.count()}", name=name)
    today = clock.today()
    Membership.objects.create(person=one, unit=unit("督查室"), role=Role.SPONSOR, from_day=today)
    return one


def given(item: Item, to: Person) -> Item:
    record(item, "assign", person("desk"), data={"sponsor": str(to.pk)})
    return item


def signed(enter: Enter, after: Congress) -> None:
    runs = enter("hall")
    sign(runs, after, "out", "王一")
    sign(runs, after, "in", "赵一")


def rows(after: Congress) -> dict[str, Offered]:
    found = hand_over_list(after, successions(after)[0])
    return {row.item.key: row for row in offered(person("desk"), after, found)}


def sent(client: Client, after: Congress, **changed: Any) -> dict[str, Any]:  # noqa: ANN401 - what a form holds
    """The form as it stands on the page: what is ticked, chosen and shown."""
    shown = page(client, place(after)).partition('id="sponsors"')[2].partition("</form>")[0]
    fields = {
        name: value
        for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', shown)
        if name != "shown"
    }
    ticked = re.findall(r'name="take" value="([^"]+)" checked', shown)
    chosen = {
        name: next(iter(re.findall(r'value="(\d+)" selected', options)), "")
        for name, options in re.findall(r'<select name="(to-\d+)"[^>]*>(.*?)</select>', shown, re.DOTALL)
    }
    return {**fields, "take": ticked, "shown": re.findall(r'name="shown" value="([^"]+)"', shown), **chosen, **changed}


def send(client: Client, after: Congress, form: dict[str, Any]) -> str:
    return client.post(f"/congress/{after.pk}/handover/sponsors/", form, follow=True).content.decode()


def test_what_the_list_hands_over_is_ticked_for_the_successor_and_passed_on_by_a_person(enter: Enter) -> None:
    _one, after = two_terms(enter)
    wang, zhao, desk = sponsor("王一"), sponsor("赵一"), enter("desk")
    bridge = given(issued(Item.objects.get(wording__contains="北渡桥")), wang)
    care = given(Item.objects.get(wording__contains="养老"), wang)
    assert TOLD not in page(desk, place(after)), "nothing is offered before the list is signed"
    signed(enter, after)
    assert TOLD not in page(enter("hall"), place(after)), "the secretariat hands nothing out"
    assert "Items whose sponsor has left: 区委员会" in page(desk, "/")
    form = sent(desk, after)
    assert set(form["take"]) == {bridge.key, care.key}
    assert {form[f"to-{item.pk}"] for item in (bridge, care)} == {str(zhao.pk)}
    before = Chain.now().number

    shown = send(desk, after, {**form, "take": [bridge.key]})
    assert "1 item has its new sponsor." in shown
    assert "1 item stays as it is." in shown
    entry = bridge.history().last()
    assert entry is not None
    assert (entry.action, entry.actor_name, Chain.now().number) == ("assign", person("desk").name, before + 1)
    assert entry.reason.startswith("hand-over: 区委员会, term 2 to term 3, 2031-11-24 (line ")
    bridge.refresh_from_db()
    care.refresh_from_db()
    assert (bridge.sponsor, care.sponsor) == (zhao, wang)
    line = after.entries.get(kind="sponsors-passed")
    assert line.data["passed"] == [{"about": bridge.key, "before": "王一", "after": "赵一"}]
    assert line.data["stay"] == [care.key]

    # What somebody left as it is does not nag, is not ticked again, and can still be passed on.
    assert "Items whose sponsor has left" not in page(desk, "/")
    assert "left as it is" in page(desk, place(after))
    again = sent(desk, after)
    assert again["take"] == []
    assert "1 item has its new sponsor." in send(desk, after, {**again, "take": [care.key]})
    assert "No open item names a sponsor whose office has ended." in page(desk, place(after))
    assert first_difference() is None
    assert first_difference_in_books() is None


def test_the_same_form_sent_twice_passes_on_once(enter: Enter) -> None:
    _one, after = two_terms(enter)
    wang, _zhao, desk = sponsor("王一"), sponsor("赵一"), enter("desk")
    given(Item.objects.get(wording__contains="养老"), wang)
    signed(enter, after)
    form, before = sent(desk, after), Chain.now().number
    send(desk, after, form)
    assert "Nothing was entered twice." in send(desk, after, form)
    assert Chain.now().number == before + 1


def test_who_stays_in_office_and_what_is_done_is_not_offered(enter: Enter) -> None:
    _one, after = two_terms(enter)
    wang, li = sponsor("王一"), sponsor("李一")
    sponsor("赵一")
    bridge = given(issued(Item.objects.get(wording__contains="北渡桥")), li)
    care = given(Item.objects.get(wording__contains="养老"), wang)
    record(care, "drop", person("desk"), reason="另有安排")
    signed(enter, after)
    assert rows(after) == {}
    assert bridge.key not in rows(after)


def test_where_nobody_new_is_a_sponsor_here_a_person_chooses_or_is_told_what_to_do(enter: Enter) -> None:
    _one, after = two_terms(enter)
    wang, desk = sponsor("王一"), enter("desk")
    care = given(Item.objects.get(wording__contains="养老"), wang)
    signed(enter, after)
    assert "An administrator gives them the role first." in page(desk, place(after))
    li = sponsor("李一")
    shown = page(desk, place(after))
    assert "no sponsor here yet" in shown, "赵一 came into the office and has no role"
    form = sent(desk, after)
    assert (form["take"], form[f"to-{care.pk}"]) == ([], "")
    assert "Choose who follows for each row that is ticked." in send(desk, after, {**form, "take": [care.key]})
    assert after.entries.filter(kind="sponsors-passed").count() == 0
    send(desk, after, {**form, "take": [care.key], f"to-{care.pk}": str(li.pk)})
    care.refresh_from_db()
    assert care.sponsor == li


def test_of_two_with_one_name_nobody_is_proposed(enter: Enter) -> None:
    _one, after = two_terms(enter)
    care = given(Item.objects.get(wording__contains="养老"), sponsor("王一"))
    both = {sponsor("赵一"), sponsor("赵一")}
    signed(enter, after)
    row = rows(after)[care.key]
    assert (row.proposed, row.ticked) == (None, False)
    assert set(row.choices) == both


def test_an_item_that_was_changed_meanwhile_or_cannot_be_assigned_now_is_told(enter: Enter) -> None:
    _one, after = two_terms(enter)
    wang, zhao, desk = sponsor("王一"), sponsor("赵一"), enter("desk")
    bridge = given(issued(Item.objects.get(wording__contains="北渡桥")), wang)
    signed(enter, after)
    form = sent(desk, after)
    record(bridge, "remark", person("desk"), data={"text": "请加快"})
    assert "has changed it since the page was opened." in send(desk, after, form)
    bridge.refresh_from_db()
    assert bridge.sponsor == wang
    # A sponsor who is nobody of the body is refused, whoever sends it.
    stranger = person("sponsor")
    assert "Choose who follows" in send(desk, after, {**sent(desk, after), f"to-{bridge.pk}": str(stranger.pk)})
    assert zhao.name == rows(after)[bridge.key].left.successor


def test_an_item_of_another_plan_is_offered_and_not_ticked(enter: Enter) -> None:
    _one, after = two_terms(enter)
    wang, desk = sponsor("王一"), enter("desk")
    sponsor("赵一")
    care = given(Item.objects.get(wording__contains="养老"), wang)
    other = given(item_of(plan_made(), "改造老旧小区28个"), wang)
    signed(enter, after)
    assert {key: row.ticked for key, row in rows(after).items()} == {care.key: True, other.key: False}
    assert "not on the signed list" in page(desk, place(after))
    assert sent(desk, after)["take"] == [care.key]


def test_only_whoever_makes_plans_passes_on(enter: Enter) -> None:
    _one, after = two_terms(enter)
    signed(enter, after)
    for who in ("hall", "sponsor", "housing", "auditor"):
        assert enter(who).post(f"/congress/{after.pk}/handover/sponsors/", {"body": "区委员会"}).status_code == 403
    answer = enter("desk").post(f"/congress/{after.pk}/handover/sponsors/", {"body": "区委员会"}, follow=True)
    assert "Nothing was left to pass on." in answer.content.decode()
