"""A table that an office made comes in: columns confirmed by a person, rows looked at first."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from desk.plans_made import item_of
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
    assert page.context["count"] == 2
    assert not Plan.objects.exists()


def test_what_is_known_is_entered_and_other_words_stay_as_suggestions(enter: Enter) -> None:
    client = enter("desk")
    page = upload(client)
    for _twice in range(2):
        assert client.post("/plans/table/columns/", form(page, title="民生实事", year="2026")).status_code == 302
    plan = Plan.objects.get()
    homes, parks = item_of(plan, "老旧小区"), item_of(plan, "口袋公园")
    assert (homes.lead, str(homes.due), homes.support.count()) == (unit("区住建局"), "2026-11-30", 2)
    assert (parks.lead, parks.due) == (None, None)
    assert (parks.suggested["lead"], parks.suggested["due_words"]) == (["区园林中心"], "10月底")
    assert client.get(f"/plans/{plan.pk}/").status_code == client.get(f"/items/{homes.key}/").status_code == 200
    assert first_difference() is None


def test_a_person_corrects_a_column(enter: Enter) -> None:
    client = enter("desk")
    page = upload(client)
    again = client.post("/plans/table/columns/", form(page, do="look", **{"column-3": ""}))
    assert [one["role"] for one in again.context["columns"]] == ["number", "task", "lead", "", "due"]
    assert not again.context["rows"][0].support.values
    without = client.post("/plans/table/columns/", form(page, **{"column-1": ""}))
    assert without.status_code == 422
    assert not Plan.objects.exists()


def test_a_file_without_a_table_is_told_in_a_line(enter: Enter) -> None:
    client = enter("desk")
    answer = upload(client, "没有表格", "说明.txt")
    assert answer.status_code == 422
    assert client.post("/plans/table/columns/", {"sha256": "../../x", "name": "x.csv"}).status_code == 404
    assert enter("housing").get("/plans/table/").status_code == 403
