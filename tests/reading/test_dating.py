"""When was a text written: each clue by itself, clues together, and what holds for any text."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.reading.dating import date_document
from luoshi.reading.entries import Dating
from luoshi.reading.reading import read
from luoshi.reading.reference_day import month_is_known, reference_day
from luoshi.reading.text import Span

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "dating.toml").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 24)
CLUES = st.lists(st.sampled_from([case["text"] for case in CASES["case"]] + ["。", "\n", "去年", "2030年"]), max_size=5)


def _dated(case: dict[str, Any]) -> Dating:
    text = case["text"]
    title = Span(0, text.index("\n")) if case.get("titled") else None
    return date_document(text, furniture=(), title=title, today=TODAY)


def _id(case: dict[str, Any]) -> str:
    return f"{case.get('rule', 'agreement')}: {case['text'][:24]}"


@pytest.mark.parametrize("case", CASES["case"], ids=_id)
def test_a_clue_allows_its_days(case: dict[str, Any]) -> None:
    dating = _dated(case)
    assert case["rule"] in {clue.rule for clue in dating.evidence}
    assert (dating.earliest, dating.latest) == (case.get("earliest"), case.get("latest"))
    assert dating.conflicts == ()


@pytest.mark.parametrize("case", CASES["near_miss"], ids=_id)
def test_a_near_miss_is_no_such_clue(case: dict[str, Any]) -> None:
    assert case["rule"] not in {clue.rule for clue in _dated(case).evidence}, case["why"]


@pytest.mark.parametrize("case", CASES["agreement"], ids=_id)
def test_clues_together(case: dict[str, Any]) -> None:
    dating = _dated(case)
    assert (dating.earliest, dating.latest) == (case.get("earliest"), case.get("latest")), case["why"]
    assert reference_day(dating, TODAY) == case.get("reference", None if dating.evidence else TODAY)
    assert bool(dating.conflicts) == bool(case["conflicts"])
    assert all(any(part in said for said in dating.conflicts) for part in case["conflicts"])


@given(CLUES)
def test_any_mixture_of_clues_gives_an_interval_and_quotes_its_words(parts: list[str]) -> None:
    text = "".join(parts)
    dating = date_document(text, furniture=(), title=None, today=TODAY)
    assert dating.earliest is None or dating.latest is None or dating.earliest <= dating.latest
    assert dating.latest is None or dating.latest <= TODAY
    for clue in dating.evidence:
        assert 0 <= clue.start < clue.end <= len(text)
        assert clue.earliest is None or clue.latest is None or clue.earliest <= clue.latest
    assert (reference_day(dating, TODAY) or TODAY) <= TODAY


@given(st.text(max_size=300), st.dates())
def test_no_text_and_no_day_raises(text: str, today: date) -> None:
    date_document(text, furniture=(), title=None, today=today)


def test_a_text_is_not_dated_after_the_day_it_is_read() -> None:
    text = "关于修路的通知\n青政办〔2021〕22号\n各乡镇：请抓紧修路。"
    assert date_document(text, furniture=(), title=None, today=date(2020, 6, 1)).earliest is None


def test_furniture_is_no_evidence() -> None:
    chrome = "2019年3月5日\n"
    text = chrome + "各位代表：我报告工作。"
    assert date_document(text, furniture=(Span(0, len(chrome)),), title=None, today=TODAY).earliest is None
    assert date_document(text, furniture=(), title=None, today=TODAY).earliest == date(2019, 3, 5)


def test_a_reference_day_needs_a_year() -> None:
    """An undated text is read as of today; where only one end or several years are known, any day would be a guess."""
    assert reference_day(Dating(None, None), TODAY) == TODAY
    assert reference_day(Dating(None, None), None) is None
    assert reference_day(Dating(date(2019, 10, 31), None), TODAY) is None
    assert reference_day(Dating(None, date(2019, 10, 31)), TODAY) is None
    assert reference_day(Dating(date(2002, 11, 15), date(2012, 11, 15)), TODAY) is None
    assert reference_day(Dating(date(2019, 1, 1), date(2019, 12, 31)), TODAY) == date(2019, 1, 1)


def test_a_text_that_must_be_of_this_year_is() -> None:
    assert reference_day(Dating(date(2026, 9, 1), None), TODAY) == date(2026, 10, 13)


@pytest.mark.parametrize(
    ("earliest", "latest", "known"),
    [
        (date(2019, 12, 10), date(2019, 12, 22), True),
        (date(2019, 1, 1), date(2019, 1, 31), True),
        (date(2019, 1, 1), date(2019, 12, 31), False),
        (date(2019, 10, 31), date(2019, 12, 31), False),
        (date(2019, 10, 31), None, False),
        (None, None, True),
    ],
)
def test_a_month_is_known_of_an_interval_as_short_as_one(earliest: date, latest: date, known: bool) -> None:
    assert month_is_known(Dating(earliest, latest), TODAY) == known


def test_a_text_that_names_only_its_year_leaves_next_week_open() -> None:
    text = "青禾区2019年工作要点\n二、重点工作\n年底前建成滨河公园。下个星期，要启动北渡桥建设。\n"
    reading = read(text.encode(), name="a.txt", today=TODAY)
    assert [(task.deadline, task.due) for task in reading.tasks] == [("年底前", date(2019, 12, 31)), ("下个星期", None)]


def test_without_a_day_of_reading_nothing_is_bounded() -> None:
    text = "关于修路的通知\n青政办〔2041〕22号\n各乡镇：请抓紧修路。"
    assert date_document(text, furniture=(), title=None, today=None).latest == date(2041, 12, 31)


def test_words_in_furniture_far_down_are_no_evidence() -> None:
    text = "各位代表：修路。\n" * 300 + "要发展新质生产力。"
    footer = Span(text.index("要发展"), len(text))
    assert date_document(text, furniture=(footer,), title=None, today=TODAY).evidence == ()
    assert date_document(text, furniture=(), title=None, today=TODAY).earliest == date(2023, 9, 7)
