"""A table that an office made: its headings found, its columns proposed with reasons, its tasks taken by the mapping."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.delivery.columns import ROLES, Role, roles_of, why
from luoshi.delivery.mapping import propose_mapping
from luoshi.delivery.office_rows import rows_by
from luoshi.delivery.office_table import Area, OfficeTable, office_table
from luoshi.delivery.table_plan import plan_of_table, table_text
from luoshi.exchange.labels import labels
from luoshi.exchange.table import title_of

BOOK = tomllib.loads((Path(__file__).parent.parent / "cases/office_tables.toml").read_text(encoding="utf-8"))
CASES = [*BOOK["case"], *BOOK["near_miss"]]
TOLD: tuple[Role, ...] = ("task", "lead", "support", "due")


def area(reference: str) -> Area:
    found = re.fullmatch(r"([A-Z])(\d+):([A-Z])(\d+)", reference)
    assert found
    left, top, right, bottom = found.groups()
    return Area(int(top) - 1, ord(left) - 65, int(bottom) - 1, ord(right) - 65)


def table_of(case: dict[str, Any]) -> OfficeTable:
    return office_table("表", case["rows"], [area(one) for one in case.get("merged", [])])


def rows(*lines: Sequence[str], merged: Sequence[str] = ()) -> OfficeTable:
    return office_table("表", lines, [area(one) for one in merged])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_table_is_read_as_its_office_meant_it(case: dict[str, Any]) -> None:
    table = table_of(case)
    mapping = propose_mapping(table)
    assert [mapping.head.first + 1, mapping.head.last + 1] == case["head"]
    assert [one.role or "" for one in mapping.columns] == case["roles"]
    found, problems = rows_by(mapping, table)
    assert [[row.cells.get(role, "") for role in TOLD] for row in found] == case["tasks"]
    assert [problem.kind for problem in problems] == case.get("problems", [])
    if "groups" in case:
        assert list(dict.fromkeys(group for row in found for group in row.groups)) == case["groups"]


def test_every_near_miss_says_why() -> None:
    assert all(case["why"] for case in BOOK["near_miss"])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_choice_has_its_reason_in_both_languages(case: dict[str, Any]) -> None:
    for one in propose_mapping(table_of(case)).columns:
        assert why(one.rule, one.words, "zh") != why(one.rule, one.words, "en")
        assert 0 <= one.certainty <= 1


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("主要责任单位", "lead"),
        ("牵 头\n单 位", "lead"),
        ("责任主体与协同单位", "support"),
        ("分管 领导", "sponsor"),
        ("完成时限（月）", "due"),
        ("1-11月推进情况", "progress"),
        ("年度目标值", "indicators"),
        ("民生实事项目", "task"),
        ("任务类别", "group"),
        ("*序号", "number"),
        ("备  注", "remark"),
    ],
)
def test_a_heading_tells_its_role(heading: str, role: str) -> None:
    best = max(roles_of(heading), key=lambda one: one[1])
    assert best[0] == role


@pytest.mark.parametrize(
    "heading", ["", "青禾区", "2026", "责任单位要切实负起责任来抓好各项工作的落实", "领导小组办公室主任"]
)
def test_other_words_tell_none(heading: str) -> None:
    assert list(roles_of(heading)) == []


def test_every_role_can_be_told_by_a_heading() -> None:
    from luoshi.delivery.columns import _patterns

    assert {role for role, _ in _patterns()} == set(ROLES)


def test_a_person_corrects_a_column() -> None:
    table = rows(["任务", "单位", "说法"], ["修路", "区交通局", "6月底前"])
    mapping = propose_mapping(table)
    assert mapping.column_of("due") is None
    corrected = mapping.with_role(2, "due").with_role(1, "support")
    assert [one.role for one in corrected.columns] == ["task", "support", "due"]
    assert {one.rule for one in corrected.columns[1:]} == {"told-by-a-person"}
    assert mapping.with_role(2, "task").column_of("task") == 2
    ((row,), ()) = rows_by(corrected, table)
    assert row.cells == {"task": "修路", "support": "区交通局", "due": "6月底前"}


def test_what_no_role_takes_stays_beside_the_row() -> None:
    table = rows(["任务", "单位", "资金来源"], ["修路", "区交通局", "财政"])
    ((row,), ()) = rows_by(propose_mapping(table), table)
    assert row.others == (("资金来源", "财政"),)


def test_where_nothing_tells_of_tasks_the_proposal_says_that_it_is_a_guess() -> None:
    assert propose_mapping(rows()).certainty == 0
    assert propose_mapping(rows(["", ""], ["", ""])).certainty == 0
    assert 0 < propose_mapping(rows(["甲", "乙"], ["丙", "丁"])).certainty < 0.5


def test_the_plan_of_a_table_is_anchored_in_its_text() -> None:
    table = rows(
        ["青禾区任务分解表", "", ""],
        ["类别", "重点任务", "责任单位"],
        ["城建", "修通\n北渡大道", "区交通局、北渡镇"],
        ["", "改造小区", ""],
        merged=["A1:C1", "A3:A4"],
    )
    found, problems = rows_by(propose_mapping(table), table)
    assert problems == ()
    plan = plan_of_table(table, found, source_name="表.xlsx", source_sha256="0" * 64)
    text = table_text(table)
    items = list(plan.items())
    assert [text[item.place.start : item.place.end] for item in items] == ["修通 北渡大道", "改造小区"]
    assert [item.wording for item in items] == ["修通北渡大道", "改造小区"]
    assert items[0].lead.values == ("区交通局", "北渡镇")
    assert (items[1].lead.status, items[0].lead.status) == ("to_fill", "entered")
    assert plan.title == "青禾区"
    assert [(group.heading, len(group.items)) for group in plan.groups] == [("城建", 2)]
    for item in items:
        at = item.place.start - item.place.sentence_start
        assert item.place.sentence[at:].startswith(text[item.place.start : item.place.end])


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("青禾区2026年重点任务分解表", "青禾区2026年重点任务"),
        ("青禾区政府工作报告任务分解表", "青禾区政府工作报告"),
        ("青禾区2026年工作任务分解表", "青禾区2026年工作任务"),
        ("青禾区2026年任务分解表", "青禾区2026年"),
        ("青禾区重点任务分工表", "青禾区重点任务分工表"),
        ("任务分解表", None),
    ],
)
def test_a_title_loses_no_word_of_its_own(above: str, title: str | None) -> None:
    table = rows([above, ""], ["重点任务", "责任单位"], ["修通北渡大道", "区交通局"], merged=["A1:B1"])
    found, _problems = rows_by(propose_mapping(table), table)
    plan = plan_of_table(table, found, source_name="表.xlsx", source_sha256="0" * 64)
    assert plan.title == title
    if title and "任务分工表" not in title:
        # What goes out again is called what came in.
        assert title_of(plan, labels("zh")) == above


def test_ids_that_a_table_brings_along_are_kept_if_all_differ() -> None:
    lines = [["任务编号", "任务", "单位"], ["A-1", "修路", "区交通局"], ["A-2", "架桥", "区交通局"]]
    for last, kept in (("A-2", True), ("A-1", False), ("", False)):
        lines[2][0] = last
        table = rows(*lines)
        found, problems = rows_by(propose_mapping(table), table)
        ids = [item.id for item in plan_of_table(table, found, source_name="表", source_sha256="0").items()]
        assert (ids == ["A-1", last]) is kept
        assert [problem.kind for problem in problems] == (["id_twice"] if last == "A-1" else [])
        assert len(set(ids)) == 2


cells = st.sampled_from(["", "序号", "重点任务", "责任单位", "1", "修路", "一、城建", "注：无", "区交通局", "年底前"])


@given(st.lists(st.lists(cells, max_size=5), max_size=8), st.lists(st.tuples(*[st.integers(0, 6)] * 4), max_size=3))
def test_no_table_breaks_it_and_no_row_is_lost(lines: list[list[str]], areas: list[tuple[int, int, int, int]]) -> None:
    merged = [Area(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in areas]
    table = office_table("表", lines, merged)
    mapping = propose_mapping(table)
    found, problems = rows_by(mapping, table)
    plan = plan_of_table(table, found, source_name="表", source_sha256="0")
    assert len({item.id for item in plan.items()}) == len(found) == len(list(plan.items()))
    told = {row.line for row in found} | {problem.line for problem in problems}
    for at, row in enumerate(table.rows):
        said = [text for text in row if text]
        if at > mapping.head.last and len(said) > 1 and at + 1 not in told:
            assert row in table.rows[mapping.head.first : mapping.head.last + 1] or said == ["1"] * len(said)
