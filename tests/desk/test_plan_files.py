"""A plan as xlsx and docx, and the xlsx back in: previewed, nothing overwritten."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from desk.handed_out import HOMES
from desk.plans_made import issued, item_of, plan_made
from desk.qinghe import Enter, person, unit
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.recording import record

pytestmark = pytest.mark.usefixtures("district")


@pytest.fixture
def plan(district: None) -> Plan:  # noqa: ARG001 - the people must be there
    return plan_made()


def exported(client: Client, plan: Plan) -> Any:  # noqa: ANN401 - a workbook of openpyxl, which has no types
    answer = client.get(f"/plans/{plan.pk}/file/xlsx/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def columns(book: Any) -> dict[str, int]:  # noqa: ANN401 - as above
    return {cell.value: cell.column for cell in book.worksheets[0][3]}


def cell(book: Any, key: str, heading: str) -> Any:  # noqa: ANN401 - as above
    sheet, at = book.worksheets[0], columns(book)
    row = next(row for row in range(4, sheet.max_row + 1) if sheet.cell(row, at["Item ID"]).value == key)
    return sheet.cell(row, at[heading])


def test_figures_under_no_heading_are_the_main_targets(enter: Enter, plan: Plan) -> None:
    sheet = exported(enter("desk"), plan).worksheets[0]
    bands = [str(row[0].value) for row in sheet.iter_rows(min_row=4) if str(row[0].value).startswith("§")]
    assert "Main targets" in bands[0]
    assert not any("Other tasks" in band for band in bands)


def upload(client: Client, plan: Plan, book: Any) -> Any:  # noqa: ANN401 - as above
    out = io.BytesIO()
    book.save(out)
    return client.post(f"/plans/{plan.pk}/sheet/", {"file": SimpleUploadedFile("plan.xlsx", out.getvalue())})


def tick(page: Any, *tickets: str) -> dict[str, object]:  # noqa: ANN401 - as above
    shown = page.context
    seen = {f"seen-{one['item'].key}": one["item"].last_entry for one in shown["rows"] if one["item"]}
    return {"sha256": shown["sha256"], "name": "plan.xlsx", "take": tickets, **seen}


def test_out_and_back_without_a_change_changes_nothing(enter: Enter, plan: Plan) -> None:
    issued(item_of(plan, "改造老旧小区28个"))
    client = enter("desk")
    page = upload(client, plan, exported(client, plan))
    assert page.status_code == 200
    assert "There is nothing to enter" in page.content.decode()
    assert page.context["problems"] == page.context["notes"] == []


def test_what_an_office_filled_in_is_shown_and_entered_when_ticked(enter: Enter, plan: Plan) -> None:
    client, item = enter("desk"), item_of(plan, "改造老旧小区28个")
    book = exported(client, plan)
    for heading, text in (("Lead unit", "区住建局"), ("Due", "2026-11-30"), ("Supporting units", "区民政局, 北岸街道")):
        cell(book, item.key, heading).value = text
    page = upload(client, plan, book)
    assert item.history().count() == 1
    tickets = [f"{item.key}|{column}" for column in ("lead", "due", "support")]
    assert all(ticket in page.content.decode() for ticket in tickets)
    assert client.post(f"/plans/{plan.pk}/sheet/take/", tick(page, *tickets)).status_code == 302
    item.refresh_from_db()
    assert (item.lead, str(item.due), item.support.count()) == (unit("区住建局"), "2026-11-30", 2)
    assert first_difference() is None


def test_a_due_date_in_words_is_shown_as_the_day_that_will_be_entered(enter: Enter, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(year=2026)
    client, parks, homes = enter("desk"), item_of(plan, "北渡桥"), item_of(plan, "改造老旧小区28个")
    book = exported(client, plan)
    for item, words in ((homes, "10月底前"), (parks, "适时")):
        cell(book, item.key, "Due").value = words
    page = upload(client, plan, book)
    assert "→ 2026-10-31" in page.content.decode()
    answer = client.post(f"/plans/{plan.pk}/sheet/take/", tick(page, f"{homes.key}|due", f"{parks.key}|due"))
    assert "“适时” is no day" in answer.content.decode()
    homes.refresh_from_db()
    parks.refresh_from_db()
    assert (str(homes.due), parks.due) == ("2026-10-31", None)


def test_what_both_have_changed_is_a_conflict_that_a_person_decides(enter: Enter, plan: Plan) -> None:
    client, item = enter("desk"), item_of(plan, "改造老旧小区28个")
    book = exported(client, plan)
    cell(book, item.key, "Lead unit").value = "区住建局"
    record(item, "assign", person("desk2"), data={"lead": str(unit("区民政局").pk)})
    page = upload(client, plan, book)
    assert "changed on both sides" in page.content.decode()
    assert client.post(f"/plans/{plan.pk}/sheet/take/", tick(page)).status_code == 302
    item.refresh_from_db()
    assert item.lead == unit("区民政局")
    client.post(f"/plans/{plan.pk}/sheet/take/", tick(page, f"{item.key}|lead"))
    item.refresh_from_db()
    assert item.lead == unit("区住建局")


def test_whoever_changes_a_row_after_the_preview_is_not_overwritten(enter: Enter, plan: Plan) -> None:
    client, item = enter("desk"), item_of(plan, "改造老旧小区28个")
    book = exported(client, plan)
    cell(book, item.key, "Due").value = "2026-11-30"
    page = upload(client, plan, book)
    record(item, "assign", person("desk2"), data={"due": "2026-10-31"})
    answer = client.post(f"/plans/{plan.pk}/sheet/take/", tick(page, f"{item.key}|due"))
    assert answer.status_code == 409
    item.refresh_from_db()
    assert str(item.due) == "2026-10-31"


def test_unknown_names_are_told_and_nothing_of_the_row_is_entered(enter: Enter, plan: Plan) -> None:
    client, item = enter("desk"), item_of(plan, "改造老旧小区28个")
    book = exported(client, plan)
    cell(book, item.key, "Lead unit").value = "区水务局"
    cell(book, item.key, "Due").value = "2026-11-30"
    page = upload(client, plan, book)
    answer = client.post(f"/plans/{plan.pk}/sheet/take/", tick(page, f"{item.key}|lead", f"{item.key}|due"))
    assert "区水务局" in answer.content.decode()
    assert item.history().count() == 1


def test_weight_milestones_and_measures_come_back(enter: Enter, plan: Plan) -> None:
    client, item = enter("desk"), item_of(plan, "改造老旧小区28个")
    record(item, "assign", person("desk"), data={"milestones": [{"name": "开工"}], "measures": [HOMES]})
    book = exported(client, plan)
    assert cell(book, item.key, "Weight").value == "1"
    assert cell(book, item.key, "Indicators").value == "改造老旧小区: 20个 (baseline 0)"
    for heading, text in (
        ("Weight", 2), ("Milestones", "开工\n2026-06-30: 主体完工"), ("Indicators", "改造老旧小区: 28个 (baseline 3)\n加装电梯: 10部"),
    ):  # fmt: skip
        cell(book, item.key, heading).value = text
    page = upload(client, plan, book)
    tickets = [f"{item.key}|{column}" for column in ("weight", "milestones", "indicators")]
    assert client.post(f"/plans/{plan.pk}/sheet/take/", tick(page, *tickets)).status_code == 302
    item.refresh_from_db()
    state = item.item_state()
    assert (state.weight, [one.name for one in state.milestones]) == (Decimal(2), ["开工", "主体完工"])
    assert [(one.id, one.target, one.baseline) for one in state.measures] == [
        ("m1", Decimal(28), Decimal(3)),
        ("own1", Decimal(10), None),
    ]
    assert first_difference() is None
    # What goes out now and comes back is no difference any more.
    assert upload(client, plan, exported(client, plan)).context["rows"] == []


def test_a_target_that_was_handed_out_is_not_changed_by_a_sheet(enter: Enter, plan: Plan) -> None:
    client, item = enter("desk"), item_of(plan, "改造老旧小区28个")
    record(item, "assign", person("desk"), data={"measures": [HOMES]})
    issued(item)
    book = exported(client, plan)
    cell(book, item.key, "Indicators").value = "改造老旧小区: 10个 (baseline 0)"
    page = upload(client, plan, book)
    answer = client.post(f"/plans/{plan.pk}/sheet/take/", tick(page, f"{item.key}|indicators"))
    assert answer.status_code == 409
    assert "ask to adjust it" in answer.content.decode()
    cell(book, item.key, "Indicators").value = ""
    page = upload(client, plan, book)
    assert "can&#x27;t be taken out" in page.content.decode()
    item.refresh_from_db()
    assert item.item_state().measures[0].target == 20


@pytest.mark.parametrize(
    ("heading", "text", "told"),
    [
        ("Weight", "heavy", "Weight: “heavy” is no number above zero"),
        ("Milestones", "2026-02-30 主体完工", "Milestones: “2026-02-30 主体完工” has a day that no calendar has"),
        ("Indicators", "改造老旧小区二十个", "Indicators: “改造老旧小区二十个” can"),
        ("Lead unit", "区水务局", "Lead unit: “区水务局” is not known here"),
    ],
)
def test_a_cell_that_cannot_be_understood_is_told_before_anything_is_ticked(
    enter: Enter, plan: Plan, heading: str, text: str, told: str
) -> None:
    client, item = enter("desk"), item_of(plan, "改造老旧小区28个")
    book = exported(client, plan)
    where = cell(book, item.key, heading)
    where.value = text
    cell(book, item.key, "Due").value = "2026-11-30"
    page = upload(client, plan, book)
    assert told in page.content.decode()
    tickets = [one["ticket"] for row in page.context["rows"] for one in row["cells"] if not one["obstacle"]]
    assert tickets == [f"{item.key}|due"]
    # Whoever sends it nevertheless is told the row and the column.
    every = [one["ticket"] for row in page.context["rows"] for one in row["cells"]]
    answer = client.post(f"/plans/{plan.pk}/sheet/take/", tick(page, *every))
    assert f"row {where.row}: {told}" in answer.content.decode()
    assert item.history().count() == 1


def test_a_row_that_somebody_wrote_is_added_when_ticked(enter: Enter, plan: Plan) -> None:
    client = enter("desk")
    book = exported(client, plan)
    sheet = book.worksheets[0]
    line = sheet.max_row + 1
    sheet.cell(line, columns(book)["Task"]).value = "=办好农民工欠薪专项整治"
    sheet.cell(line, columns(book)["Task"]).data_type = "s"
    sheet.cell(line, columns(book)["Weight"]).value = 2
    sheet.cell(line, columns(book)["Indicators"]).value = "清欠: 90%"
    page = upload(client, plan, book)
    assert client.post(f"/plans/{plan.pk}/sheet/take/", tick(page, f"line|{line}")).status_code == 302
    fresh = Item.objects.get(wording__contains="农民工欠薪")
    assert (fresh.item_state().weight, fresh.item_state().measures[0].target) == (Decimal(2), Decimal(90))
    again = exported(client, plan)
    assert cell(again, fresh.key, "Task").data_type == "s"


def test_a_file_that_is_no_plan_is_told_in_a_line(enter: Enter, plan: Plan) -> None:
    client = enter("desk")
    answer = upload(client, plan, openpyxl.Workbook())
    assert answer.status_code == 422
    junk = client.post(f"/plans/{plan.pk}/sheet/", {"file": SimpleUploadedFile("plan.xlsx", b"no workbook")})
    assert junk.status_code == 422
    assert client.post(f"/plans/{plan.pk}/sheet/take/", {"sha256": "../x", "name": "x"}).status_code == 404


def test_a_word_document_with_the_ledgers_head_at_its_foot(enter: Enter, plan: Plan) -> None:
    from docx import Document

    answer = enter("desk", "zh-hans").get(f"/plans/{plan.pk}/file/docx/")
    document = Document(io.BytesIO(answer.content))
    texts = {one.text for row in document.tables[0].rows for one in row.cells}
    assert {"改造老旧小区28个", "重点任务"} <= texts
    assert any("台账 #" in line.text for line in document.sections[0].footer.paragraphs)


def test_a_unit_gets_its_own_rows_only(enter: Enter, plan: Plan) -> None:
    issued(item_of(plan, "改造老旧小区28个"))
    book = exported(enter("housing"), plan)
    tasks = {row[columns(book)["Task"] - 1].value for row in book.worksheets[0].iter_rows(min_row=4)}
    assert "改造老旧小区28个" in tasks
    assert "新改建农村公路46公里" not in tasks
    assert enter("school").get(f"/plans/{plan.pk}/file/xlsx/").status_code == 404
    assert enter("housing").get(f"/plans/{plan.pk}/sheet/").status_code == 403
