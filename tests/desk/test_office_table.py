"""A table that an office made comes in: columns confirmed by a person, rows looked at first."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from desk.plans_made import item_of, ticket
from desk.qinghe import Enter, unit
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Plan

pytestmark = pytest.mark.usefixtures("district")
TABLE = """青禾区2026年民生实事任务分解表
序号,工作任务,牵头单位,配合单位,完成时限
1,改造老旧小区28个,区住建局,"区民政局、北岸街道",2026年11月30日
2,新建口袋公园12个,区园林中心,,10月底
合计,,,,
"""


def upload(client: Client, text: str = TABLE, name: str = "民生实事.csv") -> Any:  # noqa: ANN401 - as the test client has it
    return client.post("/plans/table/", {"file": SimpleUploadedFile(name, text.encode())})


def form(page: Any, **more: str) -> dict[str, Any]:  # noqa: ANN401 - as above
    shown = page.context
    columns = {f"column-{one['column']}": one["role"] for one in shown["columns"]}
    same = {name: shown[name] for name in ("sha256", "name", "title", "year")}
    return {**same, **columns, "table": shown["at"], "was": shown["at"], "do": "take", **more}


def test_rows_and_reasons_are_shown_before_anything_is_entered(enter: Enter) -> None:
    page = upload(enter("desk"))
    assert page.status_code == 200
    assert [one["role"] for one in page.context["columns"]] == ["number", "task", "lead", "support", "due"]
    assert all(one["why"] for one in page.context["columns"])
    assert '! <span lang="zh">区园林中心</span> not known here; the words are kept' in page.content.decode()
    assert page.context["count"] == 2
    assert not Plan.objects.exists()


DUES = """青禾区2026年重点任务分解表
序号,工作任务,牵头单位,完成时限
1,新建口袋公园12个,区住建局,10月底
2,检查消防通道,区住建局,长期坚持
3,编制专项规划,区住建局,3月中旬
4,研究停车收费办法,区住建局,适时
"""


def test_words_of_time_are_shown_as_the_day_that_will_be_entered(enter: Enter) -> None:
    client = enter("desk")
    page = upload(client, DUES)
    assert page.context["year"] == "2026"
    said = page.content.decode()
    assert "→ <time>2026-10-31</time>" in said
    assert "→ standing duty, without a date" in said
    assert "! no day; the words are kept" in said
    assert page.context["dues"] == {"days": 2, "standing": 1, "unknown": 1}
    # Another year, looked at again before anything is entered.
    again = client.post("/plans/table/columns/", form(page, do="look", year="2027年"))
    assert "→ <time>2027-10-31</time>" in again.content.decode()
    client.post("/plans/table/columns/", form(page, year="2027"))
    plan = Plan.objects.get()
    dues = {item.wording: str(item.due) for item in plan.items.all()}
    assert dues == {
        "新建口袋公园12个": "2027-10-31", "检查消防通道": "None", "编制专项规划": "2027-03-20", "研究停车收费办法": "None",
    }  # fmt: skip
    assert plan.year == 2027
    assert plan.items.get(wording="检查消防通道").suggested["due_words"] == "长期坚持"
    assert first_difference() is None


def test_a_standing_duty_is_handed_out_without_a_date_and_without_a_word(enter: Enter) -> None:
    client = enter("desk")
    client.post("/plans/table/columns/", form(upload(client, DUES)))
    plan = Plan.objects.get()
    standing, vague = plan.items.get(wording="检查消防通道"), plan.items.get(wording="研究停车收费办法")
    answer = client.post(f"/plans/{plan.pk}/issue/", {"item": [ticket(standing), ticket(vague)]})
    assert answer.status_code == 422
    (named,) = answer.context["told"]
    assert named[0] == vague
    client.post(f"/plans/{plan.pk}/issue/", {"item": ticket(standing)})
    standing.refresh_from_db()
    assert (standing.workflow, standing.due) == ("issued", None)
    assert standing not in [one.item for one in client.get("/sprint/").context["undated"]]


@pytest.mark.parametrize("year", ["今年", "26", "20260", "²026"])
def test_a_year_that_is_none_is_told(enter: Enter, year: str) -> None:
    client = enter("desk")
    page = upload(client, DUES)
    answer = client.post("/plans/table/columns/", form(page, year=year))
    assert answer.status_code == 422
    assert f"“{year}” is no year; write it like 2026." in answer.content.decode()
    assert not Plan.objects.exists()


def test_without_a_year_only_what_names_one_has_a_day(enter: Enter) -> None:
    client = enter("desk")
    page = upload(client, DUES.replace("3月中旬", "2026年3月中旬"))
    client.post("/plans/table/columns/", form(page, year=""))
    assert {str(item.due) for item in Plan.objects.get().items.all()} == {"None", "2026-03-20"}


def test_what_is_known_is_entered_and_other_words_stay_as_suggestions(enter: Enter) -> None:
    client = enter("desk")
    page = upload(client)
    for _twice in range(2):
        assert client.post("/plans/table/columns/", form(page, title="民生实事", year="2026")).status_code == 302
    plan = Plan.objects.get()
    homes, parks = item_of(plan, "老旧小区"), item_of(plan, "口袋公园")
    assert (homes.lead, str(homes.due), homes.support.count()) == (unit("区住建局"), "2026-11-30", 2)
    assert (parks.lead, str(parks.due)) == (None, "2026-10-31")
    assert (parks.suggested["lead"], parks.suggested["due_words"]) == (["区园林中心"], "10月底")
    assert client.get(f"/plans/{plan.pk}/").status_code == client.get(f"/items/{homes.key}/").status_code == 200
    assert first_difference() is None


def test_a_person_corrects_a_column(enter: Enter) -> None:
    client = enter("desk")
    page = upload(client)
    again = client.post("/plans/table/columns/", form(page, do="look", **{"column-3": ""}))
    assert [one["role"] for one in again.context["columns"]] == ["number", "task", "lead", "", "due"]
    assert not again.context["rows"][0][0].support.values
    without = client.post("/plans/table/columns/", form(page, **{"column-1": ""}))
    assert without.status_code == 422
    assert not Plan.objects.exists()


def test_a_file_without_a_table_is_told_in_a_line(enter: Enter) -> None:
    client = enter("desk")
    answer = upload(client, "没有表格", "说明.txt")
    assert answer.status_code == 422
    assert client.post("/plans/table/columns/", {"sha256": "../../x", "name": "x.csv"}).status_code == 404
    assert enter("housing").get("/plans/table/").status_code == 403
