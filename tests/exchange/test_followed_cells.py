"""What a person writes into the cells for weight, milestones and measures of a followed plan: tests/cases/followed_cells.toml."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from case_files import all_cases
from exchange.nasty import FORMULAS, NASTY, plan_with, texts
from luoshi.delivery import Plan
from luoshi.delivery.items import Followed
from luoshi.delivery.merging import CellChange
from luoshi.delivery.state import Measure, Milestone
from luoshi.exchange.followed_cells import entered_in
from luoshi.exchange.labels import Language, labels
from luoshi.exchange.preview import open_rows, preview, take
from luoshi.exchange.sheet_back import read_plan_sheet
from luoshi.exchange.table import FOLLOWED_COLUMNS
from luoshi.exchange.unread_cell import UnreadCell, Why
from luoshi.exchange.xlsx import plan_to_xlsx

ZH = labels("zh")
FILE = all_cases()["followed_cells"]
GROUP = {"milestones": "milestones", "indicators": "measures"}
figures = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3)
names = texts.filter(lambda text: bool(text.split()) and text.isprintable())
MEASURES = st.lists(
    st.builds(
        Measure, id=st.uuids().map(str), name=names, unit=st.none() | st.sampled_from(["个", "%", "km", "5G基站", *FORMULAS]),
        baseline=st.none() | figures, target=st.none() | figures, first_target=st.none() | figures,
    ),
    max_size=4,
)  # fmt: skip
MILESTONES = st.lists(st.builds(Milestone, name=names, due=st.none() | st.dates()), max_size=4, unique_by=lambda one: " ".join(one.name.split()))  # fmt: skip
FOLLOWED = st.builds(
    Followed,
    weight=st.decimals("0.001", 1000, places=3),
    milestones=MILESTONES.map(tuple),
    measures=MEASURES.map(tuple),
)


def figure(said: str) -> Decimal | None:
    return Decimal(said) if said else None


def measure(at: int, said: list[str]) -> Measure:
    name, target, unit, baseline, first = [*said, ""][:5]
    return Measure(f"m{at}", name, unit or None, target=figure(target), baseline=figure(baseline), first_target=figure(first))  # fmt: skip


def row_of(case: Any) -> Followed:  # noqa: ANN401 - as the file has it
    there = case.get("there", [])
    if case["column"] == "milestones":
        return Followed(Decimal(1), milestones=tuple(Milestone(name, date.fromisoformat(day) if day else None) for name, day in there))  # fmt: skip
    return Followed(Decimal(1), measures=tuple(measure(at, said) for at, said in enumerate(there)))


def plain(row: Followed, column: str) -> object:
    if column == "weight":
        return str(row.weight)
    if column == "milestones":
        return [[one.name, one.due.isoformat() if one.due else ""] for one in row.milestones]
    return [[one.name, said(one.target), one.unit or "", said(one.baseline)] for one in row.measures]


def said(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def followed_plan(*rows: Followed) -> Plan:
    plan = plan_with(*(f"新建北渡桥{at}座" for at in range(1, len(rows) + 1)))
    kept = iter(rows)
    groups = tuple(
        replace(group, items=tuple(replace(item, followed=next(kept)) for item in group.items)) for group in plan.groups
    )
    return replace(plan, groups=groups)


def rows_in(plan: Plan) -> list[Followed | None]:
    return [item.followed for item in plan.items()]


@pytest.mark.parametrize("case", FILE["case"], ids=[f"{one['column']}: {one['text']}" for one in FILE["case"]])
def test_what_is_written_is_taken(case: Any) -> None:  # noqa: ANN401 - as the file has it
    row = row_of(case)
    now = entered_in(row, case["column"], case["text"], ZH)
    expected = [one[:4] for one in case["expect"]] if case["column"] == "indicators" else case["expect"]
    assert plain(now, case["column"]) == expected
    (shown,) = open_rows(followed_plan(now)).values()
    assert shown[case["column"]] == case.get("shown", case["text"])
    # What is the same measure keeps its id and what was promised; every id stands once.
    promised = {one.id: one.first_target for one in row.measures}
    assert all(promised.get(one.id) == one.first_target for one in now.measures)
    assert len({one.id for one in now.measures}) == len(now.measures)


@pytest.mark.parametrize(
    "miss", FILE["near_miss"], ids=[f"{one['column']}: {one['text']}" for one in FILE["near_miss"]]
)
def test_what_cannot_be_taken_says_why_in_both_languages(miss: Any) -> None:  # noqa: ANN401 - as the file has it
    with pytest.raises(UnreadCell) as refused:
        entered_in(row_of(miss), miss["column"], miss["text"], ZH)
    assert (refused.value.why, refused.value.said) == (miss["why"], miss["said"])
    for language in ("zh", "en"):
        told = refused.value.in_words(labels(language))
        assert miss["said"] in told
        assert "\n" not in told


def test_every_refusal_has_a_near_miss_and_its_words() -> None:
    assert {miss["why"] for miss in FILE["near_miss"]} == set(get_args(Why))
    assert labels("zh").unread.keys() == labels("en").unread.keys() == set(get_args(Why))


@given(row=FOLLOWED, language=st.sampled_from(["zh", "en"]))
def test_a_cell_that_nobody_touched_is_what_it_was(row: Followed, language: Language) -> None:
    words = labels(language)
    (shown,) = open_rows(followed_plan(row), language).values()
    for column in ("weight", "milestones", "indicators"):
        assert entered_in(row, column, shown[column], words) == row


@pytest.mark.parametrize("language", ["zh", "en"])
def test_out_and_in_and_out_again_changes_no_cell(language: Language) -> None:
    plan = followed_plan(
        Followed(Decimal("2.50")),
        *(
            Followed(
                Decimal(at + 1),
                (Milestone(text, date(2026, 6, 30)), Milestone(f"{text}2", None, done_in="2026-03")),
                (Measure("a", text, text, baseline=Decimal(5), target=Decimal("20.50")), Measure("b", f"{text}b")),
            )
            for at, text in enumerate(text for text in NASTY if text.strip())
        ),
    )
    data = plan_to_xlsx(plan, language=language)
    back = read_plan_sheet(data, "b.xlsx")
    found = preview(plan, back)
    assert {row.state for row in found.rows} == {"unchanged"}
    assert plan_to_xlsx(take(plan, found.changes(), language), language=language) == data
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert [cell.value for cell in sheet[3]] == [labels(language).columns[name] for name in FOLLOWED_COLUMNS]
    assert {cell.data_type for row in sheet.iter_rows(min_row=5) for cell in row} <= {"s", "n"}


def test_what_an_office_changed_comes_back_and_what_both_changed_is_a_conflict() -> None:
    homes = Measure("m1", "改造老旧小区", "个", baseline=Decimal(5), target=Decimal(20), first_target=Decimal(20))
    plan = followed_plan(Followed(Decimal(1), (Milestone("开工", done_in="2026-03"),), (homes,)), Followed(Decimal(1)))
    first, second = (item.id for item in plan.items())
    book, out = load_workbook(io.BytesIO(plan_to_xlsx(plan))), io.BytesIO()
    at = {cell.value: place for place, cell in enumerate(book.worksheets[0][3], 1)}
    for line, head, value in (
        (5, "量化指标", "改造老旧小区：20个（基线值6）"), (5, "节点", "开工\n2026-6-30 完工"), (5, "权重", 3), (6, "权重", 2),
    ):  # fmt: skip
        book.worksheets[0].cell(line, at[head]).value = value
    book.save(out)
    ours = take(plan, [CellChange(second, "weight", "1", "4")])
    found = preview(ours, read_plan_sheet(out.getvalue(), "b.xlsx"))
    assert [(one.id, one.column) for one in found.conflicts()] == [(second, "weight")]
    assert rows_in(take(ours, found.changes())) == [
        Followed(
            Decimal(3),
            (Milestone("开工", done_in="2026-03"), Milestone("完工", date(2026, 6, 30))),
            (replace(homes, baseline=Decimal(6)),),
        ),
        Followed(Decimal(4)),
    ]
    assert first in {one.id for one in found.changes()}


def test_a_plan_that_nobody_follows_has_none_of_these_columns() -> None:
    plan = plan_with("新建北渡桥")
    sheet = read_plan_sheet(plan_to_xlsx(plan), "b.xlsx")
    assert not {"weight", "milestones"} & set(sheet.columns)
    assert preview(plan, sheet).problems == ()
