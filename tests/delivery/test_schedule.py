"""Due, due soon, overdue."""

from __future__ import annotations

from datetime import date

import pytest

from delivery.histories import item_with
from luoshi.delivery.schedule import due_in, is_overdue
from luoshi.delivery.terms import Terms

ASKED = [{"request": "close_out", "by": "qiao", "at": "2026-11-30T23:30:00+08:00"}]


@pytest.mark.parametrize(
    ("today", "status", "days", "working"),
    [
        (date(2026, 11, 15), "not_due", 15, 11),
        (date(2026, 11, 16), "due_soon", 14, 10),
        (date(2026, 11, 30), "due_today", 0, 0),
        (date(2026, 12, 1), "overdue", -1, None),
    ],
)
def test_an_item_is_due_on_its_date_and_overdue_the_day_after(
    today: date, status: str, days: int, working: int | None
) -> None:
    found = due_in(item_with(due="2026-11-30"), today)
    assert (found.status, found.days, found.working_days) == (status, days, working)


@pytest.mark.parametrize("workflow", ["draft", "suspended", "closed", "dropped"])
@pytest.mark.parametrize("due", [None, "2026-11-30"])
def test_what_is_at_rest_is_never_overdue(workflow: str, due: str | None) -> None:
    item = item_with(workflow=workflow, due=due)
    assert due_in(item, date(2030, 1, 1)).status == "at_rest"
    assert not is_overdue(item, date(2030, 1, 1))


def test_without_a_date_nothing_is_due() -> None:
    assert due_in(item_with(), date(2030, 1, 1)).status == "no_date"


def test_the_desks_own_delay_is_not_the_units() -> None:
    item = item_with(due="2026-11-30", workflow="close_out_asked", asked=ASKED)
    assert [due_in(item, date(2026, month, 30)).status for month in (11, 12)] == ["with_the_desk", "with_the_desk"]


def test_close_out_that_is_asked_late_does_not_stop_the_clock() -> None:
    late = [{**ASKED[0], "at": "2026-12-01T00:10:00+08:00"}]
    assert is_overdue(item_with(due="2026-11-30", workflow="close_out_asked", asked=late), date(2026, 12, 20))


def test_the_day_of_an_entry_is_the_day_in_beijing() -> None:
    in_time = [{**ASKED[0], "at": "2026-11-30T15:59:00+00:00"}]
    too_late = [{**ASKED[0], "at": "2026-11-30T16:01:00+00:00"}]
    assert not is_overdue(item_with(due="2026-11-30", workflow="close_out_asked", asked=in_time), date(2026, 12, 20))
    assert is_overdue(item_with(due="2026-11-30", workflow="close_out_asked", asked=too_late), date(2026, 12, 20))


def test_how_far_a_date_was_postponed_stays_visible() -> None:
    assert due_in(item_with(due="2026-12-20", first_due="2026-11-30"), date(2026, 12, 1)).postponed == 20


def test_working_days_of_a_year_without_a_calendar_are_awaited() -> None:
    found = due_in(item_with(due="2087-06-30"), date(2026, 11, 25))
    assert (found.status, found.working_days) == ("not_due", None)


def test_the_house_says_how_soon_is_soon() -> None:
    assert due_in(item_with(due="2026-11-30"), date(2026, 11, 1), Terms(due_soon_days=30)).status == "due_soon"
