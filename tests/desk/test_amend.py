"""A plan amended from a revised text: confirmed by a person, every history carried over."""

from __future__ import annotations

import pytest

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
