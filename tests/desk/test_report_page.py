"""One page for a unit and a period: filled in with what is known, filed with one click, each row for itself."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from desk.handed_out import at, in_hand, reported
from desk.qinghe import Enter, person, unit
from luoshi.desk import clock
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record

pytestmark = pytest.mark.usefixtures("district")
_FIELD = re.compile(r'<input type="(?:hidden|text)"[^>]*name="(\d[^"]*)" value="([^"]*)"')
_AREA = re.compile(r'<textarea name="(\d[^"]*)"[^>]*>([^<]*)</textarea>')


@pytest.fixture(autouse=True)
def _april() -> Iterator[None]:
    with clock.set_to(at("2026-04-02")):
        yield


def place(name: str = "区住建局") -> str:
    return f"/reports/{unit(name).pk}/"


def form_of(client: Client, where: str) -> dict[str, Any]:
    """The form as a browser would send it back untouched."""
    page = client.get(where).content.decode()
    return {name: value for name, value in [*_FIELD.findall(page), *_AREA.findall(page)] if not name.endswith("-note")}


def test_thirty_items_without_news_take_one_click(enter: Enter) -> None:
    items = [in_hand(number) for number in range(1, 31)]
    client = enter("housing")
    answer = client.post(place(), form_of(client, place()), follow=True)
    assert "Filed for 30 items · without news: 30" in answer.content.decode()
    for item in items:
        item.refresh_from_db()
        report = item.item_state().last_report
        assert report is not None
        assert (report.period, report.no_news) == ("2026-03", True)
    assert first_difference() is None


def test_the_page_asks_the_database_little(enter: Enter, django_assert_max_num_queries: Any) -> None:  # noqa: ANN401
    for number in range(1, 31):
        in_hand(number)
    client = enter("housing")
    with django_assert_max_num_queries(15):
        client.get(place())


def test_what_is_new_is_entered_and_the_rest_has_no_news(enter: Enter) -> None:
    first, second = in_hand(1), in_hand(2)
    client = enter("housing")
    form = form_of(client, place()) | {f"{first.pk}-v-0": "６", f"{first.pk}-line": "已开工6个"}
    client.post(place(), form)
    states = [Item.objects.get(pk=one.pk).item_state() for one in (first, second)]
    reports = [state.last_report for state in states]
    assert reports[0] is not None
    assert (reports[0].line, str(reports[0].value_of["m1"]), reports[0].no_news) == ("已开工6个", "6", False)
    assert reports[1] is not None
    assert reports[1].no_news


def test_the_figure_and_the_obstacle_of_last_time_stand_there_already(enter: Enter) -> None:
    item = reported(in_hand(), "2026-02", "2026-03-02", {"values": {"m1": "4"}, "obstacle": "管线迁改慢"})
    client = enter("housing")
    form = form_of(client, place())
    assert form[f"{item.pk}-v-0"] == "4"
    assert form[f"{item.pk}-obstacle"] == "管线迁改慢"
    client.post(place(), form)
    item.refresh_from_db()
    report = item.item_state().last_report
    assert report is not None
    # Nothing is new, and what stood in the way still does.
    assert (report.period, report.no_news, report.obstacle) == ("2026-03", True, "管线迁改慢")


def test_the_same_form_twice_is_entered_once(enter: Enter) -> None:
    item = in_hand()
    client = enter("housing")
    form = form_of(client, place()) | {f"{item.pk}-line": "已开工"}
    client.post(place(), form)
    assert "Everything was filed already" in client.post(place(), form, follow=True).content.decode()
    assert item.history().filter(action="report").count() == 1
    fresh = form_of(client, place())
    assert "Everything was filed already" in client.post(place(), fresh, follow=True).content.decode()
    assert item.history().filter(action="report").count() == 1


def test_the_period_that_runs_can_be_reported_on_ahead(enter: Enter) -> None:
    item = in_hand()
    client = enter("housing")
    form = form_of(client, f"{place()}?running=1")
    assert form[f"{item.pk}-period"] == "2026-04"
    client.post(place(), form | {"running": "1"})
    item.refresh_from_db()
    assert [one.period for one in item.item_state().reports] == ["2026-04"]


def test_a_page_that_was_opened_last_month_is_no_report_on_this_one(enter: Enter) -> None:
    item = in_hand()
    client = enter("housing")
    form = form_of(client, place()) | {f"{item.pk}-line": "三月情况"}
    with clock.set_to(at("2026-05-06")):
        answer = client.post(place(), form)
    assert answer.status_code == 422
    assert "The period has changed" in answer.content.decode()
    assert item.history().filter(action="report").count() == 0


def test_a_row_that_is_wrong_holds_up_no_other(enter: Enter) -> None:
    wrong, right = in_hand(1), in_hand(2)
    client = enter("housing")
    form = form_of(client, place()) | {f"{wrong.pk}-v-0": "约六个", f"{wrong.pk}-line": "已开工"}
    answer = client.post(place(), form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“约六个” is no number" in page
    assert 'value="约六个"' in page
    assert ">已开工</textarea>" in page
    assert right.history().filter(action="report").count() == 1
    assert wrong.history().filter(action="report").count() == 0


def test_whoever_was_quicker_is_named_and_nothing_is_overwritten(enter: Enter) -> None:
    item = in_hand()
    client = enter("housing")
    form = form_of(client, place())
    record(item, "report", person("housing"), data={"period": "2026-03", "line": "督查室代录"}, at=at("2026-04-01"))
    answer = client.post(place(), form | {f"{item.pk}-line": "另一句"})
    assert answer.status_code == 422
    assert "Somebody was quicker (方琳: report)" in answer.content.decode()
    # A row that nobody touched takes nothing away of what the other one filed.
    client.post(place(), form)
    item.refresh_from_db()
    assert item.item_state().last_report.line == "督查室代录"  # type: ignore[union-attr]


def test_items_of_other_units_cannot_be_slipped_in(enter: Enter) -> None:
    in_hand()
    other = in_hand(9, by="school", lead="区教育局")
    client = enter("housing")
    form = form_of(client, place()) | {f"{other.pk}-seen": str(other.last_entry), f"{other.pk}-line": "不该有"}
    client.post(place(), form)
    assert other.history().filter(action="report").count() == 0
    assert client.get(place("区教育局")).status_code == 404
    assert client.post(place("区教育局"), form).status_code == 404
    assert enter("auditor").get(place()).status_code == 403


def test_a_standing_duty_has_its_checklist(enter: Enter) -> None:
    item = in_hand(measures=False, checklist=["值班表已公布", "物资已到位"])
    client = enter("housing")
    assert "物资已到位" in client.get(place()).content.decode()
    client.post(place(), form_of(client, place()) | {f"{item.pk}-d-1": "on"})
    item.refresh_from_db()
    assert item.item_state().last_report.done == ("物资已到位",)  # type: ignore[union-attr]


def test_a_supporting_unit_adds_a_note_and_reports_nothing(enter: Enter) -> None:
    item = in_hand(support=[str(unit("区发改局").pk)])
    client = enter("reform")
    client.post(
        place("区发改局"), {f"{item.pk}-note": "立项批复已办结", f"{item.pk}-seen": "1", f"{item.pk}-line": "x"}
    )
    assert [one.action for one in item.history()][-1] == "note"
    assert item.history().filter(action="report").count() == 0


def test_papers_go_with_the_report(enter: Enter) -> None:
    item = in_hand()
    client = enter("housing")
    form = form_of(client, place()) | {f"{item.pk}-file": [SimpleUploadedFile("验收单.pdf", b"%PDF-1.7 x")]}
    client.post(place(), form)
    item.refresh_from_db()
    assert [one.name for one in item.item_state().evidence] == ["验收单.pdf"]
    assert item.item_state().last_report.no_news is False  # type: ignore[union-attr]


def test_a_paper_is_kept_even_where_the_figure_beside_it_is_wrong(enter: Enter) -> None:
    item = in_hand()
    client = enter("housing")
    paper = {f"{item.pk}-file": [SimpleUploadedFile("验收单.pdf", b"%PDF-1.7 x")]}
    answer = client.post(place(), form_of(client, place()) | {f"{item.pk}-v-0": "六"} | paper)
    assert answer.status_code == 422
    item.refresh_from_db()
    assert [one.name for one in item.item_state().evidence] == ["验收单.pdf"]
    assert item.history().filter(action="report").count() == 0
    # The page that comes back knows of the paper, so that the corrected row can be sent at once.
    assert f'name="{item.pk}-seen" value="{item.last_entry}"' in answer.content.decode()


def test_an_empty_paper_is_refused_in_its_row(enter: Enter) -> None:
    item = in_hand()
    client = enter("housing")
    form = form_of(client, place()) | {f"{item.pk}-file": [SimpleUploadedFile("leer.pdf", b"")]}
    assert "The file is empty." in client.post(place(), form).content.decode()


def test_the_sheet_goes_out_and_comes_back_as_a_page_to_be_filed(enter: Enter) -> None:
    item = in_hand(wording="=cmd|改造老旧小区20个")
    client = enter("housing")
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{place()}sheet.xlsx").content))
    sheet = book.active
    assert sheet is not None
    heads = [cell.value for cell in sheet[1]]
    assert sheet.cell(2, 2).data_type == "s"
    sheet.cell(2, heads.index("数值 Figure") + 1).value = 7
    sheet.cell(2, heads.index("进展一句话 In one line") + 1).value = "已开工7个"
    out = io.BytesIO()
    book.save(out)
    answer = client.post(f"{place()}sheet/", {"sheet": SimpleUploadedFile("back.xlsx", out.getvalue())})
    page = answer.content.decode()
    assert "1 row of the sheet says something new" in page
    assert item.history().filter(action="report").count() == 0
    form = dict([*_FIELD.findall(page), *_AREA.findall(page)])
    client.post(place(), form)
    item.refresh_from_db()
    report = item.item_state().last_report
    assert report is not None
    assert (report.line, str(report.value_of["m1"])) == ("已开工7个", "7")


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 no package", "一,二\n".encode()], ids=["empty", "broken", "another table"]
)
def test_a_sheet_that_is_none_is_told_in_one_line(enter: Enter, data: bytes) -> None:
    in_hand()
    answer = enter("housing").post(f"{place()}sheet/", {"sheet": SimpleUploadedFile("x.xlsx", data)}, follow=True)
    assert answer.status_code == 200
    assert 'class="error"' in answer.content.decode()
