"""The book of a congress: every line follows on the one before, and whatever is altered, removed or slipped in is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.congress.record.book import Line, old_seal, set_up_changed, verify_book, write_line
from luoshi.delivery.chain import NoTimeZone
from luoshi.delivery.heads import START, Head

NINE = datetime(2026, 11, 24, 1, tzinfo=UTC)
KINDS = ("sitting-opened", "in", "in", "voted", "counted")


def line(kind: str, minutes: int = 0, **data: Any) -> Line:  # noqa: ANN401 - any JSON
    return Line(1, 0, kind, None, None, data, 7, "温如", NINE + timedelta(minutes=minutes), "", "")


def book(count: int = 5) -> list[Line]:
    found: list[Line] = []
    for at in range(count):
        found.append(write_line(found[-1].head if found else START, line(KINDS[at % 5], at, delegate=str(at))))
    return found


def old_book(count: int = 3) -> list[Line]:
    """Lines as they were written at first, kept without `previous` and name."""
    found: list[Line] = []
    for at in range(count):
        unsealed = replace(line("in", at, delegate=str(at)), number=at + 1, by_name="")
        before = found[-1].hash if found else ""
        found.append(replace(unsealed, hash=old_seal(replace(unsealed, previous=before))))
    return found


def test_a_book_as_it_was_written_has_no_difference() -> None:
    lines = book()
    assert verify_book("会", lines, lines[-1].head) is None
    assert verify_book("会", [], START) is None


def test_lines_of_the_old_form_stand_and_are_followed_by_new_ones() -> None:
    lines = old_book()
    lines.append(write_line(lines[-1].head, line("voted", 9)))
    assert verify_book("会", lines, lines[-1].head) is None
    for at in range(3):
        changed = [*lines]
        changed[at] = replace(lines[at], data={"delegate": "x"})
        assert str(verify_book("会", changed)).startswith(f"line {at + 1} of the book (会)")
    named = [replace(lines[0], by_name="别人"), *lines[1:]]
    assert verify_book("会", named) is not None, "no name stood there"


def test_a_line_of_the_old_form_behind_a_new_one_is_a_forgery() -> None:
    lines = book(2)
    unsealed = replace(line("in", 9), number=3, by_name="", previous=lines[-1].hash)
    slipped = replace(unsealed, hash=old_seal(unsealed), previous="")
    assert verify_book("会", [*lines, slipped]) is not None


@given(at=st.integers(0, 4), what=st.sampled_from(["kind", "data", "by", "by_name", "at", "contest", "report", "congress", "previous", "hash", "number"]))  # fmt: skip
def test_whatever_is_altered_in_one_line_is_found(at: int, what: str) -> None:
    lines = book()
    other: dict[str, Any] = {
        "kind": "out", "data": {"delegate": "99"}, "by": 8, "by_name": "温茹", "at": NINE - timedelta(days=1),
        "contest": 3, "report": 4, "congress": 2, "previous": "0" * 63 + "1", "hash": "f" * 64, "number": 77,
    }  # fmt: skip
    lines[at] = replace(lines[at], **{what: other[what]})
    assert verify_book("会", lines) is not None


@given(at=st.integers(0, 4))
def test_a_line_that_is_gone_or_there_twice_is_found(at: int) -> None:
    lines = book()
    head = lines[-1].head
    assert verify_book("会", [*lines[:at], *lines[at + 1 :]], head) is not None
    assert verify_book("会", [*lines[: at + 1], *lines[at:]], head) is not None


def test_what_is_found_is_said_in_both_languages() -> None:
    lines = book()
    cut = verify_book("青禾会", lines[:-1], lines[-1].head)
    assert cut is not None
    assert str(cut) == "line 5 of the book (青禾会): entry 5 is cut off: the head that was exported names entry 5"
    changed = verify_book("青禾会", [replace(lines[0], kind="out"), *lines[1:]])
    assert changed is not None
    assert changed.said("zh") == "会议簿第1行（青禾会）：内容与哈希不符：事由、数据、时间或登记人被改动"
    anew = verify_book("青禾会", lines, Head(5, "a" * 64))
    assert anew is not None
    assert anew.kind == "written-anew"
    assert str(set_up_changed("青禾会", "roll", 12)).startswith("congress (青禾会): roll is not what line 12")
    assert str(set_up_changed("青禾会", "roll", None)) == "congress (青禾会): the book says nothing of roll"


def test_a_time_without_its_zone_is_not_written() -> None:
    with pytest.raises(NoTimeZone):
        write_line(START, replace(line("in"), at=datetime(2026, 11, 24)))  # noqa: DTZ001 - that is the point
