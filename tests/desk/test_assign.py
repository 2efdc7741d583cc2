"""Giving rows units, days and weights, and handing them out."""

from __future__ import annotations

import pytest

from desk.plans_made import REPORT, issued, item_of, plan_made, ticket
from desk.qinghe import Enter, person, unit
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.recording import record

pytestmark = pytest.mark.usefixtures("district")
FORM = {"lead": "", "sponsor": "", "due": "", "weight": "1", "rhythm": "monthly", "milestones": ""}


@pytest.fixture
def plan(district: None) -> Plan:  # noqa: ARG001 - the people must be there
    return plan_made()


def pk(name: str) -> str:
    return str(unit(name).pk)


def test_one_item_gets_units_day_steps_and_a_baseline(enter: Enter, plan: Plan) -> None:
    item = item_of(plan, "改造老旧小区28个")
    form = {
        **FORM, "seen": item.last_entry, "lead": pk("区住建局"), "support": [pk("区民政局"), pk("北岸街道")],
        "sponsor": person("sponsor").pk, "due": "2026-11-30", "weight": "2", "rhythm": "ten_day",
        "milestones": "2026-06-30 全部开工\n验收", "baseline-0": "3", "target-0": "28",
    }  # fmt: skip
    assert enter("desk").post(f"/items/{item.key}/assign/", form).status_code == 302
    item.refresh_from_db()
    state = item.item_state()
    assert (item.lead, str(item.due), str(state.weight), state.rhythm) == (
        unit("区住建局"),
        "2026-11-30",
        "2",
        "ten_day",
    )
    assert {one.name for one in item.support.all()} == {"区民政局", "北岸街道办事处"}
    assert [(one.name, str(one.due)) for one in state.milestones] == [("全部开工", "2026-06-30"), ("验收", "None")]
    assert str(state.measures[0].baseline) == "3"
    assert first_difference() is None


def test_what_was_not_changed_makes_no_entry(enter: Enter, plan: Plan) -> None:
    item = item_of(plan, "改造老旧小区28个")
    form = {**FORM, "seen": item.last_entry, "baseline-0": "", "target-0": "28"}
    client = enter("desk")
    assert client.post(f"/items/{item.key}/assign/", form).status_code == 302
    assert item.history().count() == 1
    form["lead"] = pk("区住建局")
    # The button pressed twice: the second form is as old as the first.
    assert client.post(f"/items/{item.key}/assign/", form).status_code == 302
    assert client.post(f"/items/{item.key}/assign/", form).status_code in {302, 409}
    assert item.history().count() == 2


def test_a_stale_form_keeps_what_was_typed_and_shows_the_others(enter: Enter, plan: Plan) -> None:
    item = item_of(plan, "改造老旧小区28个")
    seen = item.last_entry
    record(item, "assign", person("desk2"), data={"lead": pk("区民政局")})
    form = {**FORM, "seen": seen, "lead": pk("区住建局"), "milestones": "2026-06-30 全部开工", "target-0": "28"}
    answer = enter("desk").post(f"/items/{item.key}/assign/", form)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "何静" in page
    assert "2026-06-30 全部开工</textarea>" in page
    item.refresh_from_db()
    assert item.lead == unit("区民政局")


def test_wrong_values_are_told_in_a_line(enter: Enter, plan: Plan) -> None:
    item = item_of(plan, "改造老旧小区28个")
    for wrong in ({"weight": "0"}, {"due": "2026-13-01"}, {"milestones": "验收\n验收"}, {"lead": "99999"}):
        form = {**FORM, "seen": item.last_entry, "target-0": "28", **wrong}
        assert enter("desk").post(f"/items/{item.key}/assign/", form).status_code == 422
    assert item.history().count() == 1


def test_many_at_once_parts_follow_their_task(enter: Enter, plan: Plan) -> None:
    roads, homes = item_of(plan, "打通滨河路"), item_of(plan, "改造老旧小区28个")
    form = {
        "item": [ticket(roads), ticket(homes), "P0-LS-x@1", "nonsense"],
        "lead": pk("区住建局"),
        "due": "2026-10-31",
    }
    assert enter("desk").post(f"/plans/{plan.pk}/assign/", form).status_code == 302
    given = set(Item.objects.filter(lead=unit("区住建局"), due="2026-10-31").values_list("wording", flat=True))
    assert given == {roads.wording, homes.wording, "滨河路", "学府街", "东关巷"}


def test_of_many_the_stale_are_named_and_the_others_done(enter: Enter, plan: Plan) -> None:
    roads, homes = item_of(plan, "打通滨河路"), item_of(plan, "改造老旧小区28个")
    old = ticket(homes)
    record(homes, "assign", person("desk2"), data={"lead": pk("区民政局")})
    answer = enter("desk").post(f"/plans/{plan.pk}/assign/", {"item": [ticket(roads), old], "lead": pk("区住建局")})
    assert answer.status_code == 409
    assert "何静" in answer.content.decode()
    for one in (roads, homes):
        one.refresh_from_db()
    assert (roads.lead, homes.lead) == (unit("区住建局"), unit("区民政局"))


def test_suggestions_of_the_text_are_shown_and_taken_over_only_when_told(enter: Enter, plan: Plan) -> None:
    item, client = item_of(plan, "实行区级领导包联重点企业制度"), enter("desk")
    page = client.get(f"/items/{item.key}/").content.decode()
    assert "the text" in page
    assert item.lead_id is None
    assert client.post(f"/items/{item.key}/suggestion/", {"seen": item.last_entry}).status_code == 302
    item.refresh_from_db()
    assert item.lead == unit("区发改局")
    many = [ticket(one) for one in plan.items.filter(due=None)[:100]]
    assert client.post(f"/plans/{plan.pk}/suggestions/", {"item": many}).status_code == 302
    assert str(item_of(plan, "建成区中医院新院区").due) == "2026-10-31"
    assert first_difference() is None


def test_last_years_unit_is_a_suggestion(enter: Enter, plan: Plan) -> None:
    issued(item_of(plan, "改造老旧小区28个"))
    this_year = plan_made(REPORT.replace("改造老旧小区28个", "改造老旧小区35个"), "下一年政府工作报告")
    item, client = item_of(this_year, "改造老旧小区35个"), enter("desk")
    assert item.lead_id is None
    assert "区住房城乡建设局?" in client.get(f"/plans/{this_year.pk}/?q=老旧小区").content.decode()
    client.post(f"/items/{item.key}/suggestion/", {"seen": item.last_entry})
    item.refresh_from_db()
    assert item.lead == unit("区住建局")


def test_what_lacks_a_lead_or_a_day_is_named_before_anything_goes_out(enter: Enter, plan: Plan) -> None:
    client = enter("desk")
    whole, dayless, bare = (item_of(plan, words) for words in ("改造老旧小区28个", "深化垃圾分类", "严守耕地红线"))
    record(whole, "assign", person("desk"), data={"lead": pk("区住建局"), "due": "2026-12-31"})
    record(dayless, "assign", person("desk"), data={"lead": pk("北岸街道")})
    chosen = {"item": [ticket(one) for one in (whole, dayless, bare)]}
    answer = client.post(f"/plans/{plan.pk}/issue/", chosen)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert not Item.objects.filter(workflow="issued").exists()
    assert page.index("Nothing was handed out yet") < page.index("without a lead unit, without a due date")
    assert client.post(f"/plans/{plan.pk}/issue/", {"item": [ticket(whole)]}).status_code == 302
    form = {"item": [ticket(dayless)], "without_day": "1"}
    assert client.post(f"/plans/{plan.pk}/issue/", form).status_code == 302
    assert set(Item.objects.filter(workflow="issued")) == {whole, dayless}
    # Pressed again, nothing happens twice.
    assert client.post(f"/plans/{plan.pk}/issue/", {"item": [ticket(whole)]}).status_code == 422
    assert "改造老旧小区28个" in enter("housing").get(f"/plans/{plan.pk}/").content.decode()


def test_a_frozen_baseline_stays(enter: Enter, plan: Plan) -> None:
    client = enter("desk")
    client.post(f"/plans/{plan.pk}/freeze/")
    plan.refresh_from_db()
    frozen = plan.frozen_at
    assert frozen is not None
    client.post(f"/plans/{plan.pk}/freeze/")
    plan.refresh_from_db()
    assert plan.frozen_at == frozen


def test_only_the_desk_assigns_and_hands_out(enter: Enter, plan: Plan) -> None:
    item = issued(item_of(plan, "改造老旧小区28个"))
    before = item.history().count()
    for login in ("admin", "housing", "sponsor", "auditor"):
        client = enter(login)
        posts = [
            client.post(f"/items/{item.key}/assign/", FORM), client.post(f"/plans/{plan.pk}/assign/", {"item": [ticket(item)]}),
            client.post(f"/plans/{plan.pk}/issue/", {"item": [ticket(item)]}), client.post(f"/plans/{plan.pk}/freeze/"),
            client.post(f"/items/{item.key}/suggestion/"), client.post(f"/items/{item.key}/blank/"),
        ]  # fmt: skip
        assert {answer.status_code for answer in posts} == {403}
    assert item.history().count() == before
