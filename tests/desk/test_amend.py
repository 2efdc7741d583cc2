"""A plan amended from a revised text: confirmed by a person, every history carried over."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from desk.plans_made import REPORT, issued, item_of, plan_made
from desk.qinghe import Enter, person
from luoshi.desk.documents import originals
from luoshi.desk.documents.models import StoredReading
from luoshi.desk.documents.reading_made import ask_for_reading
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Plan
from luoshi.desk.plans.review_page import review_of

pytestmark = pytest.mark.usefixtures("district")
REVISED = REPORT.replace("改造老旧小区28个", "改造老旧小区30个").replace("深化垃圾分类，", "").replace(
    "完成背街小巷整治40条", "完成背街小巷整治40条，新建口袋公园12个"
)  # fmt: skip


@pytest.fixture
def plan(district: None) -> Plan:  # noqa: ARG001 - the people must be there
    return plan_made()


def revised(plan: Plan, text: str = REVISED) -> StoredReading:
    sha256, size = originals.keep([text.encode()])
    assert plan.version is not None
    return ask_for_reading(plan.version.document.add_version("report2.txt", sha256, size, person("desk")))


def test_what_would_change_is_shown_first(enter: Enter, plan: Plan) -> None:
    client = enter("desk")
    assert "no later version" in client.get(f"/plans/{plan.pk}/amend/").content.decode()
    stored = revised(plan)
    assert f"?reading={stored.pk}" in client.get(f"/plans/{plan.pk}/amend/").content.decode()
    page = client.get(f"/plans/{plan.pk}/amend/?reading={stored.pk}")
    revision = page.context["revision"]
    assert [row.wording for row in revision.added] == ["新建口袋公园12个"]
    assert [item.wording for item in revision.dropped] == ["深化垃圾分类"]
    assert "改造老旧小区30个" in page.content.decode()
    plan.refresh_from_db()
    assert plan.version != stored.version


def test_what_is_ticked_is_entered_and_history_goes_on(enter: Enter, plan: Plan) -> None:
    client, homes = enter("desk"), issued(item_of(plan, "改造老旧小区28个"))
    waste, streets = item_of(plan, "深化垃圾分类"), issued(item_of(plan, "完成背街小巷整治40条"))
    stored = revised(plan)
    new_row = client.get(f"/plans/{plan.pk}/amend/?reading={stored.pk}").context["revision"].added[0]
    form = {"reading": stored.pk, "take": [f"change|{homes.key}", f"drop|{waste.key}", f"add|{new_row.id}"]}
    assert client.post(f"/plans/{plan.pk}/amend/", {**form, "reason": ""}).status_code == 422
    assert client.post(f"/plans/{plan.pk}/amend/", {**form, "reason": "人代会修改稿"}).status_code == 302
    for one in (homes, waste, streets, plan):
        one.refresh_from_db()
    state = homes.item_state()
    assert (state.wording, state.first_wording) == ("改造老旧小区30个", "改造老旧小区28个")
    assert [(str(one.target), str(one.first_target)) for one in state.measures] == [("30", "28")]
    assert [entry.action for entry in homes.history()] == ["open", "assign", "issue", "amend"]
    assert (waste.workflow, streets.workflow, streets.history().count()) == ("dropped", "issued", 3)
    assert item_of(plan, "新建口袋公园12个").workflow == "draft"
    assert plan.version == stored.version
    assert REVISED[streets.start : streets.end] == "完成背街小巷整治40条"
    assert first_difference() is None
    # Once more: the plan stands on that version already.
    assert "no later version" in client.get(f"/plans/{plan.pk}/amend/").content.decode()


def test_what_is_not_ticked_stays_and_is_told(enter: Enter, plan: Plan) -> None:
    client, waste = enter("desk"), item_of(plan, "深化垃圾分类")
    stored, before = revised(plan), review_of(plan, "en").left
    client.post(f"/plans/{plan.pk}/amend/", {"reading": stored.pk, "reason": "人代会修改稿"})
    waste.refresh_from_db()
    assert (waste.workflow, waste.start) == ("draft", None)
    assert item_of(plan, "改造老旧小区28个").item_state().measures[0].target == 28
    plan.refresh_from_db()
    left = {passage.text for block in review_of(plan, "en").blocks for passage in block.left}
    assert len(left) == before + 1
    assert any("口袋公园" in text for text in left)
    assert client.get(f"/plans/{plan.pk}/review/").status_code == 200
    assert client.get(f"/items/{waste.key}/").status_code == 200
    assert first_difference() is None


def test_what_people_made_themselves_follows_its_sentence(enter: Enter, plan: Plan) -> None:
    client = enter("desk")
    passage = plan.passages.get(text__contains="全市招商大会")
    client.post(f"/sentences/{passage.pk}/review/", {"do": "pull", "wording": "办好招商大会后续工作"})
    streets = item_of(plan, "完成背街小巷整治40条")
    form = {"do": "split", "seen": streets.last_entry, "wording": "整治背街小巷40条\n建立长效管护机制"}
    client.post(f"/items/{streets.key}/review/", form)
    stored = revised(plan, f"青禾区人民政府文件\n{REVISED}")
    client.post(f"/plans/{plan.pk}/amend/", {"reading": stored.pk, "reason": "人代会修改稿"})
    text = f"青禾区人民政府文件\n{REVISED}"
    pulled, care = item_of(plan, "招商大会"), item_of(plan, "长效管护")
    assert "全市招商大会" in text[pulled.start : pulled.end]
    assert text[care.start : care.end] == "完成背街小巷整治40条"
    assert not any("全市招商大会" in one.text for block in review_of(plan, "en").blocks for one in block.left)
    assert first_difference() is None


# The waste row was rewritten beyond recognition; the streets row went, and another one says nearly the same of something else.
REWRITTEN = REPORT.replace("深化垃圾分类，", "建成生活垃圾四分类投放收集运输处理体系，").replace(
    "完成背街小巷整治40条", "完成背街小巷路灯整治60条"
)  # fmt: skip


def looked(client: Client, plan: Plan, form: dict[str, object]) -> Any:  # noqa: ANN401 - as Django has it
    return client.post(f"/plans/{plan.pk}/amend/", {**form, "do": "look"})


def test_a_person_says_that_two_rows_are_one(enter: Enter, plan: Plan) -> None:
    client, waste = enter("desk"), issued(item_of(plan, "深化垃圾分类"))
    stored = revised(plan, REWRITTEN)
    page = client.get(f"/plans/{plan.pk}/amend/?reading={stored.pk}")
    assert waste in page.context["revision"].dropped
    (row,) = [one for one in page.context["revision"].added if "四分类" in one.wording]
    ticket = f"{waste.row}={row.id}"
    assert f'<option value="{ticket}"' in page.content.decode()
    again = looked(client, plan, {"reading": stored.pk, "same": ["", ticket]})
    revision = again.context["revision"]
    assert waste not in revision.dropped
    assert row not in revision.added
    (one,) = [one for one in revision.changed if one.item == waste]
    assert one.rule == "paired-by-person"
    assert "A person said that the two rows are one." in again.content.decode()
    plan.refresh_from_db()
    assert plan.version != stored.version  # nothing was entered by looking
    form = {
        "reading": stored.pk, "same": ticket, "looked_at": again.context["looked_at"], "reason": "人代会修改稿",
        "take": [f"change|{waste.key}"],
    }  # fmt: skip
    assert client.post(f"/plans/{plan.pk}/amend/", form).status_code == 302
    waste.refresh_from_db()
    state = waste.item_state()
    assert (waste.workflow, state.first_wording) == ("issued", "深化垃圾分类")
    assert "四分类" in state.wording
    assert [entry.action for entry in waste.history()] == ["open", "assign", "issue", "amend"]
    assert REWRITTEN[waste.start : waste.end] == state.wording
    assert first_difference() is None


def test_a_person_says_that_two_rows_are_two(enter: Enter, plan: Plan) -> None:
    client, streets = enter("desk"), issued(item_of(plan, "完成背街小巷整治40条"))
    stored = revised(plan, REWRITTEN)
    page = client.get(f"/plans/{plan.pk}/amend/?reading={stored.pk}")
    (one,) = [one for one in page.context["revision"].changed if one.item == streets]
    ticket = f"{streets.row}={one.row.id}"
    again = looked(client, plan, {"reading": stored.pk, "apart": ticket})
    revision = again.context["revision"]
    assert streets in revision.dropped
    assert one.row.id in {row.id for row in revision.added}
    assert f'name="apart" value="{ticket}" checked' in again.content.decode()
    form = {
        "reading": stored.pk, "apart": ticket, "looked_at": again.context["looked_at"], "reason": "人代会修改稿",
        "take": [f"drop|{streets.key}", f"add|{one.row.id}"],
    }  # fmt: skip
    client.post(f"/plans/{plan.pk}/amend/", form)
    streets.refresh_from_db()
    new = item_of(plan, "路灯整治60条")
    assert (streets.workflow, new.workflow, new.history().count()) == ("dropped", "draft", 1)
    assert first_difference() is None


def test_what_was_said_is_taken_back(enter: Enter, plan: Plan) -> None:
    client, streets = enter("desk"), item_of(plan, "完成背街小巷整治40条")
    stored = revised(plan, REWRITTEN)
    first = client.get(f"/plans/{plan.pk}/amend/?reading={stored.pk}").context["revision"]
    (one,) = [one for one in first.changed if one.item == streets]
    looked(client, plan, {"reading": stored.pk, "apart": f"{streets.row}={one.row.id}"})
    back = looked(client, plan, {"reading": stored.pk}).context["revision"]
    assert [(row.item.pk, row.row.id) for row in back.changed] == [(row.item.pk, row.row.id) for row in first.changed]


def test_what_was_said_is_looked_at_before_it_is_entered(enter: Enter, plan: Plan) -> None:
    client, waste = enter("desk"), item_of(plan, "深化垃圾分类")
    stored = revised(plan, REWRITTEN)
    page = client.get(f"/plans/{plan.pk}/amend/?reading={stored.pk}")
    (row,) = [one for one in page.context["revision"].added if "四分类" in one.wording]
    form = {
        "reading": stored.pk, "same": f"{waste.row}={row.id}", "looked_at": page.context["looked_at"], "reason": "修改稿",
        "take": [f"drop|{waste.key}", f"add|{row.id}"],
    }  # fmt: skip
    answer = client.post(f"/plans/{plan.pk}/amend/", form)
    assert answer.status_code == 200
    assert "修改稿" in answer.content.decode()
    waste.refresh_from_db()
    plan.refresh_from_db()
    assert (waste.workflow, plan.version == stored.version) == ("draft", False)


def test_what_cannot_be_one_is_told_and_nothing_breaks(enter: Enter, plan: Plan) -> None:
    client, waste = enter("desk"), item_of(plan, "深化垃圾分类")
    stored = revised(plan, REWRITTEN)
    made = client.get(f"/plans/{plan.pk}/amend/?reading={stored.pk}").context["revision"].made
    part = next(row.id for row in made.items() if row.kind == "part")
    for ticket in ("LS-x=LS-y", "=", "x", f"{waste.row}=LS-y", f"{waste.row}={part}"):
        answer = looked(client, plan, {"reading": stored.pk, "same": ticket})
        assert answer.status_code == 200
        assert waste in answer.context["revision"].dropped
        assert all(not one.followed for one in answer.context["same"])
        assert ("cannot be one" in answer.content.decode()) is (len(answer.context["same"]) == 1)
