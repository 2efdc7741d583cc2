"""Nothing in a CSV for people runs, and what is guarded comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from exchange.nasty import FORMULAS, texts
from luoshi.exchange.csv_people import people_csv, read_people_csv
from luoshi.exchange.formula_guard import guard, unguard

AT_RISK = [
    "=1+1",
    "+86",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\0=1",
    "＝1",
    "1.10",
    "007",
    "1" * 16,
    "'=1",
    "''-1",
]


@pytest.mark.parametrize("text", AT_RISK)
def test_what_a_spreadsheet_would_take_for_something_else_is_guarded(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "增长=8", "1.1", "10", "0", "0.5", "'quoted'", "1—2", "a-1", "2026年"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guard(text) == text


@given(texts)
@example("'")
@example("''=")
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguard(guard(text)) == text


@given(texts)
def test_a_guarded_text_opens_no_formula(text: str) -> None:
    assert guard(text)[:1] not in set("=+-@\t\r\n\0")


def test_real_numbers_stay_numbers() -> None:
    data = people_csv([["同比", -5, 3.5, "-5"]])
    assert data.decode("utf-8-sig") == "同比,-5,3.5,'-5\r\n"


@given(texts)
def test_rows_come_back_whole(text: str) -> None:
    kept = text.encode("utf-8", "replace").decode("utf-8")
    assert read_people_csv(people_csv([[text, "末"]])) == [[kept, "末"]]


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_come_back_from_a_file(text: str) -> None:
    assert read_people_csv(people_csv([["a"], [text]]))[1] == [text]
