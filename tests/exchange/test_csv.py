"""A plan as CSV: one that people open, one that machines read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from builders import qinghe
from exchange.nasty import NASTY, plan_with, texts
from luoshi.delivery import Plan, make_plan
from luoshi.exchange.csv_data import plan_to_csv_data, write_data_package
from luoshi.exchange.csv_people import plan_to_csv, read_people_csv
from luoshi.exchange.table_schema import FIELDS, plan_table_schema


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(qinghe().build())


def records(plan: Plan) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(plan_to_csv_data(plan).decode("utf-8"), newline="")))


def test_people_get_a_bom_line_ends_and_the_columns_they_know(plan: Plan) -> None:
    data = plan_to_csv(plan)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    rows = read_people_csv(data)
    assert rows[0] == [
        "序号",
        "任务编号",
        "重点任务",
        "具体举措",
        "量化指标",
        "牵头单位",
        "责任单位",
        "责任人",
        "完成时限",
        "进展",
        "原文出处",
    ]
    assert {len(row) for row in rows} == {11}
    assert rows[1] == ["一、主要预期目标", *[""] * 10]


def test_blanks_say_that_they_are_to_fill(plan: Plan) -> None:
    rows = {row[2]: row for row in read_people_csv(plan_to_csv(plan))}
    assert rows["完善社区养老服务网络体系"][3:10] == ["待填"] * 6 + [""]
    assert rows["财政收入增长%左右"][4] == "财政收入增长 ＿% 左右（待填）"
    assert rows["北门桥"][3:9] == ["", "", "区住建局", "", "", "年底前\n2026年12月31日"]
    assert rows["改造老旧小区50个"][5:9] == ["区住建局", "区城管局", "待填", "年底前\n2026年12月31日"]


def test_the_same_in_english(plan: Plan) -> None:
    rows = read_people_csv(plan_to_csv(plan, language="en"))
    assert rows[0] == ["No.", "Item ID", "Task", "Measures", "Indicators", "Lead unit", "Supporting units", "Sponsor", "Due", "Progress", "Source"]  # fmt: skip
    assert rows[1][0] == "§ 1  Main targets"
    assert rows[3][4] == "财政收入增长 ＿% 左右 (to fill)"


def test_machines_get_one_row_an_item_with_plain_values(plan: Plan) -> None:
    rows = records(plan)
    assert len(rows) == len(list(plan.items()))
    task = next(row for row in rows if row["task"] == "改造老旧小区50个")
    assert (task["due_words"], task["due_date"], task["lead"], task["measures"]) == (
        "年底前",
        "2026-12-31",
        "区住建局",
        "",
    )
    assert task["to_fill"] == "measures; sponsor"
    assert task["group"] == "2026年重点工作 > 加快城市建设"
    part = next(row for row in rows if row["task"] == "北门桥")
    assert part["parent_id"] == next(row["id"] for row in rows if row["number"] == "7")
    assert [row["number_missing"] for row in rows].count("true") == 1


@pytest.mark.parametrize("text", ["=1+1", "-5", "'=1"])
def test_machines_get_text_unguarded(text: str) -> None:
    assert records(plan_with(text))[0]["task"] == text


def validate(folder: Path) -> list[str]:
    """What Frictionless finds wrong with the data package in `folder`."""
    import frictionless

    report = frictionless.validate(str(folder / "datapackage.json"), type="package")
    return [error.message for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_the_package_valid(plan: Plan, tmp_path: Path) -> None:
    table, package = write_data_package(tmp_path / "out", plan)
    assert (table.name, package.name) == ("plan.csv", "datapackage.json")
    assert validate(tmp_path / "out") == []


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("old", "new"), [("2026-12-31", "31.12.2026"), (",part,", ",piece,"), ("LS-", "XX-")])
def test_frictionless_finds_planted_errors(plan: Plan, tmp_path: Path, old: str, new: str) -> None:
    table, package = write_data_package(tmp_path, plan)
    table.write_bytes(table.read_bytes().replace(old.encode(), new.encode(), 1))
    described = json.loads(package.read_text(encoding="utf-8"))
    for key in ("hash", "bytes"):
        del described["resources"][0][key]
    package.write_text(json.dumps(described), encoding="utf-8")
    assert validate(tmp_path) != []


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_nasty_texts_valid(tmp_path: Path) -> None:
    write_data_package(tmp_path, plan_with(*(text.replace("\0", "") for text in NASTY if text.strip())))
    assert validate(tmp_path) == []


def test_the_schema_is_that_of_the_package(plan: Plan, tmp_path: Path) -> None:
    package = json.loads(write_data_package(tmp_path, plan)[1].read_text(encoding="utf-8"))
    assert package["resources"][0]["profile"] == "tabular-data-resource"
    assert package["resources"][0]["schema"] == json.loads(json.dumps(plan_table_schema()))
    assert all(meaning for _, _, meaning, _ in FIELDS)
    assert [name for name, *_ in FIELDS] == list(records(plan)[0])


@settings(max_examples=50)
@given(texts)
def test_no_text_breaks_a_row(text: str) -> None:
    plan = plan_with(text)
    assert len(records(plan)) == len(list(plan.items()))
    assert {len(row) for row in read_people_csv(plan_to_csv(plan))} == {11}
