"""What the words of an office's due column mean, and that nothing else of its table changes by it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.delivery.due_days import DueMeaning, due_meaning, with_due_days
from luoshi.delivery.mapping import propose_mapping
from luoshi.delivery.office_rows import rows_by
from luoshi.delivery.office_table import OfficeTable
from luoshi.delivery.table_plan import plan_of_table

_CASES = tomllib.loads((Path(__file__).parents[1] / "cases/due_days.toml").read_text("utf-8"))
CASES = [*_CASES["case"], *_CASES["near_miss"]]


@pytest.mark.parametrize("case", CASES, ids=[f"{one['words']} {one.get('year', 2026)}" for one in CASES])
def test_words_of_a_due_column(case: Mapping[str, Any]) -> None:
    meant = due_meaning(case["words"], case.get("year", 2026) or None)
    assert meant == DueMeaning(case.get("day"), case.get("standing", False))


@given(
    st.text(alphabet="0123456789年月日底前上中下旬季度长期坚持每至-.，、 ", max_size=16),
    st.sampled_from([None, 1, 2026, 9999]),
)
def test_no_words_break_it_and_what_stands_has_no_day(words: str, year: int | None) -> None:
    meant = due_meaning(words, year)
    assert not (meant.standing and meant.day)


def test_a_plan_gets_its_days_and_keeps_its_words() -> None:
    table = OfficeTable(
        "表", (("序号", "工作任务", "完成时限"), ("1", "新建口袋公园12个", "10月底"), ("2", "检查消防通道", "长期坚持"))
    )
    rows, _problems = rows_by(propose_mapping(table), table)
    plan = plan_of_table(table, rows, source_name="表", source_sha256="0" * 64)
    dated = with_due_days(plan, 2026)
    assert [(one.due.words, str(one.due.day)) for one in dated.items()] == [
        ("10月底", "2026-10-31"),
        ("长期坚持", "None"),
    ]
    assert [(one.id, one.wording, one.lead, one.place) for one in dated.items()] == [
        (one.id, one.wording, one.lead, one.place) for one in plan.items()
    ]
    assert with_due_days(dated, 2030) == dated
