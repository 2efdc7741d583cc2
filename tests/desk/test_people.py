"""An administrator enters people, gives roles, names deputies, and closes the account of somebody who leaves."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from desk.qinghe import Enter, person, unit
from luoshi.desk import clock
from luoshi.desk.accounts.models import Deputy, Membership, Person, Unit
from luoshi.desk.accounts.open_work import open_work_of
from luoshi.desk.accounts.roles import Role

pytestmark = pytest.mark.usefixtures("district")
NEW = {"name": "林晓", "username": "linxiao", "email": "lin@qinghe.example", "post": "科员"}


def test_a_new_person_gets_a_first_password_that_is_shown_once(enter: Enter) -> None:
    answer = enter("admin").post("/people/new/", NEW)
    shown = re.search(r'class="secret">([^<]+)<', answer.content.decode())
    made = Person.objects.get(username="linxiao")
    assert shown is not None
    assert made.check_password(shown[1])
    assert made.must_change_password
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"username": "DEMO-desk"}, "This login name is taken."),
        ({"email": "GU@qinghe.example"}, "This e-mail address belongs to another person."),
        ({"username": "a@b"}, "A login name holds no @."),
    ],
)
def test_names_and_addresses_belong_to_one_person(enter: Enter, wrong: dict[str, str], said: str) -> None:
    Person.objects.filter(username="demo-desk").update(email="gu@qinghe.example")
    answer = enter("admin").post("/people/new/", NEW | wrong)
    assert said in answer.content.decode()
    assert not Person.objects.filter(name="林晓").exists()


@pytest.mark.parametrize("login", ["desk", "sponsor", "housing", "works", "auditor", "public"])
def test_only_administrators_change_people_and_units(enter: Enter, login: str) -> None:
    client, somebody = enter(login), person("works")
    before = list(Person.objects.values()), list(Membership.objects.values()), list(Unit.objects.values())
    posts = [
        "/people/new/", f"/people/{somebody.pk}/edit/", f"/people/{somebody.pk}/roles/", f"/people/{somebody.pk}/close/",
        f"/people/{somebody.pk}/password/", f"/people/{somebody.pk}/deputies/", f"/people/{somebody.pk}/reopen/",
        f"/roles/{somebody.memberships.get().pk}/end/", "/units/new/", f"/units/{unit('工程科').pk}/edit/",
        f"/units/{unit('工程科').pk}/close/",
    ]  # fmt: skip
    assert [client.post(path, NEW).status_code for path in posts] == [403] * len(posts)
    after = list(Person.objects.values()), list(Membership.objects.values()), list(Unit.objects.values())
    assert before == after


def test_a_role_is_given_and_ends(enter: Enter) -> None:
    client, worker = enter("admin"), person("works")
    day = clock.today()
    client.post(f"/people/{worker.pk}/roles/", {"unit": unit("区教育局").pk, "role": "auditor", "from_day": day})
    given = worker.memberships.get(role=Role.AUDITOR)
    assert worker.standing_on(day).roles == {Role.MEMBER, Role.AUDITOR}
    client.post(f"/roles/{given.pk}/end/")
    assert worker.standing_on(day + timedelta(days=1)).roles == {Role.MEMBER}
    assert worker.memberships.filter(pk=given.pk).exists()


def test_a_role_that_has_not_begun_is_taken_back(enter: Enter) -> None:
    worker = person("works")
    later = clock.today() + timedelta(days=9)
    given = Membership.objects.create(person=worker, unit=unit("区教育局"), role=Role.MEMBER, from_day=later)
    enter("admin").post(f"/roles/{given.pk}/end/")
    assert not Membership.objects.filter(pk=given.pk).exists()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"from_day": "2026-05-02", "until_day": "2026-05-01"}, "It cannot end before it begins."),
        ({"from_day": "yesterday"}, "Enter a valid date."),
    ],
)
def test_a_wrong_role_is_told_where_it_was_entered(enter: Enter, form: dict[str, str], said: str) -> None:
    whole = {"unit": unit("区教育局").pk, "role": "member"} | form
    answer = enter("admin").post(f"/people/{person('works').pk}/roles/", whole)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_same_role_is_not_given_twice(enter: Enter) -> None:
    held = person("works").memberships.get()
    form = {"unit": held.unit_id, "role": held.role, "from_day": held.from_day}
    answer = enter("admin").post(f"/people/{held.person_id}/roles/", form)
    assert "This person has this role in this unit already." in answer.content.decode()
    assert Membership.objects.filter(person=held.person).count() == 1


def test_somebody_stands_in_until_one_is_back(enter: Enter) -> None:
    client, day = enter("housing"), clock.today()
    form = {"deputy": person("works").pk, "from_day": day, "until_day": day + timedelta(days=5)}
    client.post("/me/", form)
    # 田野 works in a unit below, and may stand in where nobody else is in the unit itself.
    assert Deputy.on(day).filter(absent=person("housing")).exists()
    client.post(f"/me/deputies/{Deputy.objects.get().pk}/end/")
    assert not Deputy.on(day).exists()


def test_nobody_ends_the_absence_of_others(enter: Enter) -> None:
    day = clock.today()
    other = Deputy.objects.create(absent=person("school"), deputy=person("farm"), from_day=day, until_day=day)
    assert enter("housing").post(f"/me/deputies/{other.pk}/end/").status_code == 404
    assert Deputy.objects.filter(pk=other.pk).exists()


def test_whoever_leaves_keeps_their_history_and_open_work_is_shown(enter: Enter) -> None:
    client, leaver = enter("admin"), person("housing")
    page = client.post(f"/people/{leaver.pk}/close/", follow=True).content.decode()
    leaver.refresh_from_db()
    assert (leaver.is_active, leaver.left_on) == (False, clock.today())
    assert "区住房城乡建设局 has no other lead-unit officer" in page
    assert leaver.memberships.get().until_day == clock.today()
    assert "方琳" in client.get("/people/?left=1").content.decode()
    assert "方琳" not in client.get("/people/").content.decode()
    # Once somebody else has taken over, nothing is left to be handed over.
    Membership.objects.create(person=person("works"), unit=unit("区住建局"), role=Role.LEAD_OFFICER)
    assert open_work_of(leaver) == []


def test_whoever_comes_back_signs_in_again_without_roles(enter: Enter) -> None:
    leaver = person("housing")
    leaver.close(clock.today() - timedelta(days=1))
    enter("admin").post(f"/people/{leaver.pk}/reopen/")
    leaver.refresh_from_db()
    assert leaver.is_active
    assert leaver.standing().roles == set()


def test_nobody_closes_their_own_account(enter: Enter) -> None:
    client = enter("admin")
    client.post(f"/people/{person('admin').pk}/close/")
    assert person("admin").is_active


def test_people_are_found_by_name_login_and_unit(enter: Enter) -> None:
    client = enter("desk")
    for words, name in [("方", "方琳"), ("SCHOOL", "魏然"), ("柳溪", "姜禾")]:
        page = client.get("/people/", {"q": words}).content.decode()
        assert name in page
        assert "1 person" in page
    assert "Nobody fits these words." in client.get("/people/", {"q": "没有"}).content.decode()


def test_a_list_answers_htmx_with_its_rows_alone(enter: Enter) -> None:
    page = enter("desk").get("/people/", {"q": "方"}, headers={"HX-Request": "true"}).content.decode()
    assert "方琳" in page
    assert "<html" not in page


def test_a_unit_is_entered_changed_and_closed(enter: Enter) -> None:
    client = enter("admin")
    client.post("/units/new/", {"name": "区水利局", "kind": "bureau", "parent": unit("区政府").pk, "order": 50})
    made = Unit.objects.get(name="区水利局")
    client.post(f"/units/{made.pk}/close/")
    made.refresh_from_db()
    assert made.closed_on == clock.today()
    # It takes no more people.
    form = {"unit": made.pk, "role": "member", "from_day": clock.today()}
    assert client.post(f"/people/{person('works').pk}/roles/", form).status_code == 422
    client.post(f"/units/{made.pk}/close/")
    made.refresh_from_db()
    assert made.closed_on is None


def test_a_unit_cannot_lie_below_itself(enter: Enter) -> None:
    top = unit("区政府")
    form = {"name": top.name, "kind": "body", "parent": unit("工程科").pk, "order": 1}
    answer = enter("admin").post(f"/units/{top.pk}/edit/", form)
    assert "A unit cannot belong to itself or to a unit below it." in answer.content.decode()


def test_units_stand_below_what_they_belong_to() -> None:
    rows = [(depth, one.name) for depth, one in Unit.in_tree_order(Unit.objects.all())]
    assert rows[0] == (0, "青禾区人民政府")
    place = rows.index((1, "区住房城乡建设局"))
    assert rows[place + 1] == (2, "区住房城乡建设局工程科")
    assert len(rows) == Unit.objects.count()
