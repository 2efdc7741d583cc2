"""The rest of the year: days left, what is open, what pace it needs."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from delivery.histories import item_with, report
from luoshi.delivery.sprint import sprint

TODAY, END = date(2026, 12, 1), date(2026, 12, 31)
WAY = {"id": "m1", "name": "完成投资", "baseline": "0", "target": "365", "starts": "2026-01-01"}
NOVEMBER = report("2026-11", "2026-12-01", values={"m1": "305"})


def test_what_a_measure_needs_a_day_against_what_it_did_so_far() -> None:
    (line,) = sprint([item_with(due="2026-12-31", measures=[WAY], reports=[NOVEMBER])], TODAY, END).needed
    assert (line.remaining, line.a_day) == (Fraction(60), Fraction(2))
    assert line.so_far == Fraction(305, 334)
    assert line.times == Fraction(2 * 334, 305)


def test_days_and_what_is_open() -> None:
    items = [
        item_with(id="LS-1", due="2026-12-31"),
        item_with(
            id="LS-2",
            due="2026-11-30",
            evidence=[{"id": "e1", "name": "a", "by": "q", "at": "2026-04-01T09:00:00+08:00"}],
        ),
        item_with(id="LS-3", due="2027-06-30"),
        item_with(id="LS-4"),
        item_with(id="LS-5", due="2026-12-31", workflow="closed"),
    ]
    found = sprint(items, TODAY, END)
    assert (found.days, found.working_days) == (30, 22)
    assert (found.open, found.unproved) == (("LS-2", "LS-1"), ("LS-1",))


def test_the_steepest_stands_first_and_what_nobody_can_tell_last() -> None:
    slow = report("2026-11", "2026-12-01", values={"m1": "100"})
    items = [
        item_with(id="LS-1", due="2026-12-31", measures=[WAY], reports=[NOVEMBER]),
        item_with(id="LS-2", due="2026-12-31", measures=[WAY], reports=[slow]),
        item_with(id="LS-3", due="2026-12-31", measures=[WAY]),
    ]
    found = sprint(items, TODAY, END)
    assert [line.item for line in found.needed] == ["LS-2", "LS-1", "LS-3"]
    assert (found.needed[-1].latest, found.needed[-1].times) == (None, None)


def test_what_is_met_or_holds_all_the_time_needs_no_pace() -> None:
    done = report("2026-11", "2026-12-01", values={"m1": "365"})
    growth = {"id": "g", "name": "增速", "kind": "growth", "target": "8"}
    assert sprint([item_with(due="2026-12-31", measures=[WAY, growth], reports=[done])], TODAY, END).needed == ()


def test_lower_is_better_goes_down() -> None:
    way = {**WAY, "better": "lower", "baseline": "365", "target": "0"}
    found = sprint(
        [item_with(due="2026-12-31", measures=[way], reports=[report("2026-11", "2026-12-01", values={"m1": "60"})])],
        TODAY,
        END,
    )
    assert (found.needed[0].a_day, found.needed[0].so_far) == (Fraction(2), Fraction(305, 334))


def test_on_the_last_day_there_is_no_pace_any_more() -> None:
    found = sprint([item_with(due="2026-12-31", measures=[WAY], reports=[NOVEMBER])], END, END)
    assert (found.days, found.needed[0].remaining, found.needed[0].a_day, found.needed[0].times) == (
        0,
        Fraction(60),
        None,
        None,
    )


def test_whoever_has_done_nothing_has_no_pace_to_multiply() -> None:
    nothing = report("2026-11", "2026-12-01", values={"m1": "0"})
    (line,) = sprint([item_with(due="2026-12-31", measures=[WAY], reports=[nothing])], TODAY, END).needed
    assert (line.so_far, line.times) == (Fraction(0), None)
    no_baseline = [{**WAY, "baseline": None}]
    (line,) = sprint([item_with(due="2026-12-31", measures=no_baseline, reports=[nothing])], TODAY, END).needed
    assert (line.remaining, line.so_far) == (Fraction(365), None)


def test_working_days_of_a_year_without_a_calendar_are_awaited() -> None:
    assert sprint([], date(2087, 12, 1), date(2087, 12, 31)).working_days is None
