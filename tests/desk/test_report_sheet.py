"""The report as a workbook: out, filled in, back: three-way, conflicts shown, nothing overwritten, nothing lost without a word."""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
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
from luoshi.desk.progress.report_cells import VALUE, cells_of, told_of
from luoshi.desk.progress.report_rows import row_of, with_told
from luoshi.desk.progress.report_sheet import HEADS, NOTE_HEADS, sheet_of
from luoshi.desk.progress.report_sheet_back import read_back

pytestmark = pytest.mark.usefixtures("district")
_CASES = tomllib.loads((Path(__file__).parents[1] / "cases/report_sheet.toml").read_text("utf-8"))
CASES = [*_CASES["case"], *_CASES["near_miss"]]
_FIELD = re.compile(r'<input type="(?:hidden|text)"[^>]*name="(\d[^"]*)" value="([^"]*)"')
_AREA = re.compile(r'<textarea name="(\d[^"]*)"[^>]*>([^<]*)</textarea>')


@pytest.fixture(autouse=True)
def _april() -> Iterator[None]:
    with clock.set_to(at("2026-04-02")):
        yield


def filled(data: bytes, cells: Mapping[str, str], *, line: int = 2, sheet: str = "进展", heads: Any = HEADS) -> bytes:  # noqa: ANN401 - headings by name
    """The workbook with texts written into a line, by the names of the columns."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book[sheet]
    columns = [cell.value for cell in page[1]]
    for name, text in cells.items():
        page.cell(line, columns.index(heads[name]) + 1).value = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def place(name: str = "区住建局") -> str:
    return f"/reports/{unit(name).pk}/"


def bring_back(client: Client, data: bytes, where: str = "") -> str:
    answer = client.post(f"{where or place()}sheet/", {"sheet": SimpleUploadedFile("back.xlsx", data)}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def form_in(page: str) -> dict[str, Any]:
    return dict([*_FIELD.findall(page), *_AREA.findall(page)])


@pytest.mark.parametrize("case", CASES, ids=[f"{one['field']} {one.get('why', one['sheet'])}" for one in CASES])
def test_each_field_by_itself(case: Mapping[str, Any]) -> None:
    row, field = row_of(in_hand(), clock.today()), case["field"]
    sent = with_told(row, told_of(row, {field: case["went_out"]}))
    now = with_told(row, told_of(row, {field: case.get("now", case["went_out"])}))
    column = "value" if field.startswith(VALUE) else field
    back = read_back(filled(sheet_of([sent]), {column: case["sheet"]}), [now])
    (shown,) = back.rows
    assert cells_of(shown)[field] == case["shown"]
    assert [one.conflict for one in back.differences] == (
        [True] if case.get("conflict") else [False] if case["shown"] != case.get("now", case["went_out"]) else []
    )
    assert bool(shown.conflicts) is case.get("conflict", False)
    assert back.problems == []
    # What the case does not name stays as it was.
    assert {name: text for name, text in cells_of(shown).items() if name != field} == {
        name: text for name, text in cells_of(now).items() if name != field
    }


def test_an_untouched_sheet_changes_nothing() -> None:
    steps: dict[str, Any] = {"milestones": [{"name": "完成招标", "due": "2026-05-31"}], "checklist": ["检查消防通道"]}
    rows = [row_of(in_hand(1), clock.today()), row_of(in_hand(2, **steps), clock.today())]
    back = read_back(sheet_of(rows), rows)
    assert back.rows == rows
    assert (back.differences, back.problems, back.notes) == ([], [], {})


@pytest.mark.parametrize("mark", ["☑", "√", "✓", "[x]", "■"])
def test_steps_are_ticked_by_any_sign(mark: str) -> None:
    item = in_hand(milestones=[{"name": "完成招标"}, {"name": "完成桩基"}], checklist=["检查消防通道"])
    row = row_of(item, clock.today())
    assert cells_of(row)["done"] == "□ 完成招标\n□ 完成桩基\n□ 检查消防通道"
    told = read_back(
        filled(sheet_of([row]), {"done": f"{mark} 完成招标\n□ 完成桩基\n{mark}检查消防通道"}), [row]
    ).rows[0].told  # fmt: skip
    assert (told.milestones, told.done) == (("完成招标",), ("检查消防通道",))


def test_both_sides_are_shown_and_a_person_chooses(enter: Enter) -> None:
    item = in_hand()
    client = enter("housing")
    data = client.get(f"{place()}sheet.xlsx").content
    reported(item, "2026-03", "2026-04-02", {"line": "已开工6个", "values": {"m1": "6"}})
    page = bring_back(client, filled(data, {"line": "已开工7个", "value": "7", "help": "请协调管线"}))
    assert page.count("changed on both sides") == 4  # two in the list, two in the row
    form = form_in(page)
    assert (form[f"{item.pk}-line"], form[f"{item.pk}-v-0"], form[f"{item.pk}-help"]) == (
        "已开工6个",
        "6",
        "请协调管线",
    )
    assert f'name="{item.pk}-x-v-0" value="7"' in page
    client.post(place(), {**form, f"{item.pk}-x-v-0": "7"})
    item.refresh_from_db()
    report = item.item_state().last_report
    assert report is not None
    assert (report.line, str(report.value_of["m1"]), report.help) == ("已开工6个", "7", "请协调管线")
    assert first_difference() is None


def test_a_sheet_of_last_month_is_not_taken_for_this_one(enter: Enter) -> None:
    item = in_hand()
    client = enter("housing")
    data = filled(client.get(f"{place()}sheet.xlsx").content, {"line": "三月情况"})
    with clock.set_to(at("2026-05-06")):
        page = bring_back(client, data)
    assert "1: the sheet is for 2026-03, this page for 2026-04. Nothing of the row was taken." in page
    assert form_in(page)[f"{item.pk}-line"] == ""


def test_rows_that_are_not_the_units_and_figures_of_nothing_are_named(enter: Enter) -> None:
    mine, other = in_hand(1), in_hand(2, by="school", lead="区教育局")
    client = enter("housing")
    data = client.get(f"{place()}sheet.xlsx").content
    forged = filled(data, {"key": other.key, "line": "不该有", "period": "2026-03"}, line=3)
    page = bring_back(client, filled(forged, {"id": "m9", "value": "3"}))
    assert f"{other.key}: this item is not in the unit&#x27;s hands now" in page
    assert "the figure 3 belongs to no measure of the item" in page
    assert "不该有" not in page
    assert mine.history().filter(action="report").count() == 0


def test_what_was_closed_meanwhile_is_named(enter: Enter) -> None:
    item = in_hand(1)
    in_hand(2)
    client = enter("housing")
    data = filled(client.get(f"{place()}sheet.xlsx").content, {"line": "已开工"})
    record(item, "suspend", person("desk"), reason="等上级批复")
    assert f"{item.key}: this item is not in the unit&#x27;s hands now" in bring_back(client, data)


def test_a_list_in_text_fills_in_and_takes_nothing_away(enter: Enter) -> None:
    item = reported(in_hand(), "2026-02", "2026-03-02", {"values": {"m1": "4"}, "obstacle": "管线迁改慢"})
    text = f"编号 Key,进展一句话 In one line,困难 Obstacle\n{item.key},已开工,\n"
    page = bring_back(enter("housing"), text.encode())
    form = form_in(page)
    assert (form[f"{item.pk}-line"], form[f"{item.pk}-obstacle"]) == ("已开工", "管线迁改慢")


def test_what_supporting_units_said_is_in_it_and_their_notes_come_back(enter: Enter) -> None:
    item = in_hand(support=[str(unit("区发改局").pk)])
    reform, where = enter("reform"), place("区发改局")
    data = reform.get(f"{where}sheet.xlsx").content
    page = bring_back(reform, filled(data, {"note": "立项批复已办结"}, sheet="配合情况", heads=NOTE_HEADS), where)
    assert "1 row of the sheet says something new" in page
    assert item.history().filter(action="note").count() == 0
    reform.post(where, {f"{item.pk}-note": form_in(page)[f"{item.pk}-note"]})
    reform.post(where, {f"{item.pk}-note": "立项批复已办结"})  # pressed twice
    assert item.history().filter(action="note").count() == 1
    book = openpyxl.load_workbook(io.BytesIO(enter("housing").get(f"{place()}sheet.xlsx").content))
    row = dict(zip([cell.value for cell in book["进展"][1]], [cell.value for cell in book["进展"][2]], strict=True))
    assert row[HEADS["notes"]] == "区发展改革局（2026-04-02）：立项批复已办结"
    # Brought back once more, it is no new note.
    assert "0 rows of the sheet" in bring_back(
        reform, filled(data, {"note": "立项批复已办结"}, sheet="配合情况", heads=NOTE_HEADS), where
    )


def test_a_note_stands_under_its_units_name_and_is_not_asked_for_twice(enter: Enter) -> None:
    item = in_hand(support=[str(unit("区发改局").pk)])
    reform, where = enter("reform"), place("区发改局")
    assert "Add another note" not in reform.get(where).content.decode()
    reform.post(where, {f"{item.pk}-note": "立项批复已办结"})
    assert "Add another note" in reform.get(where).content.decode()
    for client, page in (
        (enter("housing"), place()),
        (enter("housing"), f"/items/{item.key}/"),
        (enter("desk"), f"/items/{item.key}/"),
    ):
        said = client.get(page).content.decode()
        assert "立项批复已办结" in said
        assert "区发展改革局" in said
    item_page = enter("desk").get(f"/items/{item.key}/").content.decode()
    assert item_page.index("What supporting units said") < item_page.index('id="history"')
    with clock.set_to(at("2026-05-04")):
        # Next month it is asked anew, with what was said beside it.
        page_then = reform.get(where).content.decode()
    assert "Add another note" not in page_then
    assert "立项批复已办结" in page_then


def test_cells_that_look_like_formulas_stay_text() -> None:
    row = row_of(in_hand(wording="=cmd|改造老旧小区20个"), clock.today())
    row = with_told(row, replace(row.told, line="=1+1"))
    book = openpyxl.load_workbook(io.BytesIO(sheet_of([row])))
    kinds = {cell.data_type for sheet in book for line in sheet for cell in line if cell.value is not None}
    assert kinds == {"s"}
    assert book["_went_out"].sheet_state == "hidden"
    assert read_back(sheet_of([row]), [row]).differences == []


def test_a_part_is_not_asked_for_beside_its_whole(enter: Enter) -> None:
    support = [str(unit("区发改局").pk)]
    item, part = in_hand(1, support=support), in_hand(2, support=support)
    Item.objects.filter(pk=part.pk).update(parent=item, kind="part")
    page = enter("reform").get(place("区发改局")).content.decode()
    assert f'name="{item.pk}-note"' in page
    assert f'name="{part.pk}-note"' not in page


def test_the_sheet_asks_the_database_little(enter: Enter, django_assert_max_num_queries: Any) -> None:  # noqa: ANN401
    for number in range(1, 31):
        in_hand(number, support=[str(unit("区发改局").pk)])
    record(Item.objects.get(key="P1-LS-1"), "note", person("reform"), data={"text": "已会签"})
    for login, where in (("housing", place()), ("reform", place("区发改局"))):
        client = enter(login)
        with django_assert_max_num_queries(15):
            client.get(f"{where}sheet.xlsx")
        with django_assert_max_num_queries(15):
            client.get(where)
