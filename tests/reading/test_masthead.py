"""What stands above the first sentence is accounted for: tests/cases/mastheads.toml."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, all_cases
from luoshi.reading.reading import read

DAY = date(2026, 11, 24)
CASES = all_cases()["mastheads"]
LINES = st.sampled_from(
    ["政府工作报告", "——2026年1月16日在青禾区第六届人民代表大会第五次会议上", "青禾区人民政府区长 李平", "各位代表：", "????\t", "", "一、工业",
     "新建幼儿园2所。", "去年新增就业6120人，群众生活不断改善，各项事业都有进步，全区上下齐心协力。", "来源：区政府"]
)  # fmt: skip


def first(text: str, kind: str) -> str:
    """The first segment of a kind that begins within the first lines; nothing where there is none."""
    reading = read(text.encode(), name="text", today=DAY)
    return next((reading.text[one.start : one.end] for one in reading.segments if one.kind == kind), "")


@pytest.mark.parametrize("case", CASES["case"], ids=[case["text"][:20] for case in CASES["case"]])
def test_a_masthead(case: Case) -> None:
    for kind in ("heading", "ceremony"):
        assert first(case["text"], kind) == case.get(kind, "")


@pytest.mark.parametrize("case", CASES["near_miss"], ids=[case["text"][:20] for case in CASES["near_miss"]])
def test_what_is_no_masthead(case: Case) -> None:
    for kind in ("heading", "ceremony"):
        assert first(case["text"], kind) == case[kind], case["why"]


@given(st.lists(LINES, min_size=1, max_size=16).filter(any))
def test_it_covers_nothing_twice_and_takes_nothing_from_an_entry(lines: list[str]) -> None:
    reading = read("\n".join(lines).encode(), name="text", today=DAY)
    assert "".join(reading.text[one.start : one.end] for one in reading.segments) == reading.text
    entries = [(one.start, one.end) for one in reading.targets] + [(one.start, one.end) for one in reading.tasks]
    for start, end in entries:
        kinds = {one.kind for one in reading.segments if one.start < end and start < one.end}
        assert kinds <= {"target", "task", "decision", "furniture"}
